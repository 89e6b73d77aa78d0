namespace Spotwire.Time;

/// <summary>One look at the clocks.</summary>
internal readonly record struct ClockReading
{
    /// <summary>The exchange's time, in microseconds since 1970; not ahead of it.</summary>
    public required long ServerMicros { get; init; }

    /// <summary>The most by which that may be behind.</summary>
    public long UncertaintyMicros { get; init; }

    /// <summary>Local monotonic microseconds.</summary>
    public required long LocalMicros { get; init; }

    /// <summary>Microseconds since the measurement that it rests on.</summary>
    public long AgeMicros { get; init; }

    /// <summary>Which measurement it rests on; 0 while the local wall clock stands in for the exchange's.</summary>
    public int Generation { get; init; }
}
