using System.Text;
using System.Text.Json;

namespace Spotwire.Simulator.Streams;

/// <summary>A stream and those who listen to it.</summary>
internal sealed class StreamTopic
{
    private readonly byte[] _prefix;
    private StreamSession[] _sessions = [];
    private int _microseconds;

    public StreamTopic(string name, StreamName parsed)
    {
        Name = name;
        Parsed = parsed;
        _prefix = Encoding.UTF8.GetBytes(
            "{\"stream\":\"" + JsonEncodedText.Encode(name, StreamJson.Escaping) + "\",\"data\":");
    }

    public string Name { get; }

    public StreamName Parsed { get; }

    /// <summary>The symbol's streams, or null where no such symbol exists or the stream is of all markets.</summary>
    public SymbolStreams? Owner { get; set; }

    public bool HasSessions => _sessions.Length > 0;

    /// <summary>Version of what was last sent, for streams that repeat a state; -1 to send it anew.</summary>
    public long SentVersion { get; set; } = -1;

    /// <summary>Open time of the kline sent last; -1 before the first.</summary>
    public long SentOpenMicros { get; set; } = -1;

    /// <summary>Whether somebody wants times in the unit.</summary>
    public bool Needs(bool microseconds) =>
        microseconds ? _microseconds > 0 : _sessions.Length > _microseconds;

    public void Add(StreamSession session)
    {
        _sessions = [.. _sessions, session];
        _microseconds += session.IsMicroseconds ? 1 : 0;
        SentVersion = -1;
    }

    public void Remove(StreamSession session)
    {
        _sessions = Array.FindAll(_sessions, other => other != session);
        _microseconds -= session.IsMicroseconds ? 1 : 0;
    }

    /// <summary>Sends a payload to all sessions with the time unit, wrapped for those that want it so.</summary>
    public void Send(bool microseconds, byte[] payload)
    {
        byte[]? combined = null;
        foreach (var session in _sessions)
        {
            if (session.IsMicroseconds != microseconds || session.IsClosed)
            {
                continue;
            }

            session.Sink.SendText(session.IsCombined ? combined ??= Wrap(payload) : payload);
        }
    }

    private byte[] Wrap(byte[] payload) => [.. _prefix, .. payload, (byte)'}'];
}
