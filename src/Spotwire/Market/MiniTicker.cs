namespace Spotwire.Market;

/// <summary>Short statistics (type MINI) of the last 24 hours, of a trading day or of a rolling window.</summary>
/// <remarks>Documentation: rest-api.md, "24hr ticker price change statistics", "Trading Day Ticker" and "Rolling window
/// price change statistics".</remarks>
public sealed record MiniTicker : WindowStatistics;
