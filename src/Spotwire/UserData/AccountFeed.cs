using Microsoft.Extensions.Logging;
using Spotwire.Account;
using Spotwire.Books;
using Spotwire.Diagnostics;
using Spotwire.Time;

namespace Spotwire.UserData;

/// <summary>The shell of one account's <see cref="UserDataSession"/>: asks what it wants to know, and hands its events
/// and the account's state on. The machine is guarded by one lock, held for the length of one input.</summary>
internal sealed class AccountFeed : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly AccountAsker _asker;
    private readonly ServerClock _clock;
    private readonly SpotwireOptions _options;
    private readonly ILogger _logger;
    private readonly UserDataSession _session;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly BookWatchers _watchers;
    private UserDataSubscription[] _readers = [];
    private AccountSnapshot _current = new();
    private Task _asking = Task.CompletedTask;
    private bool _isAsking;
    private bool _isHandingOn;
    private bool _wasHealthy;
    private bool _hasEnded;
    private bool _isDisposed;

    /// <param name="asker">The account's calls.</param>
    /// <param name="clock">The exchange's clock.</param>
    /// <param name="options">Times and threads.</param>
    /// <param name="wish">What the first user wants.</param>
    /// <param name="logger">Where it logs.</param>
    public AccountFeed(
        AccountAsker asker, ServerClock clock, SpotwireOptions options, UserDataOptions wish, ILogger logger)
    {
        _asker = asker;
        _clock = clock;
        _options = options;
        _logger = logger;
        _session = new UserDataSession(wish.Symbols, wish.FillHistory);
        _watchers = new BookWatchers(options.RunContinuationsInline);
    }

    /// <summary>The account's state as it stands.</summary>
    public AccountSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Who waits for changes.</summary>
    public BookWatchers Watchers => _watchers;

    /// <summary>Why it ended; null while it has not failed.</summary>
    public SpotwireError? Error { get; private set; }

    /// <summary>Completes a wait when the feed is healthy for the first time, or has failed: at once where it was or
    /// has.</summary>
    public void WhenReady(TaskCompletionSource wait)
    {
        lock (_gate)
        {
            if (!_wasHealthy && !_hasEnded)
            {
                _waiting.Add(wait);
                return;
            }
        }

        Complete(wait);
    }

    /// <summary>What went wrong last, for whoever waits in vain.</summary>
    public SpotwireError? LastFailure { get; set; }

    /// <summary>Adds a reader, from the next event on.</summary>
    public void Add(UserDataSubscription reader)
    {
        lock (_gate)
        {
            _readers = [.. _readers, reader];
        }
    }

    /// <summary>Takes a reader away.</summary>
    public void Remove(UserDataSubscription reader)
    {
        lock (_gate)
        {
            _readers = Array.FindAll(_readers, other => other != reader);
        }
    }

    /// <summary>Symbols are going to be used.</summary>
    public void Use(IReadOnlyList<Symbol> symbols)
    {
        lock (_gate)
        {
            foreach (var symbol in symbols)
            {
                _session.OnUse(symbol, _clock.Now);
            }
        }
    }

    /// <summary>The subscription is made.</summary>
    public void OnSubscribed() => Tell(static (session, now) => session.OnSubscribed(now));

    /// <summary>The subscription is gone.</summary>
    public void OnInterrupted(string why) => Tell((session, now) => session.OnInterrupted(why, now));

    /// <summary>The exchange sent an event.</summary>
    public void OnEvent(UserDataEvent sent)
    {
        if (sent is UnknownUserDataEvent unknown)
        {
            UserDataLog.Unknown(_logger, unknown.EventType);
        }

        Tell((session, _) => session.OnEvent(sent));
    }

    /// <summary>It is over: everybody is told.</summary>
    /// <param name="error">Why; null for a plain end.</param>
    public void End(SpotwireError? error)
    {
        UserDataSubscription[] readers;
        lock (_gate)
        {
            Error ??= error;
            _hasEnded = true;
            readers = _readers;
            _session.OnInterrupted(error?.Message ?? "it has ended", _clock.Now);
            Publish();
        }

        foreach (var reader in readers)
        {
            reader.Complete(error);
        }

        _watchers.Close();
        CompleteWaiting();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        CancelInline();
        End(null);
        await _asking.ConfigureAwait(false);
        _lifetime.Dispose();
    }

    /// <summary>Here and now: the asynchronous way of cancelling goes through the thread pool.</summary>
    private void CancelInline() => _lifetime.Cancel();

    private void CompleteWaiting()
    {
        TaskCompletionSource[] waiting;
        lock (_gate)
        {
            _wasHealthy |= _session.IsHealthy;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var wait in waiting)
        {
            Complete(wait);
        }
    }

    private void Complete(TaskCompletionSource wait)
    {
        if (_hasEnded)
        {
            wait.TrySetException(new SpotwireException(Error ?? Streams.NoticeBoard.ClientIsDisposed));
        }
        else
        {
            wait.TrySetResult();
        }
    }

    private void Tell(Action<UserDataSession, ExchangeTime> what)
    {
        bool wasHealthy, isHealthy;
        lock (_gate)
        {
            wasHealthy = _session.IsHealthy;
            what(_session, _clock.Now);
            isHealthy = _session.IsHealthy;
            Publish();
            HandOn();
        }

        _watchers.Signal();
        if (isHealthy && !wasHealthy)
        {
            UserDataLog.Healthy(_logger);
            CompleteWaiting();
        }

        StartAsking();
    }

    /// <summary>Makes the state known before the events that tell of it.</summary>
    private void Publish()
    {
        var book = _session.Book;
        Volatile.Write(ref _current, new AccountSnapshot
        {
            Version = _current.Version + 1,
            IsHealthy = _session.IsHealthy,
            BalancesByAsset = book.Balances,
            OrdersByKey = book.Orders,
            ListsById = book.Lists,
            FillsKept = book.Fills,
        });
    }

    // Where continuations run inline a reader runs in here, and may come back with another input.
    private void HandOn()
    {
        if (_isHandingOn)
        {
            return;
        }

        _isHandingOn = true;
        try
        {
            while (_session.TryTake(out var next))
            {
                foreach (var reader in _readers)
                {
                    reader.Push(next);
                }
            }
        }
        finally
        {
            _isHandingOn = false;
        }
    }

    private void StartAsking()
    {
        lock (_gate)
        {
            if (_isAsking || _isDisposed || _session.Question is null)
            {
                return;
            }

            _isAsking = true;
        }

        // One at a time, so that the last one is all that has to be waited for.
        _asking = _options.RunContinuationsInline ? AskAsync() : Task.Run(AskAsync);
    }

    private async Task AskAsync()
    {
        var pause = FirstPause;
        try
        {
            while (Next() is var (question, epoch))
            {
                try
                {
                    var askedAt = _clock.Now;
                    var answer = await _asker.AskAsync(question, _lifetime.Token).ConfigureAwait(false);
                    Tell((session, _) => session.OnAnswer(answer, epoch, askedAt));
                    pause = FirstPause;
                }
                catch (SpotwireException failure) when (!_lifetime.IsCancellationRequested)
                {
                    LastFailure = failure.Error;
                    UserDataLog.NotAnswered(_logger, failure.Message);
                    if (IsFinal(failure.Error))
                    {
                        End(failure.Error);
                        break;
                    }

                    var wait = failure.Error.RetryAfter is { } asked && asked > pause ? asked : pause;
                    await ShortPause.WaitAsync(wait, _options, _lifetime.Token).ConfigureAwait(false);
                    pause = pause + pause < LongestPause ? pause + pause : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            // The feed was disposed.
        }
        catch (ObjectDisposedException)
        {
            // The client is gone.
            End(null);
        }
    }

    /// <summary>Whether trying again cannot help.</summary>
    public static bool IsFinal(SpotwireError error) => error.Kind is
        ErrorKind.Authentication or ErrorKind.Configuration or ErrorKind.MissingKey or ErrorKind.BadRequest;

    private (AccountQuestion Question, int Epoch)? Next()
    {
        lock (_gate)
        {
            if (!_lifetime.IsCancellationRequested && Error is null && _session.Question is { } question)
            {
                return (question, _session.Epoch);
            }

            _isAsking = false;
            return null;
        }
    }
}
