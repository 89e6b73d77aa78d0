using System.Net.WebSockets;
using Spotwire.Diagnostics;
using Spotwire.Limits;
using Spotwire.Signing;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <content>The loop.</content>
internal sealed partial class ApiSocket
{
    private static SpotwireError Disposed => new()
    {
        Kind = ErrorKind.Timeout,
        Message = "The client was disposed.",
    };

    private void Enqueue(ApiCall call)
    {
        _calls.Enqueue(call);
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _ = _options.RunContinuationsInline ? RunAsync() : Task.Run(RunAsync);
        }

        _signal.Raise(_options.RunContinuationsInline);
        if (Volatile.Read(ref _hasEnded))
        {
            DropCalls();
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await TurnAsync().ConfigureAwait(false))
                {
                    await _signal;
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // A handler threw, or this code is wrong. A fresh connection may go on; without one there is none.
                ApiLog.LoopFailed(_logger, Number, failure);
                if (!await TryCloseAsync("an internal error").ConfigureAwait(false))
                {
                    break;
                }
            }
        }

        if (_socket is { } socket)
        {
            _socket = null;
            await socket.CloseAsync().ConfigureAwait(false);
        }

        End();
    }

    private async ValueTask<bool> TryCloseAsync(string why)
    {
        try
        {
            var wasOpen = _socket is not null;
            await CloseAsync(why).ConfigureAwait(false);
            return wasOpen;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            ApiLog.LoopFailed(_logger, Number, failure);
            return false;
        }
    }

    private void End()
    {
        _session.End(Disposed);
        Volatile.Write(ref _hasEnded, true);
        DropCalls();
        _ended.TrySetResult();
    }

    private void DropCalls()
    {
        while (_calls.TryDequeue(out var call))
        {
            call.Fail(Disposed);
        }
    }

    private void OnTimer()
    {
        Volatile.Write(ref _hasTimerFired, true);
        _signal.Raise(runInline: true);
    }

    /// <summary>One turn: calls first, then one message, then what the session wants.</summary>
    /// <returns>Whether there is nothing more to do until the signal comes.</returns>
    private async ValueTask<bool> TurnAsync()
    {
        while (_calls.TryDequeue(out var call))
        {
            _session.Add(call);
        }

        var received = Receive(out var broken);
        if (broken is not null)
        {
            await CloseAsync(broken).ConfigureAwait(false);
            return false;
        }

        var step = _session.Next(Now);
        switch (step.Kind)
        {
            case ApiStepKind.Connect:
                await ConnectAsync().ConfigureAwait(false);
                return false;
            case ApiStepKind.Send:
                await SendAsync(step.Call!, step.Id).ConfigureAwait(false);
                return false;
            case ApiStepKind.Close:
                await CloseAsync(step.Reason).ConfigureAwait(false);
                return false;
            default:
                if (!received)
                {
                    SetTimer(step.Until);
                }

                return !received;
        }
    }

    private bool Receive(out string? broken)
    {
        broken = null;
        if (_socket is null)
        {
            return false;
        }

        broken = _socket.TryReceive(out var message);
        if (message.IsEmpty)
        {
            return false;
        }

        var clock = _link.SharedClock.Read();
        _session.OnMessage(message, clock.LocalMicros, new ExchangeTime(clock.ServerMicros), Now);
        return true;
    }

    private async ValueTask ConnectAsync()
    {
        using var limit = new CancellationTokenSource(_options.WebSocketApi.ConnectTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        var cost = new RequestCost(ConnectWeight, ConnectWeight, 0) { RawRequests = 0, Connections = 1 };
        LimitReservation? reservation = null;
        SpotwireError? error = null;
        try
        {
            reservation = await _link.Ledger.AcquireAsync(cost, either.Token).ConfigureAwait(false);
            var socket = await _opener.OpenAsync(_target, _random, either.Token).ConfigureAwait(false);
            _socket = new MessageSocket(
                socket, MaxMessageBytes, _options.TimeProvider, () => _signal.Raise(runInline: true));
        }
        catch (OperationCanceledException)
        {
            error = new SpotwireError
            {
                Kind = ErrorKind.Timeout,
                Message = $"No WebSocket to {_target.Authority} in time.",
                IsTransient = true,
            };
        }
        catch (SpotwireException failure)
        {
            error = failure.Error;
        }
        catch (Exception failure) when (failure is IOException or WebSocketException or InvalidOperationException)
        {
            error = new SpotwireError { Kind = ErrorKind.Network, Message = failure.Message, IsTransient = true };
        }

        if (reservation is not null)
        {
            // An attempt counts, whatever comes of it.
            _link.Ledger.Settle(reservation, new LimitAnswer
            {
                Weight = ConnectWeight,
                RawRequests = 0,
                Connections = 1,
                MayStillArrive = error is { HttpStatus: null },
            });
        }

        if (error is null)
        {
            _session.OnConnected(Now);
        }
        else
        {
            Stop(error);
            _session.OnConnectFailed(error, Now);
        }
    }

    /// <summary>A refusal of the handshake may be one of everything.</summary>
    private void Stop(SpotwireError error)
    {
        if (error is { HttpStatus: 429 or 418 })
        {
            _link.Ledger.Stop(error.RetryAfter ?? TimeSpan.FromMinutes(1), error.HttpStatus == 418);
        }
    }

    private async ValueTask SendAsync(ApiCall call, long id)
    {
        // The last moment: whatever had to be waited for is over.
        var clock = _link.SharedClock.Read();
        call.ClockGeneration = clock.Generation;
        call.SentAt = clock.LocalMicros;
        var parameters = call.Parameters;
        RequestSigner? signer = null;
        var isTimed = call.SentWith == ApiAuthorization.Signed
            || (call.SentWith == ApiAuthorization.Session && call.Method != SessionMethod.Subscribe.WebSocketMethod);
        if (isTimed)
        {
            parameters = SigningPayload.WithTimestamp(
                parameters, _options.RecvWindow, new ExchangeTime(clock.ServerMicros), _options.TimeUnit);
        }

        if (call.SentWith == ApiAuthorization.Signed)
        {
            parameters.Add("apiKey", call.SignedBy!.ApiKey);
            signer = SignerOf(call.SignedBy);
        }

        var frame = _writer.Write(id, call.Method, parameters, signer);
        var sending = _socket!.SendAsync(frame, CancellationToken.None);
        var broken = sending.IsCompleted
            ? await sending.ConfigureAwait(false)
            : await WaitAsync(sending, _socket).ConfigureAwait(false);
        if (broken is not null)
        {
            await CloseAsync(broken).ConfigureAwait(false);
        }
    }

    /// <summary>Sending that does not end at once may be ended by its time or by the client's end. Whatever can be
    /// cancelled takes the slow way through the socket, so that it is aborted instead.</summary>
    private async ValueTask<string?> WaitAsync(ValueTask<string?> sending, MessageSocket socket)
    {
        using var limit = new CancellationTokenSource(_options.RequestTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stop.Token);
        var aborting = either.Token.UnsafeRegister(static state => ((MessageSocket)state!).Abort(), socket);
        try
        {
            return await sending.ConfigureAwait(false);
        }
        finally
        {
            aborting.Unregister();
        }
    }

    private async ValueTask CloseAsync(string why)
    {
        if (_socket is { } socket)
        {
            _socket = null;
            try
            {
                _session.OnClosed(why, Now);
            }
            finally
            {
                await socket.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    private void SetTimer(TimeSpan? until)
    {
        if (Volatile.Read(ref _hasTimerFired))
        {
            _hasTimerFired = false;
            _timerSetTo = null;
        }

        // One wake-up too early costs less than setting the timer for every message.
        if (until is not { } at || _timerSetTo <= at)
        {
            return;
        }

        _timerSetTo = at;
        var due = Math.Max(0, Math.Ceiling((at - Now).TotalMilliseconds));
        _timer.Change(TimeSpan.FromMilliseconds(due), Timeout.InfiniteTimeSpan);
    }
}
