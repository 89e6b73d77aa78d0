namespace Spotwire.Time;

/// <summary>The estimate that all clients of one environment and address have in common.</summary>
internal sealed class SharedClock(TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly ClockEstimate _estimate = new();
    private readonly long _origin = timeProvider.GetTimestamp();

    /// <summary>Whether there is a measurement that the exchange has not contradicted.</summary>
    public bool IsSynchronized
    {
        get
        {
            lock (_gate)
            {
                return _estimate.IsTrusted;
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
                ? new ClockReading
                {
                    ServerMicros = _estimate.Now(local),
                    UncertaintyMicros = _estimate.Uncertainty(local),
                    LocalMicros = local,
                    AgeMicros = _estimate.Age(local),
                    Generation = _estimate.Generation,
                }
                : new ClockReading { ServerMicros = WallMicros(), LocalMicros = local };
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

    /// <summary>Doubts the measurement of that number, unless somebody has already measured again since.</summary>
    public void Doubt(int generation)
    {
        lock (_gate)
        {
            if (_estimate.Generation == generation)
            {
                _estimate.Doubt();
            }
        }
    }
}
