namespace Spotwire.Market;

/// <summary>A public trade.</summary>
/// <remarks>Documentation: rest-api.md, "Recent trades list".</remarks>
public sealed record Trade
{
    /// <summary>The trade's number, rising by one per symbol.</summary>
    public required long TradeId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price × quantity, in the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public required ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer's order was resting, so that the seller was the taker.</summary>
    public required bool IsBuyerMaker { get; init; }

    /// <summary>Whether it was at the best price of the book.</summary>
    public bool IsBestMatch { get; init; }
}
