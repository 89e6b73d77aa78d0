namespace Spotwire.Simulator;

/// <summary>A trade as everybody sees it.</summary>
/// <param name="TradeId">The exchange's number, rising by one per symbol.</param>
/// <param name="PriceTicks">Price in ticks of the market.</param>
/// <param name="QuantitySteps">Quantity in steps of the market.</param>
/// <param name="TimeMicros">When, on the exchange's clock.</param>
/// <param name="IsBuyerMaker">Whether the buyer's order was resting.</param>
internal readonly record struct PublicTrade(
    long TradeId,
    long PriceTicks,
    long QuantitySteps,
    long TimeMicros,
    bool IsBuyerMaker);
