namespace Spotwire.Market;

/// <summary>Statistics of a trading day or of a rolling window.</summary>
/// <remarks>Documentation: rest-api.md, "Trading Day Ticker" and "Rolling window price change statistics".</remarks>
public sealed record WindowTicker : WindowStatistics
{
    /// <summary>Last price minus open price.</summary>
    public required decimal PriceChange { get; init; }

    /// <summary>The change in percent of the open price.</summary>
    public required decimal PriceChangePercent { get; init; }

    /// <summary>Quote volume ÷ volume.</summary>
    public required decimal WeightedAveragePrice { get; init; }
}
