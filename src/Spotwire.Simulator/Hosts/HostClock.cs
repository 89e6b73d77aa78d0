namespace Spotwire.Simulator.Hosts;

/// <summary>The forward clock of a host: microseconds since 1970 at the start, moved on by elapsed time.</summary>
internal sealed class HostClock(TimeProvider timeProvider)
{
    private readonly long _startMicros = ExchangeTime.FromDateTimeOffset(timeProvider.GetUtcNow()).UnixMicroseconds;
    private readonly long _startTimestamp = timeProvider.GetTimestamp();

    public TimeProvider TimeProvider { get; } = timeProvider;

    public long NowMicros =>
        _startMicros + (TimeProvider.GetElapsedTime(_startTimestamp).Ticks / TimeSpan.TicksPerMicrosecond);
}
