using System.Text.Json;
using Spotwire.Diagnostics;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.UserData;

/// <content>What the connection tells, and subscribing on it.</content>
internal sealed partial class UserDataLine
{
    private void Listen(ApiSocket socket)
    {
        socket.Connected = _ => OnConnected(socket);
        socket.Disconnected = why => OnDisconnected(socket, why);
        socket.EventReceived = message => OnEvent(socket, message);
    }

    private void OnConnected(ApiSocket socket)
    {
        lock (_gate)
        {
            if (socket == _socket)
            {
                (_isConnected, _epoch, _mayHaveStray) = (true, _epoch + 1, false);
            }
        }
    }

    private void OnDisconnected(ApiSocket socket, string why)
    {
        UserDataSeat[] seats;
        lock (_gate)
        {
            if (socket != _socket)
            {
                return;
            }

            (_isConnected, _epoch) = (false, _epoch + 1);
            _early.Clear();
            _earlyCount = 0;
            seats = [.. _seats.Values];
            foreach (var seat in seats)
            {
                seat.SubscriptionId = null;
                seat.Feed.OnInterrupted(why);
            }
        }

        foreach (var seat in seats)
        {
            // A call that still waits to be sent would be sent on the next connection, beside a new one.
            seat.CancelCall();
            seat.Wake(_options.RunContinuationsInline);
        }
    }

    private void OnEvent(ApiSocket socket, ReadOnlySpan<byte> message)
    {
        UserDataFrame? frame = null;
        try
        {
            frame = JsonSerializer.Deserialize(message, WireJson.Of<UserDataFrame>());
        }
        catch (JsonException)
        {
            UserDataLog.Unreadable(_logger, message.Length);
        }

        // Without a subscription it is the connection's own, and its owner has seen it.
        if (frame?.SubscriptionId is not { } id)
        {
            return;
        }

        UserDataSeat? seat;
        lock (_gate)
        {
            if (socket != _socket)
            {
                return;
            }

            seat = _seats.Values.FirstOrDefault(other => other.SubscriptionId == id);
            if (seat is null)
            {
                KeepEarly((int)id, frame.Event);
                return;
            }

            seat.Feed.OnEvent(frame.Event);
            if (frame.Event is not StreamTerminated)
            {
                return;
            }

            seat.SubscriptionId = null;
            seat.Feed.OnInterrupted("the exchange ended the subscription");
        }

        seat.Wake(_options.RunContinuationsInline);
    }

    /// <summary>The answer that names the subscription may still be on its way to whoever waits for it.</summary>
    private void KeepEarly(int id, UserDataEvent sent)
    {
        if (sent is StreamTerminated)
        {
            // The last word of a subscription that was ended from here.
            return;
        }

        if (_earlyCount == MaxEarly)
        {
            UserDataLog.Unknown(_logger, sent.EventType);
            return;
        }

        if (!_early.TryGetValue(id, out var events))
        {
            _early.Add(id, events = []);
        }

        events.Add(sent);
        _earlyCount++;
    }

