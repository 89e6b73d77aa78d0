namespace Spotwire.Simulator.MarketData;

/// <summary>A trade as everybody sees it.</summary>
/// <param name="Id">Trade id of the symbol, or the id of the aggregate.</param>
/// <param name="PriceTicks">Price in ticks.</param>
/// <param name="QuantitySteps">Quantity in steps.</param>
/// <param name="TimeMicros">Trade time, microseconds since 1970.</param>
/// <param name="IsBuyerMaker">Whether the buy order was resting.</param>
internal readonly record struct PublicTrade(
    long Id, long PriceTicks, long QuantitySteps, long TimeMicros, bool IsBuyerMaker);
