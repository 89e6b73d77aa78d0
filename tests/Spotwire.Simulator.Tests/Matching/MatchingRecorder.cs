using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>Keeps every event; vetoes what it is told to.</summary>
internal sealed class MatchingRecorder(Func<MatchOrder, bool>? allows = null) : IMatchingListener
{
    public List<object> Events { get; } = [];

    public IEnumerable<MatchTrade> Trades => Events.OfType<MatchTrade>();

    public IEnumerable<MatchDone> Ends => Events.OfType<MatchDone>();

    public void OnAccepted(in MatchOrder order) => Events.Add(("accepted", order));

    public void OnRejected(in MatchOrder order, MatchRejection reason) => Events.Add(("rejected", order, reason));

    public void OnTracking(in MatchOrder order, long extremeTicks) => Events.Add(("tracking", order, extremeTicks));

    public bool OnTriggered(in MatchOrder order, ref MatchOrder working)
    {
        Events.Add(("triggered", order));
        return allows?.Invoke(order) ?? true;
    }

    public MatchBounds TakerBounds(in MatchOrder order) => MatchBounds.None;

    public void OnPrevented(in MatchPrevention prevention) => Events.Add(prevention);

    public void OnTrade(in MatchTrade trade) => Events.Add(trade);

    public void OnDone(in MatchDone done) => Events.Add(done);

    public void OnLevel(MatchSide side, long priceTicks, long totalSteps) =>
        Events.Add(("level", side, priceTicks, totalSteps));
}
