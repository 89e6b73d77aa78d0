using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Hears another market's book while a smart-routed order takes from it: the book's own orders are its desk's,
/// the routed order gets allocations. Afterwards the book's stops work as ever.</summary>
/// <remarks>Documentation: faqs/sor_faq.md.</remarks>
internal sealed class RoutedBook(SimulatedOrder taker, OrderDesk home, OrderDesk desk) : IMatchingListener
{
    private bool _isOver;

    private IMatchingListener Own => desk;

    public void OnAccepted(in MatchOrder order) => Own.OnAccepted(order);

    public void OnRejected(in MatchOrder order, MatchRejection reason) => Own.OnRejected(order, reason);

    public void OnTracking(in MatchOrder order, long extremeTicks) => Own.OnTracking(order, extremeTicks);

    public bool OnTriggered(in MatchOrder order, ref MatchOrder working)
    {
        _isOver = true;
        return Own.OnTriggered(order, ref working);
    }

    public MatchBounds TakerBounds(in MatchOrder order) => Own.TakerBounds(order);

    public void OnTrade(in MatchTrade trade)
    {
        if (_isOver)
        {
            Own.OnTrade(trade);
        }
        else
        {
            home.Allocate(taker, desk, trade);
        }
    }

    public void OnPrevented(in MatchPrevention prevention)
    {
        if (_isOver)
        {
            Own.OnPrevented(prevention);
        }
        else
        {
            home.Prevent(taker, desk, prevention);
        }
    }

    public void OnDone(in MatchDone done) => Own.OnDone(done);

    public void OnLevel(MatchSide side, long priceTicks, long totalSteps) => Own.OnLevel(side, priceTicks, totalSteps);
}
