using System.Globalization;
using System.Text;
using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Pings and lifetime of one connection, on the clock that only moves forward.</summary>
/// <param name="openedMicros">When the connection was opened.</param>
internal sealed class ConnectionPulse(long openedMicros)
{
    private long _nextPing = openedMicros + StreamHub.PingInterval;
    private long? _unansweredSince;

    /// <summary>When something is due next.</summary>
    public long NextDueMicros => Math.Min(
        Math.Min(_nextPing, openedMicros + StreamHub.Lifetime),
        (_unansweredSince ?? (long.MaxValue - StreamHub.PongDeadline)) + StreamHub.PongDeadline);

    private byte[] Payload => Encoding.ASCII.GetBytes(
        ((_unansweredSince ?? 0) / 1000).ToString(CultureInfo.InvariantCulture));

    /// <summary>Does what is due.</summary>
    /// <returns>Why the connection has to end; null where it goes on.</returns>
    public (int Code, string Reason)? Beat(IStreamSink sink, long nowMicros)
    {
        if (nowMicros - openedMicros >= StreamHub.Lifetime)
        {
            return (1001, "Connection lifetime of 24 hours is over");
        }

        if (nowMicros - _unansweredSince >= StreamHub.PongDeadline)
        {
            return (1008, "Pong timeout");
        }

        if (nowMicros >= _nextPing)
        {
            _nextPing += StreamHub.PingInterval;
            _unansweredSince ??= nowMicros;
            sink.SendPing(Payload);
        }

        return null;
    }

    /// <summary>A pong has arrived; one that nobody asked for does not keep the connection alive.</summary>
    public void Answer(ReadOnlySpan<byte> payload)
    {
        if (_unansweredSince is not null && payload.SequenceEqual(Payload))
        {
            _unansweredSince = null;
        }
    }
}
