namespace Spotwire.Streams;

/// <summary>Changes of a book, from the stream <c>&lt;symbol&gt;@depth</c>. Quantities are absolute; 0 removes the
/// level.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Diff. Depth Stream".</remarks>
public readonly record struct DepthEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>First update id in it.</summary>
    public long FirstUpdateId { get; init; }

    /// <summary>Last update id in it; the next event normally begins one after.</summary>
    public long FinalUpdateId { get; init; }

    /// <summary>Decimal digits of all prices in it, 0 to 18.</summary>
    public byte PriceScale { get; init; }

    /// <summary>Decimal digits of all quantities in it, 0 to 18.</summary>
    public byte QuantityScale { get; init; }

    /// <summary>Changed bids, in the exchange's order.</summary>
    public ReadOnlyMemory<BookLevel> Bids { get; init; }

    /// <summary>Changed asks, in the exchange's order.</summary>
    public ReadOnlyMemory<BookLevel> Asks { get; init; }

    /// <summary>The price of a level of this event: quote asset per base asset.</summary>
    public decimal PriceOf(BookLevel level) => new ScaledNumber(level.Price, PriceScale).ToDecimal();

    /// <summary>The quantity of a level of this event, in the base asset; 0 removes the level.</summary>
    public decimal QuantityOf(BookLevel level) => new ScaledNumber(level.Quantity, QuantityScale).ToDecimal();
}
