namespace Spotwire.Streams;

/// <summary>Statistics of a rolling window, from the streams <c>&lt;symbol&gt;@ticker_&lt;window&gt;</c> and
/// <c>!ticker_&lt;window&gt;@arr</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Individual Symbol Rolling Window Statistics Streams".</remarks>
public readonly record struct RollingWindowTickerEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>How far it looks back: 1 hour, 4 hours or 1 day.</summary>
    public WindowSize Window { get; init; }

    /// <summary>Last price less the open price; may be negative.</summary>
    public decimal PriceChange { get; init; }

    /// <summary>The change in percent of the open price.</summary>
    public decimal PriceChangePercent { get; init; }

    /// <summary>Price of the first trade in the window: quote asset per base asset.</summary>
    public decimal OpenPrice { get; init; }

    /// <summary>Highest price.</summary>
    public decimal HighPrice { get; init; }

    /// <summary>Lowest price.</summary>
    public decimal LowPrice { get; init; }

    /// <summary>Last price.</summary>
    public decimal LastPrice { get; init; }

    /// <summary>Price averaged with the quantities as weights.</summary>
    public decimal WeightedAveragePrice { get; init; }

    /// <summary>Traded quantity in the base asset.</summary>
    public decimal Volume { get; init; }

    /// <summary>Traded quantity in the quote asset.</summary>
    public decimal QuoteVolume { get; init; }

    /// <summary>Start of the window, on a minute.</summary>
    public ExchangeTime OpenTime { get; init; }

    /// <summary>End of the window.</summary>
    public ExchangeTime CloseTime { get; init; }

    /// <summary>Number of the first trade; -1 when there was none.</summary>
    public long FirstTradeId { get; init; }

    /// <summary>Number of the last trade; -1 when there was none.</summary>
    public long LastTradeId { get; init; }

    /// <summary>Number of trades.</summary>
    public long TradeCount { get; init; }
}
