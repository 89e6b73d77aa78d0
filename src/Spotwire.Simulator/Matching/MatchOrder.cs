namespace Spotwire.Simulator.Matching;

/// <summary>An order as the matching core takes it: integers only, already judged by the market's filters.</summary>
/// <param name="OrderId">Unique among the orders that the book still holds.</param>
/// <param name="Owner">Whose it is; handed back in the events and not looked at.</param>
/// <param name="Side">Direction.</param>
/// <param name="Type">What it does.</param>
/// <param name="TimeInForce">Looked at for <see cref="MatchType.Limit"/> and <see cref="MatchType.StopLossLimit"/>
/// only.</param>
/// <param name="PriceTicks">Limit price, above zero; ignored where the type has none.</param>
/// <param name="QuantitySteps">Quantity, above zero; ignored for <see cref="MatchType.MarketByQuote"/>.</param>
/// <param name="QuoteUnits">Budget in ticks × steps, above zero, for <see cref="MatchType.MarketByQuote"/>.</param>
/// <param name="StopTicks">Stop price, above zero, for the stop types.</param>
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
    /// <summary>Whether it waits for a stop price.</summary>
    public bool IsStop => Type is MatchType.StopLoss or MatchType.StopLossLimit;

    /// <summary>Whether it has a limit price, now or once triggered.</summary>
    public bool HasLimit => Type is MatchType.Limit or MatchType.LimitMaker or MatchType.StopLossLimit;
}
