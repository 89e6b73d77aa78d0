namespace Spotwire.Market;

/// <summary>The top of a book.</summary>
/// <remarks>Documentation: rest-api.md, "Symbol order book ticker".</remarks>
public sealed record BookTicker
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Best bid price; 0 when nobody bids.</summary>
    public required decimal BidPrice { get; init; }

    /// <summary>Quantity at the best bid, in the base asset.</summary>
    public required decimal BidQuantity { get; init; }

    /// <summary>Best ask price; 0 when nobody asks.</summary>
    public required decimal AskPrice { get; init; }

    /// <summary>Quantity at the best ask, in the base asset.</summary>
    public required decimal AskQuantity { get; init; }
}
