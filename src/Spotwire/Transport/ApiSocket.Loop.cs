using System.Net.WebSockets;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Signing;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <content>What the loop calls.</content>
internal sealed partial class ApiSocket
{
    private static SpotwireError Disposed => new()
    {
        Kind = ErrorKind.Timeout,
        Message = "The client was disposed.",
    };

    ReadOnlyMemory<byte> IApiOwner.Write(ApiCall call, long id)
    {
        // The last moment: whatever had to be waited for is over.
        var clock = _link.SharedClock.Read();
        call.ClockGeneration = clock.Generation;
        call.SentAt = clock.LocalMicros;
        var isTimed = call.SentWith == ApiAuthorization.Signed
            || (call.SentWith == ApiAuthorization.Session && call.Method != SessionMethod.Subscribe.WebSocketMethod);
        var (signer, apiKey) = call.SentWith == ApiAuthorization.Signed
            ? SignerOf(call.SignedBy!)
            : default((RequestSigner?, byte[]?));
        return _writer.Write(id, call.Method, call.Parameters, new RequestStamp
        {
            RecvWindow = isTimed ? _recvWindow : null,
            Timestamp = SigningPayload.In(_options.TimeUnit, new ExchangeTime(clock.ServerMicros)),
            ApiKey = apiKey,
            Signer = signer,
        });
    }

    void ISocketOwner<ApiCall>.Take(ApiCall command, TimeSpan now) => _session.Add(command);

    void ISocketOwner<ApiCall>.Drop(ApiCall command, SpotwireError? error) => command.Fail(error ?? Disposed);

    SocketStep ISocketOwner<ApiCall>.Next(TimeSpan now) => _session.Next(now);

    async ValueTask<WebSocket> ISocketOwner<ApiCall>.ConnectAsync(CancellationToken cancellationToken)
    {
        var cost = new RequestCost(ConnectWeight, ConnectWeight, 0) { RawRequests = 0, Connections = 1 };
        var reservation = await _link.Ledger.AcquireAsync(cost, cancellationToken).ConfigureAwait(false);
        var isOpen = false;
        try
        {
            var socket = await _opener.OpenAsync(_target, _random, cancellationToken).ConfigureAwait(false);
            isOpen = true;
            return socket;
        }
        finally
        {
            // An attempt counts, whatever comes of it.
            _link.Ledger.Settle(reservation, new LimitAnswer
            {
                Weight = ConnectWeight,
                RawRequests = 0,
                Connections = 1,
                MayStillArrive = !isOpen,
            });
        }
    }

    void ISocketOwner<ApiCall>.OnConnected(TimeSpan now) => _session.OnConnected(now);

    void ISocketOwner<ApiCall>.OnConnectFailed(SpotwireError error, TimeSpan now)
    {
        if (error is { HttpStatus: 429 or 418 })
        {
            // A refusal of the handshake may be one of everything.
            _link.Ledger.Stop(error.RetryAfter ?? TimeSpan.FromMinutes(1), error.HttpStatus == 418);
        }

        _session.OnConnectFailed(error, now);
    }

    void ISocketOwner<ApiCall>.OnMessage(ReadOnlySpan<byte> message, TimeSpan now)
    {
        var clock = _link.SharedClock.Read();
        _session.OnMessage(message, clock.LocalMicros, new ExchangeTime(clock.ServerMicros), now);
    }

    void ISocketOwner<ApiCall>.OnClosed(string why, TimeSpan now) => _session.OnClosed(why, now);

    void ISocketOwner<ApiCall>.OnLoopFailed(Exception failure) => ApiLog.LoopFailed(_logger, Number, failure);

    void ISocketOwner<ApiCall>.End(SpotwireError? error) => _session.End(error ?? Disposed);
}
