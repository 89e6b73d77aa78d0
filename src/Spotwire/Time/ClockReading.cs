namespace Spotwire.Time;

/// <summary>One look at the clocks.</summary>
/// <param name="ServerMicros">The exchange's time, in microseconds since 1970; not ahead of it.</param>
/// <param name="UncertaintyMicros">The most by which that may be behind.</param>
/// <param name="LocalMicros">Local monotonic microseconds.</param>
/// <param name="AgeMicros">Microseconds since the measurement that it rests on.</param>
/// <param name="IsMeasured">False while the local wall clock stands in for the exchange's.</param>
internal readonly record struct ClockReading(
    long ServerMicros, long UncertaintyMicros, long LocalMicros, long AgeMicros, bool IsMeasured);
