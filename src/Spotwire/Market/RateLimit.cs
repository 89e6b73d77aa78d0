namespace Spotwire.Market;

/// <summary>One limit: so many in a window that is aligned to the wall clock of the exchange.</summary>
/// <remarks>Documentation: enums.md, "Rate limiters (rateLimitType)".</remarks>
public sealed record RateLimit
{
    /// <summary>What is counted; the default value where the exchange did not say.</summary>
    public RateLimitType Type { get; init; }

    /// <summary>Unit of the window.</summary>
    public RateLimitInterval Interval { get; init; }

    /// <summary>How many units the window is long.</summary>
    public int IntervalCount { get; init; }

    /// <summary>How many fit into a window.</summary>
    public long Limit { get; init; }

    /// <summary>How many have been used in the current window; null where the exchange did not say.</summary>
    public long? Count { get; init; }
}
