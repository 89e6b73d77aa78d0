using System.Text;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Streams;

/// <summary>All stream connections of the exchange: what they have subscribed to, what they are sent and when. Pure:
/// time comes in as microseconds of a clock that only moves forward; the time that messages show may be shifted against
/// it. Documentation: web-socket-streams.md.</summary>
internal sealed partial class StreamHub : IDisposable
{
    /// <summary>Streams a connection can listen to.</summary>
    public const int MaxStreams = 1024;

    /// <summary>The server's pings, microseconds.</summary>
    public const long PingInterval = 20_000_000;

    /// <summary>How long a pong may take, microseconds.</summary>
    public const long PongDeadline = 60_000_000;

    /// <summary>How long a connection lives, microseconds.</summary>
    public const long Lifetime = 24 * 3_600_000_000L;

    private const long TickLength = 100_000;
    private const int CrowdedFrames = 1_000;

    private readonly StreamJson _json = new();
    private readonly Dictionary<string, SymbolStreams> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamTopic> _topics = new(StringComparer.Ordinal);
    private readonly List<SymbolStreams> _order = [];
    private readonly List<StreamSession> _sessions = [];
    private readonly AllMarketStreams _allMarkets;
    private long _tick;

    /// <summary>Starts the clock.</summary>
    public StreamHub(long nowMicros)
    {
        _tick = nowMicros / TickLength;
        _allMarkets = new AllMarketStreams(_json);
    }

    /// <summary>A symbol has got a subscription; told before anything is sent.</summary>
    public Action<SymbolMarketData, long>? Subscribed { get; set; }

    /// <summary>Added to the hub's clock in all that messages show.</summary>
    public long ShownOffsetMicros { get; set; }

    public IReadOnlyList<StreamSession> Sessions => _sessions;

    /// <summary>When <see cref="Tick"/> is due next.</summary>
    public long NextTickMicros => (_tick + 1) * TickLength;

    /// <summary>Whether some connection is far behind.</summary>
    public bool IsCrowded => _sessions.Exists(static session => session.Sink.Pending > CrowdedFrames);

    public void Add(SymbolMarketData market)
    {
        var streams = new SymbolStreams(market, _json);
        _symbols.Add(market.Symbol.ToLowerInvariant(), streams);
        _order.Add(streams);
    }

    /// <summary>Opens a connection; null where it asks for too many streams.</summary>
    public StreamSession? Open(StreamTarget target, IStreamSink sink, long nowMicros)
    {
        if (target.Names.Count > MaxStreams)
        {
            return null;
        }

        var session = new StreamSession(sink, target, nowMicros);
        _sessions.Add(session);
        foreach (var name in target.Names)
        {
            Subscribe(session, name, nowMicros);
        }

        return session;
    }

    /// <summary>Forgets a connection that is gone.</summary>
    public void Remove(StreamSession session)
    {
        session.IsClosed = true;
        foreach (var topic in session.Topics)
        {
            Leave(session, topic);
        }

        session.Topics.Clear();
        _sessions.Remove(session);
    }

    /// <summary>A text message has arrived.</summary>
    public void Receive(StreamSession session, ReadOnlyMemory<byte> text, long nowMicros)
    {
        if (Count(session, nowMicros))
        {
            session.Sink.SendText(Control(session, text, nowMicros));
        }
    }

    /// <summary>A ping has arrived.</summary>
    public void ReceivePing(StreamSession session, ReadOnlyMemory<byte> payload, long nowMicros)
    {
        if (Count(session, nowMicros))
        {
            session.Sink.SendPong(payload);
        }
    }

    /// <summary>A pong has arrived; one that nobody asked for does not keep the connection alive.</summary>
    public void ReceivePong(StreamSession session, ReadOnlySpan<byte> payload, long nowMicros)
    {
        if (Count(session, nowMicros) && session.PingSentMicros is not null
            && payload.SequenceEqual(PingPayload(session)))
        {
            session.PingSentMicros = null;
        }
    }

    /// <summary>Sends what is due; to be called at <see cref="NextTickMicros"/> or later.</summary>
    public void Tick(long nowMicros)
    {
        var now = nowMicros / TickLength;
        if (now <= _tick)
        {
            return;
        }

        var tick = new StreamTick(nowMicros + ShownOffsetMicros, now / 10 != _tick / 10, now / 20 != _tick / 20);
        _tick = now;
        foreach (var streams in _order)
        {
            streams.Tick(tick);
        }

        if (tick.IsSecond)
        {
            _allMarkets.Send(_order, tick.ShownMicros);
            for (var i = _sessions.Count - 1; i >= 0; i--)
            {
                Attend(_sessions[i], nowMicros);
            }
        }
    }

    /// <summary>Tells every connection that the exchange goes away; the host closes them.</summary>
    public void AnnounceShutdown(long nowMicros)
    {
        foreach (var session in _sessions)
        {
            session.Sink.SendText(_json.ServerShutdown(
                session.IsMicroseconds, session.IsCombined, nowMicros + ShownOffsetMicros));
        }
    }

    public void Dispose() => _json.Dispose();

    private static byte[] PingPayload(StreamSession session) => Encoding.ASCII.GetBytes(
        ((session.PingSentMicros ?? 0) / 1000).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Attend(StreamSession session, long nowMicros)
    {
        if (nowMicros - session.OpenedMicros >= Lifetime)
        {
            Close(session, 1001, "Connection lifetime of 24 hours is over");
        }
        else if (nowMicros - session.PingSentMicros >= PongDeadline)
        {
            Close(session, 1008, "Pong timeout");
        }
        else if (nowMicros >= session.NextPingMicros)
        {
            session.NextPingMicros += PingInterval;
            if (session.PingSentMicros is null)
            {
                session.PingSentMicros = nowMicros;
            }

            session.Sink.SendPing(PingPayload(session));
        }
    }

    private bool Count(StreamSession session, long nowMicros)
    {
        if (session.IsClosed)
        {
            return false;
        }

        if (session.CountMessage(nowMicros))
        {
            return true;
        }

        session.Flooded?.Invoke(nowMicros);
        Close(session, 1008, "Too many requests");
        return false;
    }

    private void Close(StreamSession session, int code, string reason)
    {
        Remove(session);
        session.Sink.Close(code, reason);
    }

    private bool Subscribe(StreamSession session, string name, long nowMicros)
    {
        if (session.Topics.Exists(topic => string.Equals(topic.Name, name, StringComparison.Ordinal)))
        {
            return true;
        }

        if (session.Topics.Count >= MaxStreams)
        {
            return false;
        }

        if (!_topics.TryGetValue(name, out var found))
        {
            var parsed = StreamName.Parse(name);
            found = new StreamTopic(name, parsed);
            _topics.Add(name, found);
            if (AllMarketStreams.Covers(parsed.Kind))
            {
                _allMarkets.Activate(found);
            }
            else if (parsed.Kind != StreamKind.Unknown && _symbols.TryGetValue(parsed.Symbol, out var owner))
            {
                found.Owner = owner;
                owner.Activate(found);
            }
        }

        found.Add(session);
        session.Topics.Add(found);
        if (found.Owner is not null)
        {
            Subscribed?.Invoke(found.Owner.Market, nowMicros);
        }

        return true;
    }

    private void Leave(StreamSession session, StreamTopic topic)
    {
        topic.Remove(session);
        if (!topic.HasSessions)
        {
            topic.Owner?.Deactivate(topic);
            _topics.Remove(topic.Name);
            _allMarkets.Deactivate(topic);
        }
    }
}
