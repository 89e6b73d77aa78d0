namespace Spotwire.Market;

/// <summary>A block trade: agreed outside the book, numbered apart from all other trades, and part of neither klines
/// nor statistics.</summary>
/// <remarks>Documentation: rest-api.md, "Historical Block Trades".</remarks>
public sealed record BlockTrade
{
    /// <summary>The block trade's number, rising per symbol.</summary>
    public required long BlockTradeId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price × quantity, in the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>When it was made.</summary>
    public required ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer counts as the maker.</summary>
    public required bool IsBuyerMaker { get; init; }
}
