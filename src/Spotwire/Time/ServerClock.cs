namespace Spotwire.Time;

/// <summary>The exchange's clock, measured by <c>/api/v3/time</c> and carried on by the machine's monotonic clock; the
/// local wall clock does not matter. Clients with the same environment and address share it.</summary>
/// <remarks>Documentation: rest-api.md, "Check server time" and "Timing security".</remarks>
public sealed class ServerClock
{
    private const int MaxSamples = 3;
    private const long RefreshAfterMicros = 300_000_000;
    private const long GoodEnoughMicros = 20_000;

    private readonly SharedClock _shared;
    private readonly Func<CancellationToken, Task<ClockSample>> _ask;
    private readonly SingleFlight _flight;

    /// <param name="shared">The estimate.</param>
    /// <param name="ask">Asks the exchange for its time, once.</param>
    /// <param name="flight">Runs at most one measurement of this client at a time, and owns it.</param>
    internal ServerClock(
        SharedClock shared, Func<CancellationToken, Task<ClockSample>> ask, SingleFlight flight)
    {
        _shared = shared;
        _ask = ask;
        _flight = flight;
    }

    /// <summary>The exchange's time, never ahead of it; the local wall clock's until it was measured.</summary>
    public ExchangeTime Now => new(_shared.Read().ServerMicros);

    /// <summary>The most by which <see cref="Now"/> may be behind the exchange: the round trip of the best measurement,
    /// and what the clocks may have drifted since. Zero until it was measured.</summary>
    public TimeSpan Uncertainty => Micros(_shared.Read().UncertaintyMicros);

    /// <summary>The exchange's time less the local wall clock's; zero until it was measured.</summary>
    public TimeSpan Offset
    {
        get
        {
            var reading = _shared.Read();
            return reading.Generation > 0 ? Micros(reading.ServerMicros - _shared.WallMicros()) : TimeSpan.Zero;
        }
    }

    /// <summary>Whether it was measured, and the exchange has not contradicted that since.</summary>
    public bool IsSynchronized => _shared.IsSynchronized;

    /// <summary>Measures now: up to three questions of weight 1, of which the one with the shortest round trip
    /// counts.</summary>
    /// <exception cref="SpotwireException">The exchange could not be asked.</exception>
    public Task SynchronizeAsync(CancellationToken cancellationToken = default) =>
        _flight.RunAsync(MeasureAsync, cancellationToken);

    /// <summary>Waits for a first measurement; starts a fresh one, without waiting, when the last is old.</summary>
    internal Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!_shared.IsSynchronized)
        {
            return SynchronizeAsync(cancellationToken);
        }

        if (_shared.Read().AgeMicros > RefreshAfterMicros)
        {
            _flight.Start(MeasureAsync);
        }

        return Task.CompletedTask;
    }

    /// <summary>After -1021: doubts the measurement that the refused request was made by, and measures again.</summary>
    internal Task MeasureAgainAsync(int generation, CancellationToken cancellationToken)
    {
        _shared.Doubt(generation);
        return _shared.IsSynchronized ? Task.CompletedTask : SynchronizeAsync(cancellationToken);
    }

    private static TimeSpan Micros(long micros) => TimeSpan.FromTicks(micros * TimeSpan.TicksPerMicrosecond);

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < MaxSamples; i++)
        {
            var sample = await _ask(cancellationToken).ConfigureAwait(false);
            _shared.Offer(sample);
            if (sample.ReceivedAt - sample.SentAt <= GoodEnoughMicros)
            {
                return;
            }
        }
    }
}
