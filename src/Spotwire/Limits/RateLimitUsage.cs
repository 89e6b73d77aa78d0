namespace Spotwire.Limits;

/// <summary>How far one limit is used up in its current window.</summary>
/// <remarks>Documentation: rest-api.md, "LIMITS".</remarks>
public sealed record RateLimitUsage
{
    /// <summary>What is counted.</summary>
    public required RateLimitType Type { get; init; }

    /// <summary>Unit of the window.</summary>
    public required RateLimitInterval Interval { get; init; }

    /// <summary>Units in a window.</summary>
    public required int IntervalNumber { get; init; }

    /// <summary>The most that a window may hold, as exchangeInfo says.</summary>
    public required int Limit { get; init; }

    /// <summary>What is used, by the exchange's latest figure.</summary>
    public required int Used { get; init; }

    /// <summary>What calls that are not answered yet may use on top.</summary>
    public required int InFlight { get; init; }

    /// <summary>When the window ends, on the exchange's clock.</summary>
    public required ExchangeTime ResetTime { get; init; }
}
