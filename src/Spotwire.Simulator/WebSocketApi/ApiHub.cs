using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>All connections of the WebSocket API: what they ask, what they are told and when they end. Pure: time comes
/// in as microseconds of a clock that only moves forward; the exchange's own clock may be shifted against it.</summary>
/// <remarks>Documentation: web-socket-api.md.</remarks>
internal sealed partial class ApiHub
{
    /// <summary>What opening a connection weighs.</summary>
    public const int ConnectWeight = 2;

    private readonly Exchange _exchange;
    private readonly FaultScript _faults;
    private readonly ApiDesk _desk;
    private readonly List<ApiSession> _sessions = [];
    private readonly PriorityQueue<(ApiSession Session, ReadOnlyMemory<byte> Text), long> _late = new();

    /// <summary>A hub without connections; from now on it tells of the exchange's accounts.</summary>
    public ApiHub(Exchange exchange, FaultScript faults)
    {
        _exchange = exchange;
        _faults = faults;
        _desk = new ApiDesk(exchange);
        exchange.AccountListener = new UserDataHub(exchange, _sessions);
    }

    /// <summary>Added to the hub's clock for the exchange's own.</summary>
    public long ShownOffsetMicros { get; set; }

    /// <summary>Connections that are open.</summary>
    public IReadOnlyList<ApiSession> Sessions => _sessions;

    /// <summary>When <see cref="Tick"/> is due next.</summary>
    public long NextDueMicros
    {
        get
        {
            var due = _late.TryPeek(out _, out var late) ? late : long.MaxValue;
            foreach (var session in _sessions)
            {
                due = Math.Min(due, session.Pulse.NextDueMicros);
            }

            return due;
        }
    }

    /// <summary>Charges a connection that is about to be opened.</summary>
    /// <returns>Why not; null where it may be.</returns>
    public RefusalException? Admit(string remoteAddress, long nowMicros)
    {
        try
        {
            _exchange.Address(remoteAddress).Charge(ConnectWeight, nowMicros + ShownOffsetMicros, isRaw: false);
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Opens a connection.</summary>
    public ApiSession Open(ApiTarget target, IApiSink sink, string remoteAddress, long nowMicros)
    {
        var session = new ApiSession
        {
            Sink = sink,
            Target = target,
            RemoteAddress = remoteAddress,
            Limits = _exchange.Address(remoteAddress),
            ConnectedMicros = nowMicros + ShownOffsetMicros,
            Pulse = new ConnectionPulse(nowMicros),
        };
        _sessions.Add(session);
        return session;
    }

    /// <summary>Forgets a connection that is gone.</summary>
    public void Remove(ApiSession session)
    {
        session.IsClosed = true;
        _sessions.Remove(session);
    }

    /// <summary>A text message has arrived.</summary>
    public void Receive(ApiSession session, ReadOnlyMemory<byte> text, long nowMicros)
    {
        if (session.IsClosed)
        {
            return;
        }

        var request = ApiRequest.Parse(text);
        if (_faults.TakeAnswerFault("", request.Method) is { } fault)
        {
            Suffer(fault, session, request, nowMicros);
        }
        else
        {
            Answer(session, request, nowMicros);
        }
    }

    /// <summary>A ping has arrived.</summary>
    public static void ReceivePing(ApiSession session, ReadOnlyMemory<byte> payload)
    {
        if (!session.IsClosed)
        {
            session.Sink.SendPong(payload);
        }
    }

    /// <summary>Does what is due; to be called at <see cref="NextDueMicros"/> or later.</summary>
    public void Tick(long nowMicros)
    {
        while (_late.TryPeek(out var late, out var due) && due <= nowMicros)
        {
            _late.Dequeue();
            if (!late.Session.IsClosed)
            {
                late.Session.Sink.SendText(late.Text);
            }
        }

        for (var i = _sessions.Count - 1; i >= 0; i--)
        {
            var session = _sessions[i];
            if (session.Pulse.NextDueMicros <= nowMicros && session.Pulse.Beat(session.Sink, nowMicros) is { } end)
            {
                Close(session, end.Code, end.Reason);
            }
        }
    }

    /// <summary>Ends what is subscribed to with a key that is good no more. The documentation does not say when that
    /// happens; here it is at once.</summary>
    public void EndSubscriptions(ApiKeyRecord key, long nowMicros)
    {
        foreach (var session in _sessions)
        {
            UserDataEvents.Terminate(
                session, session.End(subscription => subscription.Key == key), nowMicros + ShownOffsetMicros);
        }
    }

    /// <summary>Tells every connection that the exchange goes away; the host closes them.</summary>
    public void AnnounceShutdown(long nowMicros)
    {
        foreach (var session in _sessions)
        {
            UserDataEvents.AnnounceShutdown(session, nowMicros + ShownOffsetMicros);
        }
    }

    private void Answer(ApiSession session, ApiRequest request, long nowMicros)
    {
        var (answer, isBanned) = _desk.Answer(session, request, nowMicros + ShownOffsetMicros);
        session.Sink.SendText(answer);
        if (isBanned)
        {
            Banish(session.RemoteAddress);
        }
    }

    private void Banish(string remoteAddress)
    {
        foreach (var session in _sessions.FindAll(session => session.RemoteAddress == remoteAddress))
        {
            Close(session, 1008, "IP banned");
        }
    }

    private void Cut(ApiSession session)
    {
        Remove(session);
        session.Sink.Cut();
    }

    private void Close(ApiSession session, int code, string reason)
    {
        Remove(session);
        session.Sink.Close(code, reason);
    }
}
