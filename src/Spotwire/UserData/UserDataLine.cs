using System.Text.Json;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.UserData;

/// <summary>The connection that carries the user data of all accounts of a client: keeps each account subscribed, and
/// hands every event to the account that it belongs to.</summary>
internal sealed class UserDataLine : IAsyncDisposable
{
    private const int AlreadySubscribed = -2035;
    private const int MaxEarly = 10_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly SpotwireOptions _options;
    private readonly Func<ApiSocket> _open;
    private readonly Func<SpotwireCredentials, UserDataOptions, AccountFeed> _makeFeed;
    private readonly ILogger _logger;
    private readonly Dictionary<SpotwireCredentials, UserDataSeat> _seats = [];
    private readonly Dictionary<int, List<UserDataEvent>> _early = [];
    private ApiSocket? _socket;
    private int _epoch;
    private int _earlyCount;
    private bool _isConnected;
    private bool _isDisposed;

    /// <param name="options">Times, threads, the client's own key.</param>
    /// <param name="open">Opens the connection.</param>
    /// <param name="makeFeed">Makes the feed of an account.</param>
    /// <param name="logger">Where it logs.</param>
    public UserDataLine(
        SpotwireOptions options,
        Func<ApiSocket> open,
        Func<SpotwireCredentials, UserDataOptions, AccountFeed> makeFeed,
        ILogger logger)
    {
        _options = options;
        _open = open;
        _makeFeed = makeFeed;
        _logger = logger;
    }

    /// <summary>Joins the feed of an account, or opens it, and waits until it is whole.</summary>
    /// <param name="options">Whose account.</param>
    /// <param name="reader">Makes a reader of its events; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    public async Task<(AccountFeed Feed, Func<ValueTask> Release)> JoinAsync(
        UserDataOptions options, Func<AccountFeed, UserDataSubscription>? reader, CancellationToken cancellationToken)
    {
        var key = options.Credentials ?? _options.Credentials ?? throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.MissingKey,
            Message = "User data needs a key.",
        });
        var seat = Take(key, options);
        UserDataSubscription? made = null;
        try
        {
            if (reader is not null)
            {
                made = reader(seat.Feed);
                seat.Feed.Add(made);
            }

            await WaitUntilReadyAsync(seat, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await LeaveAsync(seat, made).ConfigureAwait(false);
            throw;
        }

        return (seat.Feed, () => LeaveAsync(seat, made));
    }

    /// <summary>Somebody is about to trade a symbol with the client's own key.</summary>
    public void Use(Symbol symbol)
    {
        UserDataSeat? seat;
        lock (_gate)
        {
            seat = _options.Credentials is { } own ? _seats.GetValueOrDefault(own) : null;
        }

        seat?.Feed.Use([symbol]);
    }

    public async ValueTask DisposeAsync()
    {
        UserDataSeat[] seats;
        ApiSocket? socket;
        lock (_gate)
        {
            _isDisposed = true;
            seats = [.. _seats.Values];
            _seats.Clear();
            (socket, _socket) = (_socket, null);
        }

        foreach (var seat in seats)
        {
            await EndAsync(seat).ConfigureAwait(false);
        }

        if (socket is not null)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
        }
    }

    private UserDataSeat Take(SpotwireCredentials key, UserDataOptions options)
    {
        UserDataSeat? seat;
        var isNew = false;
        lock (_gate)
        {
            if (_isDisposed)
            {
                throw new SpotwireException(Streams.NoticeBoard.ClientIsDisposed);
            }

            if (!_seats.TryGetValue(key, out seat) || seat.Feed.Error is not null)
            {
                seat = new UserDataSeat(key, _makeFeed(key, options));
                _seats[key] = seat;
                isNew = true;
            }

            seat.Users++;
            if (_socket is null)
            {
                _socket = _open();
                Listen(_socket);
            }
        }

        if (isNew)
        {
            seat.Loop = _options.RunContinuationsInline ? KeepAsync(seat) : Task.Run(() => KeepAsync(seat));
        }
        else
        {
            seat.Feed.Use(options.Symbols);
        }

        return seat;
    }

    private async Task WaitUntilReadyAsync(
        UserDataSeat seat, UserDataOptions options, CancellationToken cancellationToken)
    {
        // One task of its own: whoever waits for the same task as others goes on through the thread pool.
        var wait = new TaskCompletionSource(_options.RunContinuationsInline
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously);
        seat.Feed.WhenReady(wait);
        using var timer = _options.TimeProvider.CreateTimer(
            _ => wait.TrySetException(new SpotwireException(TooLate(seat, options))),
            null, options.ReadyTimeout, Timeout.InfiniteTimeSpan);
        var cancelled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), wait);
        try
        {
            await wait.Task.ConfigureAwait(false);
        }
        finally
        {
            cancelled.Unregister();
        }
    }

    private static SpotwireError TooLate(UserDataSeat seat, UserDataOptions options) =>
        seat.Feed.LastFailure ?? new SpotwireError
        {
            Kind = ErrorKind.Timeout,
            Message = $"User data was not subscribed within {Streams.NoticeWords.Of(options.ReadyTimeout)}.",
            IsTransient = true,
        };

    private async ValueTask LeaveAsync(UserDataSeat seat, UserDataSubscription? reader)
    {
        if (reader is not null)
        {
            seat.Feed.Remove(reader);
        }

        ApiSocket? socket = null;
        lock (_gate)
        {
            if (--seat.Users > 0)
            {
                return;
            }

            var isListed = _seats.GetValueOrDefault(seat.Key) == seat && _seats.Remove(seat.Key);
            if (isListed && _seats.Count == 0)
            {
                // The connection takes the subscription along.
                (socket, _socket) = (_socket, null);
                (_isConnected, _epoch) = (false, _epoch + 1);
            }
        }

        if (socket is null && seat.SubscriptionId is { } id)
        {
            await TryUnsubscribeAsync(id).ConfigureAwait(false);
        }

        await EndAsync(seat).ConfigureAwait(false);
        if (socket is not null)
        {
            await socket.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask EndAsync(UserDataSeat seat)
    {
        seat.End(_options.RunContinuationsInline);
        await seat.Feed.DisposeAsync().ConfigureAwait(false);
        await seat.Loop.ConfigureAwait(false);
    }

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
                (_isConnected, _epoch) = (true, _epoch + 1);
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
                if (AccountFeed.IsFinal(failure.Error) && failure.Code != AlreadySubscribed)
                {
                    seat.Feed.End(failure.Error);
                    return;
                }

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
