namespace Spotwire.Simulator.Limits;

/// <summary>A limit of the simulated exchange: at most so many in each window of the exchange's clock.</summary>
/// <param name="Type">What is counted.</param>
/// <param name="Interval">Unit of the window.</param>
/// <param name="IntervalNum">Units in a window, at least 1.</param>
/// <param name="Limit">How many fit, at least 1.</param>
public sealed record RateLimitRule(RateLimitType Type, RateLimitInterval Interval, int IntervalNum, int Limit)
{
    /// <summary>Length of the window in microseconds.</summary>
    internal long WindowMicros => IntervalNum * UnitMicros(Interval);

    /// <summary>The letter that the interval has in header names: S, M, H or D.</summary>
    internal char Letter => Interval.Value[0];

    private static long UnitMicros(RateLimitInterval interval) => interval.Value switch
    {
        "SECOND" => 1_000_000L,
        "MINUTE" => 60_000_000L,
        "HOUR" => 3_600_000_000L,
        "DAY" => 86_400_000_000L,
        _ => throw new InvalidOperationException("Not an interval of a limit."),
    };
}
