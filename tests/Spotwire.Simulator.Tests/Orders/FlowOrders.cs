using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Orders of the flow's accounts, as the matching core takes them.</summary>
internal static class FlowOrders
{
    public static MatchOrder Limit(
        Simulator.Market market, int account, MatchSide side, decimal price, decimal quantity) => new(
            0,
            account,
            side,
            MatchType.Limit,
            MatchTimeInForce.GoodTillCanceled,
            (long)(price / market.Spec.TickSize),
            (long)(quantity / market.Spec.StepSize),
            0,
            0);

    public static MatchOrder Market(Simulator.Market market, int account, MatchSide side, decimal quantity) => new(
        0,
        account,
        side,
        MatchType.Market,
        MatchTimeInForce.ImmediateOrCancel,
        0,
        (long)(quantity / market.Spec.StepSize),
        0,
        0);
}
