namespace Spotwire.Simulator.Matching;

/// <summary>An order as the matching core takes it: integers only, already judged by the market's filters.</summary>
/// <param name="OrderId">Unique among the orders that the book still holds.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Side">Direction.</param>
/// <param name="Type">What it does.</param>
/// <param name="TimeInForce">Looked at for <see cref="MatchType.Limit"/> and the stop types with a limit only.</param>
/// <param name="PriceTicks">Limit price, above zero; ignored where the type has none. A stop type may leave it zero if
/// the listener sets it when it is triggered.</param>
/// <param name="QuantitySteps">Quantity, above zero; ignored for <see cref="MatchType.MarketByQuote"/>.</param>
/// <param name="QuoteUnits">Budget in ticks × steps, above zero, for <see cref="MatchType.MarketByQuote"/>.</param>
/// <param name="StopTicks">Stop price, above zero, for the stop types; may be zero where it trails.</param>
internal readonly record struct MatchOrder(
    long OrderId,
    int Owner,
    MatchSide Side,
    MatchType Type,
    MatchTimeInForce TimeInForce,
    long PriceTicks,
    long QuantitySteps,
    Int128 QuoteUnits,
    long StopTicks)
{
    /// <summary>For the stop types: by how much the price has to come back from its extreme, in hundredths of a percent
    /// of the extreme; zero for one that does not trail. With a stop price it trails once that is reached.</summary>
    public int TrailingBips { get; init; }

    /// <summary>How much of it others may see at a time, in steps; zero for all. For the types with a limit.</summary>
    public long VisibleSteps { get; init; }

    /// <summary>What happens where it would take from its own side of the trade.</summary>
    public MatchSelfTrade SelfTrade { get; init; }

    /// <summary>The trade group of its owner; -1 without one.</summary>
    public int TradeGroup { get; init; } = -1;

    /// <summary>Whether it waits for the price.</summary>
    public bool IsStop => Type is MatchType.StopLoss or MatchType.StopLossLimit
        or MatchType.TakeProfit or MatchType.TakeProfitLimit;

    /// <summary>Whether it has a limit price, now or once triggered.</summary>
    public bool HasLimit => Type is MatchType.Limit or MatchType.LimitMaker
        or MatchType.StopLossLimit or MatchType.TakeProfitLimit;

    /// <summary>For the stop types: whether the stop price lies above the market and is reached from below.</summary>
    public bool IsReachedRising => (Side == MatchSide.Buy) == (Type is MatchType.StopLoss or MatchType.StopLossLimit);

    /// <summary>Whether a trade with that order would be a self-trade.</summary>
    public bool IsOfSameOwner(in MatchOrder other) =>
        Owner == other.Owner || (TradeGroup != -1 && TradeGroup == other.TradeGroup);
}
