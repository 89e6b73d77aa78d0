using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>Keeps every event; vetoes, prices and bounds what it is told to.</summary>
internal sealed class MatchingRecorder(Func<MatchOrder, bool>? allows = null) : IMatchingListener
{
    public List<object> Events { get; init; } = [];

    /// <summary>The price at which a triggered order works; its own where null.</summary>
    public Func<MatchOrder, long>? Price { get; init; }

    /// <summary>Where a taker may trade; anywhere where null.</summary>
    public Func<MatchOrder, MatchBounds>? Bounds { get; init; }

    public IEnumerable<MatchTrade> Trades => Events.OfType<MatchTrade>();

    public IEnumerable<MatchPrevention> Preventions => Events.OfType<MatchPrevention>();

    public IEnumerable<MatchDone> Ends => Events.OfType<MatchDone>();

    /// <summary>The names of the events in order, ends by their order and reason; levels left out.</summary>
    public IEnumerable<string> Story => Events.Select(e => e switch
    {
        MatchTrade t => $"trade {t.MakerOrderId} {t.Steps}@{t.PriceTicks}",
        MatchPrevention p => $"prevented {p.MakerOrderId} {p.TakerPreventedSteps}/{p.MakerPreventedSteps}",
        MatchDone d => $"{d.End} {d.OrderId}{(d.End == MatchEnd.Expired ? $" {d.Expiry}" : "")}",
        (string name, MatchOrder order) => $"{name} {order.OrderId}",
        (string name, MatchOrder order, long extreme) => $"{name} {order.OrderId} {extreme}",
        (string name, MatchOrder order, MatchRejection reason) => $"{name} {order.OrderId} {reason}",
        _ => "level",
    }).Where(line => line != "level" && !line.StartsWith("bounds", StringComparison.Ordinal));

    public void OnAccepted(in MatchOrder order) => Events.Add(("accepted", order));

    public void OnRejected(in MatchOrder order, MatchRejection reason) => Events.Add(("rejected", order, reason));

    public void OnTracking(in MatchOrder order, long extremeTicks) => Events.Add(("tracking", order, extremeTicks));

    public bool OnTriggered(in MatchOrder order, ref MatchOrder working)
    {
        Events.Add(("triggered", order));
        working = working with { PriceTicks = Price?.Invoke(order) ?? order.PriceTicks };
        return allows?.Invoke(order) ?? true;
    }

    public MatchBounds TakerBounds(in MatchOrder order)
    {
        Events.Add(("bounds", order));
        return Bounds?.Invoke(order) ?? MatchBounds.None;
    }

    public void OnTrade(in MatchTrade trade) => Events.Add(trade);

    public void OnPrevented(in MatchPrevention prevention) => Events.Add(prevention);

    public void OnDone(in MatchDone done) => Events.Add(done);

    public void OnLevel(MatchSide side, long priceTicks, long totalSteps) =>
        Events.Add(("level", side, priceTicks, totalSteps));
}
