using System.Net.WebSockets;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Transport;

namespace Spotwire.Streams;

/// <summary>A connection that carries streams: a <see cref="StreamSession"/> and the loop that moves bytes and time for
/// it.</summary>
internal sealed class StreamConnection : IAsyncDisposable, ISocketOwner<StreamWish>
{
    private readonly SpotwireOptions _options;
    private readonly WebSocketOpener _opener;
    private readonly NoticeBoard _notices;
    private readonly Random _random;
    private readonly StreamSession _session;
    private readonly Uri _target;
    private readonly SocketLoop<StreamWish> _loop;

    public StreamConnection(
        int number, SpotwireOptions options, WebSocketOpener opener, NoticeBoard notices, Random random)
    {
        Number = number;
        _options = options;
        _opener = opener;
        _notices = notices;
        _random = random;
        _session = new StreamSession(options.Streams, random, Tell);
        _target = new Uri(
            options.Environment.StreamsUri, options.Streams.Microseconds ? "/stream?timeUnit=MICROSECOND" : "/stream");
        var limits = new SocketLimits(
            _target.Authority,
            options.Streams.ConnectTimeout,
            options.Streams.AcknowledgeTimeout,
            options.Streams.MaxMessageBytes);
        _loop = new SocketLoop<StreamWish>(options, limits, this);
    }

    /// <summary>Which connection of the client, counted from 1.</summary>
    public int Number { get; }

    /// <summary>Where connections are counted; null for nowhere.</summary>
    public RateLimitLedger? Limits { get; init; }

    /// <summary>Why the last attempt to connect failed; null after a success.</summary>
    public SpotwireError? LastFailure => _session.LastFailure;

    /// <summary>Asks for a lease's streams.</summary>
    public void Add(StreamLease lease) => _loop.Post(new StreamWish(IsWanted: true, lease));

    /// <summary>Gives a lease's streams back.</summary>
    public void Remove(StreamLease lease) => _loop.Post(new StreamWish(IsWanted: false, lease));

    /// <summary>Closes the socket, ends the loop and waits for it. Whoever still waits or listens is told that it is
    /// over.</summary>
    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    void ISocketOwner<StreamWish>.Take(StreamWish command, TimeSpan now)
    {
        if (command.IsWanted)
        {
            _session.Add(command.Lease);
        }
        else
        {
            _session.Remove(command.Lease, now);
        }
    }

    void ISocketOwner<StreamWish>.Drop(StreamWish command, SpotwireError? error) =>
        command.Lease.Settle(error ?? NoticeBoard.ClientIsDisposed);

    SocketStep ISocketOwner<StreamWish>.Next(TimeSpan now) => _session.Next(now);

    ValueTask<WebSocket> ISocketOwner<StreamWish>.ConnectAsync(CancellationToken cancellationToken) =>
        Limits?.TakeConnection() is { } refusal
        ? throw new SpotwireException(refusal)
        : _opener.OpenAsync(_target, _random, cancellationToken);

    void ISocketOwner<StreamWish>.OnConnected(TimeSpan now)
    {
        SpotwireTelemetry.StreamsConnected.Add(1);
        _session.OnConnected(now);
    }

    void ISocketOwner<StreamWish>.OnConnectFailed(SpotwireError error, TimeSpan now) =>
        _session.OnConnectFailed(error, now);

    void ISocketOwner<StreamWish>.OnMessage(ReadOnlySpan<byte> message, TimeSpan now)
    {
        SpotwireTelemetry.StreamsReceived.Add(1);
        var arrived = _options.TimeProvider.GetUtcNow();
        _session.OnMessage(message, (arrived.UtcTicks - DateTime.UnixEpoch.Ticks) * 100, now);
    }

    void ISocketOwner<StreamWish>.OnClosed(string why, TimeSpan now) =>
        _session.OnClosed(why, now);

    void ISocketOwner<StreamWish>.OnLoopFailed(Exception failure) =>
        _notices.LoopFailed(Number, failure);

    void ISocketOwner<StreamWish>.End(SpotwireError? error) => _session.End(error);

    private void Tell(StreamNoticeKind kind, string? streamName, string words) =>
        _notices.Tell(kind, Number, streamName, words);
}
