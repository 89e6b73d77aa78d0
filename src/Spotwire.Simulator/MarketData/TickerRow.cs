namespace Spotwire.Simulator.MarketData;

/// <summary>Statistics of the last 24 hours, in decimals; all zero and ids -1 before the first trade.</summary>
internal sealed record TickerRow
{
    public required string Symbol { get; init; }

    public decimal PriceChange { get; init; }

    /// <summary>Percent, three decimals.</summary>
    public decimal PriceChangePercent { get; init; }

    public decimal WeightedAveragePrice { get; init; }

    /// <summary>Last price before the window, or the open price where there is none.</summary>
    public decimal PreviousClosePrice { get; init; }

    public decimal LastPrice { get; init; }

    public decimal LastQuantity { get; init; }

    public BookTopRow Top { get; init; }

    public decimal OpenPrice { get; init; }

    public decimal HighPrice { get; init; }

    public decimal LowPrice { get; init; }

    public decimal Volume { get; init; }

    public decimal QuoteVolume { get; init; }

    /// <summary>Start of the window, microseconds since 1970.</summary>
    public long OpenTimeMicros { get; init; }

    /// <summary>End of the window, microseconds since 1970.</summary>
    public long CloseTimeMicros { get; init; }

    public long FirstTradeId { get; init; } = -1;

    public long LastTradeId { get; init; } = -1;

    public long Count { get; init; }
}
