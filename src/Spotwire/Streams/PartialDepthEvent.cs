namespace Spotwire.Streams;

/// <summary>The best levels of a book, from the stream <c>&lt;symbol&gt;@depth&lt;levels&gt;</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Partial Book Depth Streams".</remarks>
public readonly record struct PartialDepthEvent
{
    /// <summary>The market; the message does not carry it, the stream's name does.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When it arrived, on the local clock; the message carries no time.</summary>
    public ExchangeTime ReceivedAt { get; init; }

    /// <summary>The book's update id.</summary>
    public long LastUpdateId { get; init; }

    /// <summary>Decimal digits of all prices in it, 0 to 18.</summary>
    public byte PriceScale { get; init; }

    /// <summary>Decimal digits of all quantities in it, 0 to 18.</summary>
    public byte QuantityScale { get; init; }

    /// <summary>Bids, best first.</summary>
    public ReadOnlyMemory<BookLevel> Bids { get; init; }

    /// <summary>Asks, best first.</summary>
    public ReadOnlyMemory<BookLevel> Asks { get; init; }

    /// <summary>The price of a level of this event: quote asset per base asset.</summary>
    public decimal PriceOf(BookLevel level) => new ScaledNumber(level.Price, PriceScale).ToDecimal();

    /// <summary>The quantity of a level of this event, in the base asset.</summary>
    public decimal QuantityOf(BookLevel level) => new ScaledNumber(level.Quantity, QuantityScale).ToDecimal();
}
