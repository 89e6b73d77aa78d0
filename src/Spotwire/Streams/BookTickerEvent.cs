namespace Spotwire.Streams;

/// <summary>Best bid and ask of a book after a change of either, from the stream
/// <c>&lt;symbol&gt;@bookTicker</c>. The message carries no time.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Individual Symbol Book Ticker Streams".</remarks>
public readonly record struct BookTickerEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>The book's update id at which this was the top of the book.</summary>
    public long UpdateId { get; init; }

    /// <summary>Best bid price; both prices have the same scale.</summary>
    public ScaledNumber ScaledBidPrice { get; init; }

    /// <summary>Quantity at the best bid, in the base asset; both quantities have the same scale.</summary>
    public ScaledNumber ScaledBidQuantity { get; init; }

    /// <summary>Best ask price; both prices have the same scale.</summary>
    public ScaledNumber ScaledAskPrice { get; init; }

    /// <summary>Quantity at the best ask, in the base asset; both quantities have the same scale.</summary>
    public ScaledNumber ScaledAskQuantity { get; init; }

    /// <summary>Best bid price: quote asset per base asset; 0 when nobody bids.</summary>
    public decimal BidPrice => ScaledBidPrice.ToDecimal();

    /// <summary>Quantity at the best bid, in the base asset.</summary>
    public decimal BidQuantity => ScaledBidQuantity.ToDecimal();

    /// <summary>Best ask price: quote asset per base asset; 0 when nobody asks.</summary>
    public decimal AskPrice => ScaledAskPrice.ToDecimal();

    /// <summary>Quantity at the best ask, in the base asset.</summary>
    public decimal AskQuantity => ScaledAskQuantity.ToDecimal();
}
