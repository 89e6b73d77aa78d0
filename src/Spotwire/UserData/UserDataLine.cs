using Microsoft.Extensions.Logging;
using Spotwire.Transport;

namespace Spotwire.UserData;

/// <summary>The connection that carries the user data of all accounts of a client: keeps each account subscribed, and
/// hands every event to the account that it belongs to.</summary>
internal sealed partial class UserDataLine : IAsyncDisposable
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
    private readonly Dictionary<SpotwireCredentials, UserDataSeat> _seats = new(SpotwireCredentials.ByContent);
    private readonly Dictionary<int, List<UserDataEvent>> _early = [];
    private ApiSocket? _socket;
    private int _epoch;
    private int _earlyCount;
    private bool _isConnected;
    private bool _mayHaveStray;
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
        var seat = Take(key.IsSameAs(_options.Credentials) ? _options.Credentials! : key, options);
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

            // Whoever takes up the account again may be faster than the word that this one has left.
            _mayHaveStray |= seat.Feed.Error is null;
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
}
