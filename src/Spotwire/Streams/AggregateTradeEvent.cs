namespace Spotwire.Streams;

/// <summary>Trades of one taker order at one price, merged, from the stream <c>&lt;symbol&gt;@aggTrade</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Aggregate Trade Streams".</remarks>
public readonly record struct AggregateTradeEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>The aggregate's number, rising by one per symbol.</summary>
    public long AggregateTradeId { get; init; }

    /// <summary>Price as an integer with its scale: quote asset per base asset.</summary>
    public ScaledNumber ScaledPrice { get; init; }

    /// <summary>Quantity as an integer with its scale, in the base asset.</summary>
    public ScaledNumber ScaledQuantity { get; init; }

    /// <summary>Number of the first trade in it.</summary>
    public long FirstTradeId { get; init; }

    /// <summary>Number of the last trade in it.</summary>
    public long LastTradeId { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer's order was resting, so that the seller was the taker.</summary>
    public bool IsBuyerMaker { get; init; }

    /// <summary>Price: quote asset per base asset.</summary>
    public decimal Price => ScaledPrice.ToDecimal();

    /// <summary>Quantity in the base asset.</summary>
    public decimal Quantity => ScaledQuantity.ToDecimal();
}
