namespace Spotwire.Market;

/// <summary>Which klines to get.</summary>
/// <remarks>Documentation: rest-api.md, "Kline/Candlestick data".</remarks>
public sealed record KlinesRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Length of a kline.</summary>
    public required KlineInterval Interval { get; init; }

    /// <summary>Earliest open time; null for the newest klines.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest open time; null for now.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>Where the boundaries of the intervals lie, e.g. <c>-1:00</c>, <c>05:45</c> or <c>8</c>; null for UTC.
    /// It does not shift start and end.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
