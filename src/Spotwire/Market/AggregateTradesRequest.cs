namespace Spotwire.Market;

/// <summary>Which aggregate trades to get: from a number on, or by time; the newest where neither is given.</summary>
/// <remarks>Documentation: rest-api.md, "Compressed/Aggregate trades list".</remarks>
public sealed record AggregateTradesRequest
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The first aggregate to get; null (the default) to go by time. Excludes the times.</summary>
    public long? FromId { get; init; }

    /// <summary>Earliest trade time, included: the oldest from there are got; null for no bound.</summary>
    public ExchangeTime? StartTime { get; init; }

    /// <summary>Latest trade time, included; null for now.</summary>
    public ExchangeTime? EndTime { get; init; }

    /// <summary>How many, 1 to 1,000; default 500.</summary>
    public int Limit { get; init; } = 500;
}
