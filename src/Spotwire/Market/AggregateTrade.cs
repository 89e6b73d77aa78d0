namespace Spotwire.Market;

/// <summary>Public trades of one taker order at one price, added up.</summary>
/// <remarks>Documentation: rest-api.md, "Compressed/Aggregate trades list".</remarks>
public sealed record AggregateTrade
{
    /// <summary>The aggregate's own number, rising by one per symbol.</summary>
    public required long AggregateTradeId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>Sum over its trades, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Number of its first trade.</summary>
    public required long FirstTradeId { get; init; }

    /// <summary>Number of its last trade.</summary>
    public required long LastTradeId { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public required ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer's order was resting, so that the seller was the taker.</summary>
    public required bool IsBuyerMaker { get; init; }

    /// <summary>Whether it was at the best price of the book.</summary>
    public bool IsBestMatch { get; init; }
}
