namespace Spotwire.Time;

/// <summary>What is known of the exchange's clock, worked out from single measurements. Pure: time comes in.</summary>
/// <remarks>
/// A measurement says: between sending and receiving, the exchange's clock showed the answered time. When it arrived
/// the clock therefore showed at least that time, and at most that plus the round trip. The estimate is the lower end,
/// so it is never ahead of the exchange (a timestamp ahead is refused at one second, one behind only at the receive
/// window), and running on it goes slower than the local clock by the most that a local clock may be fast. It steps
/// back only where the exchange contradicts it: whoever counts by its windows has seen the later one begin.
/// </remarks>
internal sealed class ClockEstimate
{
    /// <summary>Clocks drift apart by at most one part in this many (100 ppm).</summary>
    private const long DriftPart = 10_000;

    private long _receivedAt;
    private long _serverTime;
    private long _width;

    /// <summary>Whether there is a measurement.</summary>
    public bool HasSample { get; private set; }

    /// <summary>Whether there is one that the exchange has not contradicted.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Counts every measurement that was adopted.</summary>
    public int Generation { get; private set; }

    /// <summary>Takes a measurement. It is adopted when it is narrower than what is known has become by now, or when
    /// the two cannot both be true because the exchange's clock was set.</summary>
    /// <param name="sentAt">Local monotonic microseconds when the question left.</param>
    /// <param name="receivedAt">Local monotonic microseconds when the answer was there.</param>
    /// <param name="serverTime">The answer, in microseconds since 1970.</param>
    /// <param name="resolution">Microseconds that the answer may have been rounded down by.</param>
    /// <returns>Whether it was adopted.</returns>
    public bool Offer(long sentAt, long receivedAt, long serverTime, long resolution)
    {
        var roundTrip = Math.Max(0, receivedAt - sentAt);
        var width = roundTrip + (roundTrip / DriftPart) + resolution;
        var earliest = serverTime;
        if (IsTrusted)
        {
            var low = Now(receivedAt);
            var high = low + Uncertainty(receivedAt);
            var isConsistent = serverTime <= high && serverTime + width >= low;
            if (isConsistent && width >= Uncertainty(receivedAt))
            {
                return false;
            }

            // Both are true, so the later of the lower ends is: the estimate does not step back.
            earliest = isConsistent ? Math.Max(low, serverTime) : serverTime;
        }

        (_receivedAt, _serverTime, _width) = (receivedAt, earliest, serverTime + width - earliest);
        HasSample = true;
        IsTrusted = true;
        Generation++;
        return true;
    }

    /// <summary>The exchange contradicted what is known: the next measurement is adopted whatever it says.</summary>
    public void Doubt() => IsTrusted = false;

    /// <summary>The exchange's time at a local moment, in microseconds since 1970: never ahead of it.</summary>
    public long Now(long at)
    {
        var elapsed = at - _receivedAt;
        return _serverTime + elapsed - (Math.Abs(elapsed) / DriftPart);
    }

    /// <summary>The most by which <see cref="Now"/> may be behind, in microseconds.</summary>
    public long Uncertainty(long at) => _width + (2 * Math.Abs(at - _receivedAt) / DriftPart);

    /// <summary>Microseconds since the measurement in use.</summary>
    public long Age(long at) => at - _receivedAt;
}
