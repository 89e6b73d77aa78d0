namespace Spotwire.Streams;

/// <summary>A block trade, from the stream <c>&lt;symbol&gt;@blockTrade</c>: agreed outside the book and numbered apart
/// from all other trades.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Block Trade Streams".</remarks>
public readonly record struct BlockTradeEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>The block trade's number, rising per symbol.</summary>
    public long BlockTradeId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public decimal Quantity { get; init; }

    /// <summary>When it was made.</summary>
    public ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer counts as the maker.</summary>
    public bool IsBuyerMaker { get; init; }
}
