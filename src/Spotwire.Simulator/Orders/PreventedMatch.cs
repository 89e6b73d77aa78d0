namespace Spotwire.Simulator.Orders;

/// <summary>A trade that self-trade prevention did not let happen.</summary>
/// <remarks>Documentation: faqs/stp_faq.md.</remarks>
internal sealed record PreventedMatch
{
    /// <summary>Its number, rising per market.</summary>
    public required long Id { get; init; }

    /// <summary>Where: the market of the incoming order, which numbers it.</summary>
    public required Market Market { get; init; }

    /// <summary>The market of the resting order; another one only where the incoming one was routed.</summary>
    public required Market MakerMarket { get; init; }

    /// <summary>The incoming order.</summary>
    public required long TakerOrderId { get; init; }

    /// <summary>The resting order.</summary>
    public required long MakerOrderId { get; init; }

    /// <summary>Owner of the incoming order.</summary>
    public required int TakerAccount { get; init; }

    /// <summary>Owner of the resting order.</summary>
    public required int MakerAccount { get; init; }

    /// <summary>The taker's trade group; −1 for none.</summary>
    public required int TradeGroup { get; init; }

    /// <summary>The mode that applied, as on the wire.</summary>
    public required string Mode { get; init; }

    /// <summary>The price at which they would have traded.</summary>
    public required decimal Price { get; init; }

    /// <summary>How much they would have traded.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>What the taker lost of its open quantity; null for nothing.</summary>
    public decimal? TakerPreventedQuantity { get; init; }

    /// <summary>What the maker lost of its open quantity; null for nothing.</summary>
    public decimal? MakerPreventedQuantity { get; init; }

    /// <summary>When.</summary>
    public required long TimeMicros { get; init; }
}
