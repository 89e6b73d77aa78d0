namespace Spotwire.Streams;

/// <summary>One public trade, from the stream <c>&lt;symbol&gt;@trade</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Trade Streams".</remarks>
public readonly record struct TradeEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>The trade's number, rising by one per symbol.</summary>
    public long TradeId { get; init; }

    /// <summary>Price as an integer with its scale: quote asset per base asset.</summary>
    public ScaledNumber ScaledPrice { get; init; }

    /// <summary>Quantity as an integer with its scale, in the base asset.</summary>
    public ScaledNumber ScaledQuantity { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public ExchangeTime TradeTime { get; init; }

    /// <summary>Whether the buyer's order was resting, so that the seller was the taker.</summary>
    public bool IsBuyerMaker { get; init; }

    /// <summary>Price: quote asset per base asset.</summary>
    public decimal Price => ScaledPrice.ToDecimal();

    /// <summary>Quantity in the base asset.</summary>
    public decimal Quantity => ScaledQuantity.ToDecimal();
}