    /// <summary>Subscribes an account, and again whenever the subscription is gone.</summary>
    private async Task KeepAsync(UserDataSeat seat)
    {
        var pause = FirstPause;
        while (!seat.HasEnded)
        {
            try
            {
                if (await TrySubscribeAsync(seat).ConfigureAwait(false))
                {
                    pause = FirstPause;
                    while (seat.SubscriptionId is not null && !seat.HasEnded)
                    {
                        await seat.Signal;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The connection broke before the call was sent; the next one waits for the next connection.
                NoteStray();
            }
            catch (ObjectDisposedException)
            {
                seat.Feed.End(null);
                return;
            }
            catch (SpotwireException failure)
            {
                seat.Feed.LastFailure = failure.Error;
                UserDataLog.NotSubscribed(_logger, failure.Message);
                if (AccountFeed.IsFinal(failure.Error) && !IsStray(failure))
                {
                    seat.Feed.End(failure.Code == AlreadySubscribed ? FollowedAlready() : failure.Error);
                    return;
                }

                NoteStray();
                await SettleAsync(seat, failure, pause).ConfigureAwait(false);
                pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            }
        }
    }

    private async Task SettleAsync(UserDataSeat seat, SpotwireException failure, TimeSpan pause)
    {
        try
        {
            if (failure.Code == AlreadySubscribed)
            {
                // An answer was lost. Nobody knows the number: all subscriptions of the connection are made anew.
                // This one waits meanwhile, so that it cannot take the place of another.
                UserDataLog.SubscribedAlready(_logger);
                await TryUnsubscribeAsync(id: null).ConfigureAwait(false);
            }

            var wait = failure.Error.RetryAfter is { } asked && asked > pause ? asked : pause;
            await ShortPause.WaitAsync(wait, _options, seat.Lifetime).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The account is not followed any more.
        }
    }

    private async Task<bool> TrySubscribeAsync(UserDataSeat seat)
    {
        int epoch;
        bool wasConnected;
        ApiSocket socket;
        CancellationToken token;
        lock (_gate)
        {
            if (_socket is null)
            {
                throw new ObjectDisposedException(nameof(UserDataLine));
            }

            (epoch, wasConnected, socket, token) = (_epoch, _isConnected, _socket, seat.BeginCall());
        }

        var own = ReferenceEquals(seat.Key, _options.Credentials);
        var byLogon = own && seat.Key.KeyType == KeyType.Ed25519 && _options.WebSocketApi.Logon && !seat.MustSign;
        SubscriptionBody body;
        try
        {
            body = await socket.CallAsync(
                byLogon ? SessionMethod.Subscribe : SessionMethod.SubscribeBySignature,
                new RequestParameters(),
                own ? null : seat.Key,
                WireJson.Of<SubscriptionBody>(),
                token).ConfigureAwait(false);
        }
        catch (SpotwireException failure)
            when (byLogon && AccountFeed.IsFinal(failure.Error) && failure.Code != AlreadySubscribed)
        {
            // The session could not be logged on.
            seat.MustSign = true;
            return false;
        }

        lock (_gate)
        {
            // A call that was made without a connection belongs to the next one.
            if (!_isConnected || _epoch != epoch + (wasConnected ? 0 : 1) || seat.HasEnded)
            {
                _mayHaveStray = true;
                return false;
            }

            seat.SubscriptionId = body.SubscriptionId;
            seat.Feed.OnSubscribed();
            if (_early.Remove(body.SubscriptionId, out var early))
            {
                _earlyCount -= early.Count;
                early.ForEach(seat.Feed.OnEvent);
            }
        }

        return true;
    }

    /// <summary>Whether the account is subscribed because of a call whose answer nobody had. Otherwise it is so for
    /// another of its keys: Binance has one subscription of an account on a connection.</summary>
    private bool IsStray(SpotwireException failure)
    {
        lock (_gate)
        {
            return failure.Code == AlreadySubscribed && _mayHaveStray;
        }
    }

    private void NoteStray()
    {
        lock (_gate)
        {
            _mayHaveStray = true;
        }
    }

    private static SpotwireError FollowedAlready() => new()
    {
        Kind = ErrorKind.Configuration,
        Code = AlreadySubscribed,
        Message = "Another key of the same account is subscribed on this client's connection.",
        Hint = "Use one key for an account, or another client for the other key.",
    };

    private async Task TryUnsubscribeAsync(int? id)
    {
        ApiSocket? socket;
        lock (_gate)
        {
            socket = _isConnected ? _socket : null;
        }

        if (socket is null)
        {
            return;
        }

        var parameters = new RequestParameters();
        if (id is { } number)
        {
            parameters.Add("subscriptionId", number);
        }

        try
        {
            await socket.CallAsync(
                SessionMethod.Unsubscribe, parameters, null, WireJson.Of<EmptyBody>(), CancellationToken.None)
                .ConfigureAwait(false);
            if (id is null)
            {
                lock (_gate)
                {
                    _mayHaveStray = false;
                }
            }
        }
        catch (SpotwireException)
        {
            // It ends with the connection at the latest.
        }
        catch (ObjectDisposedException)
        {
            // The client is gone, and the connection with it.
        }
    }
}
