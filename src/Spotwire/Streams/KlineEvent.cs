namespace Spotwire.Streams;

/// <summary>The current state of a kline, from the stream <c>&lt;symbol&gt;@kline_&lt;interval&gt;</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Kline/Candlestick Streams for UTC".</remarks>
public readonly record struct KlineEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>Start of the kline.</summary>
    public ExchangeTime OpenTime { get; init; }

    /// <summary>Last millisecond (or microsecond) that belongs to the kline.</summary>
    public ExchangeTime CloseTime { get; init; }

    /// <summary>Length of the kline.</summary>
    public KlineInterval Interval { get; init; }

    /// <summary>Number of its first trade; -1 when there was none.</summary>
    public long FirstTradeId { get; init; }

    /// <summary>Number of its last trade so far; -1 when there was none.</summary>
    public long LastTradeId { get; init; }

    /// <summary>First price; the four prices have the same scale.</summary>
    public ScaledNumber ScaledOpenPrice { get; init; }

    /// <summary>Last price so far.</summary>
    public ScaledNumber ScaledClosePrice { get; init; }

    /// <summary>Highest price so far.</summary>
    public ScaledNumber ScaledHighPrice { get; init; }

    /// <summary>Lowest price so far.</summary>
    public ScaledNumber ScaledLowPrice { get; init; }

    /// <summary>Traded quantity in the base asset.</summary>
    public decimal Volume { get; init; }

    /// <summary>Traded quantity in the quote asset.</summary>
    public decimal QuoteVolume { get; init; }

    /// <summary>Part of <see cref="Volume"/> in which the buyer was the taker.</summary>
    public decimal TakerBuyVolume { get; init; }

    /// <summary>Part of <see cref="QuoteVolume"/> in which the buyer was the taker.</summary>
    public decimal TakerBuyQuoteVolume { get; init; }

    /// <summary>Number of trades.</summary>
    public long TradeCount { get; init; }

    /// <summary>Whether the kline has ended and will not change any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>First price: quote asset per base asset.</summary>
    public decimal OpenPrice => ScaledOpenPrice.ToDecimal();

    /// <summary>Last price so far.</summary>
    public decimal ClosePrice => ScaledClosePrice.ToDecimal();

    /// <summary>Highest price so far.</summary>
    public decimal HighPrice => ScaledHighPrice.ToDecimal();

    /// <summary>Lowest price so far.</summary>
    public decimal LowPrice => ScaledLowPrice.ToDecimal();
}
