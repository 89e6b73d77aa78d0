namespace Spotwire.Time;

/// <summary>The estimate that all clients of one environment and address have in common.</summary>
internal sealed class SharedClock(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly ClockEstimate _estimate = new();
    private readonly long _origin = timeProvider.GetTimestamp();

    public bool IsSynchronized
    {
        get
        {
            lock (_gate)
            {
                return _estimate.HasSample;
            }
        }
    }

    public int Generation
    {
        get
        {
            lock (_gate)
            {
                return _estimate.Generation;
            }
        }
    }

    /// <summary>Monotonic local microseconds.</summary>
    public long LocalMicros() =>
        timeProvider.GetElapsedTime(_origin, timeProvider.GetTimestamp()).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The local wall clock, in microseconds since 1970.</summary>
    public long WallMicros() => ExchangeTime.FromDateTimeOffset(timeProvider.GetUtcNow()).UnixMicroseconds;

    /// <summary>All three views of now; the wall clock stands in for the exchange's until it was measured.</summary>
    public ClockReading Read()
    {
        var local = LocalMicros();
        lock (_gate)
        {
            return _estimate.HasSample
                ? new ClockReading(
                    _estimate.Now(local), _estimate.Uncertainty(local), local, _estimate.Age(local), true)
                : new ClockReading(WallMicros(), 0, local, 0, false);
        }
    }

    public bool Offer(in ClockSample sample)
    {
        lock (_gate)
        {
            // The answer comes in whole milliseconds, rounded down.
            return _estimate.Offer(
                sample.SentAt, sample.ReceivedAt, sample.ServerTime.UnixMicroseconds, resolution: 1000);
        }
    }

    /// <summary>Forgets the estimate unless somebody has already measured again since.</summary>
    public void Forget(int generation)
    {
        lock (_gate)
        {
            if (_estimate.Generation == generation)
            {
                _estimate.Forget();
            }
        }
    }
}
