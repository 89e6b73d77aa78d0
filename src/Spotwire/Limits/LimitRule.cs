namespace Spotwire.Limits;

/// <summary>One limit as exchangeInfo states it.</summary>
/// <param name="Type">What it counts.</param>
/// <param name="Interval">Unit of its window.</param>
/// <param name="IntervalNumber">Units in a window.</param>
/// <param name="Limit">The most that a window may hold.</param>
internal readonly record struct LimitRule(
    RateLimitType Type, RateLimitInterval Interval, int IntervalNumber, int Limit)
{
    /// <summary>Length of a window in microseconds; 0 where the unit is not known, and such a limit cannot be
    /// kept.</summary>
    public long WindowMicros => IntervalNumber * UnitMicros(Interval);

    /// <summary>Whether both speak of the same window, whatever its size.</summary>
    public bool IsSameWindow(in LimitRule other) =>
        Type == other.Type && Interval == other.Interval && IntervalNumber == other.IntervalNumber;

    private static long UnitMicros(RateLimitInterval interval)
    {
        if (interval == RateLimitInterval.Second)
        {
            return 1_000_000L;
        }

        if (interval == RateLimitInterval.Minute)
        {
            return 60_000_000L;
        }

        if (interval == RateLimitInterval.Hour)
        {
            return 3_600_000_000L;
        }

        return interval == RateLimitInterval.Day ? 86_400_000_000L : 0L;
    }
}
