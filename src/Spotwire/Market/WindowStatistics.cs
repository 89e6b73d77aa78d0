namespace Spotwire.Market;

/// <summary>What all statistics of a window tell: those of the last 24 hours (<see cref="Ticker24h"/>), of a trading
/// day or of a rolling window (<see cref="WindowTicker"/>), and the short ones of any of the three
/// (<see cref="MiniTicker"/>).</summary>
/// <remarks>Documentation: rest-api.md, "24hr ticker price change statistics", "Trading Day Ticker" and "Rolling window
/// price change statistics".</remarks>
public abstract record WindowStatistics
{
    private protected WindowStatistics()
    {
    }

    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

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

    /// <summary>Start of the window: of a trading day midnight of the time zone, of a rolling window a full
    /// minute.</summary>
    public required ExchangeTime OpenTime { get; init; }

    /// <summary>End of the window: of a trading day its last instant, else now.</summary>
    public required ExchangeTime CloseTime { get; init; }

    /// <summary>Number of the first trade; -1 when there was none.</summary>
    public required long FirstTradeId { get; init; }

    /// <summary>Number of the last trade; -1 when there was none.</summary>
    public required long LastTradeId { get; init; }

    /// <summary>Number of trades.</summary>
    public required long TradeCount { get; init; }
}
