using CsCheck;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>A random command. The ids in it count back from its own place in the run.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Order">What to submit; its id is given by the run.</param>
/// <param name="Back">Which earlier order is meant.</param>
/// <param name="OtherBack">Which other one; or a number for whatever needs one.</param>
internal sealed record MatchCommand(MatchCommandKind Kind, MatchOrder Order, int Back, int OtherBack)
{
    private static readonly MatchCommandKind[] Kinds =
    [
        .. Enumerable.Repeat(MatchCommandKind.Submit, 12), MatchCommandKind.Cancel, MatchCommandKind.Cancel,
        MatchCommandKind.Amend, MatchCommandKind.Amend, MatchCommandKind.Expire,
        MatchCommandKind.Pair, MatchCommandKind.Pair, MatchCommandKind.Pair,
    ];

    private static readonly MatchType[] Types =
    [
        .. Enumerable.Repeat(MatchType.Limit, 6), MatchType.LimitMaker, MatchType.LimitMaker, MatchType.Market,
        MatchType.MarketByQuote, MatchType.StopLoss, MatchType.StopLossLimit, MatchType.TakeProfit,
        MatchType.TakeProfitLimit,
    ];

    private static readonly Gen<MatchOrder> GenPlain = Gen.Select(
        Gen.Int[0, Types.Length - 1].Select(i => Types[i]), Gen.Bool, Gen.Int[0, 5], Gen.Long[90, 110],
        Gen.Long[1, 20], Gen.Long[88, 112], Gen.Int[0, 4],
        (type, isBuy, tif, price, steps, stop, owner) => new MatchOrder(
            0,
            owner,
            isBuy ? MatchSide.Buy : MatchSide.Sell,
            type,
            tif > 2 ? MatchTimeInForce.GoodTillCanceled : (MatchTimeInForce)tif,
            price,
            steps,
            (steps * price) + (stop % 7),
            stop)
        {
            // Owners 0 and 1 are one group, 2 and 3 have none, 4 is a group of its own.
            TradeGroup = owner switch { 0 or 1 => 7, 4 => 0, _ => -1 },
        });

    private static readonly Gen<MatchOrder> GenOrder = Gen.Select(
        GenPlain, Gen.Int[0, 7], Gen.Enum<MatchSelfTrade>(), Gen.Int[0, 2], Gen.Int[1, 600], Gen.Bool,
        (plain, visible, selfTrade, trails, bips, keepsStop) => plain with
        {
            VisibleSteps = Math.Max(0, visible - 2),
            SelfTrade = selfTrade,
            TrailingBips = trails == 0 ? bips : 0,
            StopTicks = trails == 0 && !keepsStop ? 0 : plain.StopTicks,
        });

    /// <summary>Any command.</summary>
    public static Gen<MatchCommand> Any { get; } = Gen.Select(
        Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]), GenOrder, Gen.Int[1, 30], Gen.Int[1, 30],
        (kind, order, back, otherBack) => new MatchCommand(kind, order, back, otherBack));

    /// <summary>A pair of orders, as exchanges take it: two legs on the same side, one above the market and one
    /// below.</summary>
    public static Gen<MatchCommand[]> Pair { get; } = Gen.Select(
        GenOrder, Gen.Int[1, 5], Gen.Int[1, 5], Gen.Bool,
        (order, above, below, isProfitLimit) =>
        {
            var isBuy = order.Side == MatchSide.Buy;
            var stop = order with
            {
                Type = MatchType.StopLossLimit,
                StopTicks = isBuy ? 100 + above : 100 - below,
                PriceTicks = isBuy ? 102 + above : 98 - below,
                TrailingBips = 0,
            };
            var profit = order with
            {
                Type = isProfitLimit ? MatchType.LimitMaker : MatchType.TakeProfit,
                StopTicks = isBuy ? 100 - below : 100 + above,
                PriceTicks = isBuy ? 100 - below : 100 + above,
                TrailingBips = 0,
            };
            return new MatchCommand[]
            {
                new(MatchCommandKind.Submit, stop, 0, 0),
                new(MatchCommandKind.Submit, profit, 0, 0),
                new(MatchCommandKind.Pair, order, 1, 2),
            };
        });

    /// <summary>A run of commands, with a pair among them now and then.</summary>
    public static Gen<MatchCommand[]> Run(int most) => Gen
        .Frequency((4, Any.Select(c => new[] { c })), (1, Pair))
        .Array[0, most]
        .Select(parts => parts.SelectMany(p => p).ToArray());
}
