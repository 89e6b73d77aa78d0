using Spotwire.Market;

namespace Spotwire.Books;

/// <summary>A local order book as it stood at one moment; it does not change afterwards.</summary>
public sealed record BookView
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Whether the book could be traded on at that moment.</summary>
    public required BookState State { get; init; }

    /// <summary>The last update id contained; 0 where there is no book.</summary>
    public required long LastUpdateId { get; init; }

    /// <summary>Event time of the last depth event applied; null before any.</summary>
    public ExchangeTime? EventTime { get; init; }

    /// <summary>The best bids, highest price first; empty where there is no book.</summary>
    public required IReadOnlyList<PriceLevel> Bids { get; init; }

    /// <summary>The best asks, lowest price first; empty where there is no book.</summary>
    public required IReadOnlyList<PriceLevel> Asks { get; init; }

    /// <summary>The highest bid; null where there is none.</summary>
    public PriceLevel? BestBid => Bids.Count > 0 ? Bids[0] : null;

    /// <summary>The lowest ask; null where there is none.</summary>
    public PriceLevel? BestAsk => Asks.Count > 0 ? Asks[0] : null;

    /// <summary>Lowest ask less highest bid, in the quote asset; null where a side is empty.</summary>
    public decimal? Spread => BestAsk?.Price - BestBid?.Price;
}
