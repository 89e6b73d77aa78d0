namespace Spotwire.Market;

/// <summary>Statistics of a trading day or of a rolling window.</summary>
/// <remarks>Documentation: rest-api.md, "Trading Day Ticker" and "Rolling window price change statistics".</remarks>
public sealed record WindowTicker
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Last price minus open price.</summary>
    public required decimal PriceChange { get; init; }

    /// <summary>The change in percent of the open price.</summary>
    public required decimal PriceChangePercent { get; init; }

    /// <summary>Quote volume ÷ volume.</summary>
    public required decimal WeightedAveragePrice { get; init; }

    /// <summary>Price of the first trade in the window.</summary>
    public required decimal OpenPrice { get; init; }

    /// <summary>Highest price.</summary>
    public required decimal HighPrice { get; init; }

    /// <summary>Lowest price.</summary>
    public required decimal LowPrice { get; init; }

    /// <summary>Price of the last trade.</summary>
    public required decimal LastPrice { get; init; }

    /// <summary>Traded quantity, in the base asset.</summary>
    public required decimal Volume { get; init; }

    /// <summary>Traded notional, in the quote asset.</summary>
    public required decimal QuoteVolume { get; init; }

    /// <summary>Start of the window: midnight of the time zone, or a full minute.</summary>
    public required ExchangeTime OpenTime { get; init; }

    /// <summary>End of the window: the last instant of the day, or now.</summary>
    public required ExchangeTime CloseTime { get; init; }

    /// <summary>Number of the first trade; -1 when there was none.</summary>
    public required long FirstTradeId { get; init; }

    /// <summary>Number of the last trade; -1 when there was none.</summary>
    public required long LastTradeId { get; init; }

    /// <summary>Number of trades.</summary>
    public required long TradeCount { get; init; }
}
