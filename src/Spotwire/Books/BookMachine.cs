using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Decides what a live book does next: when a snapshot is fetched, and what each state change means. Pure:
/// time
/// comes in as an argument, in microseconds of any monotonic clock, randomness as a seeded generator; one caller at a
/// time.</summary>
/// <param name="options">Delays.</param>
/// <param name="random">Jitter.</param>
internal sealed class BookMachine(BookOptions options, Random random)
{
    /// <summary>How many events are kept while a snapshot is awaited: over six minutes at one every 100 ms.</summary>
    private const int Capacity = 4_096;

    /// <summary>How long a book has to stand until the next trouble counts as the first again.</summary>
    private static readonly TimeSpan CalmAfter = TimeSpan.FromSeconds(30);

    private readonly BookFollower _follower = new(Capacity);
    private bool _isConnected;
    private bool _wasConnected;
    private bool _wasLive;
    private bool _isRetry;
    private int _attempts;
    private long _liveSince;

    /// <summary>What follows the events.</summary>
    public BookFollower Follower => _follower;

    /// <summary>Whether the book can be traded on.</summary>
    public BookState State { get; private set; } = BookState.Synchronizing;

    /// <summary>Why the book is broken; null while it is not.</summary>
    public SpotwireError? Error { get; private set; }

    /// <summary>When the next snapshot is to be fetched; null while none is wanted.</summary>
    public long? SnapshotDue { get; private set; }

    /// <summary>Changes whenever a snapshot still under way becomes worthless.</summary>
    public int Epoch { get; private set; }

    /// <summary>Times the book was built again after it had stood.</summary>
    public long Resyncs { get; private set; }

    /// <summary>Times the connection came back.</summary>
    public long Reconnects { get; private set; }

    /// <summary>The streams are subscribed: events follow from here, unless the first came before and told
    /// so.</summary>
    public void OnSubscribed(long now)
    {
        if (_isConnected || State == BookState.Broken)
        {
            return;
        }

        Reconnects += _wasConnected ? 1 : 0;
        _isConnected = true;
        _wasConnected = true;
        StartAfresh(now + Micros(options.FirstEventWait));
    }

    /// <summary>The connection is lost.</summary>
    public void OnInterrupted(long now)
    {
        LeaveLive(now);
        _isConnected = false;
        SnapshotDue = null;
        _follower.ForgetBookTicker();
        if (State != BookState.Broken)
        {
            State = BookState.Stale;
        }
    }

    /// <summary>The ids jumped back: what is known belongs to another history.</summary>
    public void OnNewHistory(long now)
    {
        _follower.ForgetBookTicker();
        if (_isConnected && State != BookState.Broken)
        {
            StartAfresh(now + Micros(options.FirstEventWait));
        }
    }

    /// <summary>A depth event.</summary>
    /// <exception cref="OverflowException">A number does not fit the book; tell <see cref="OnBroken"/>.</exception>
    public DepthVerdict OnDepth(DepthBuffer change, long now)
    {
        if (State == BookState.Broken)
        {
            return DepthVerdict.Skip;
        }

        OnSubscribed(now);
        var verdict = _follower.OnDepth(change);
        if (verdict == DepthVerdict.Gap)
        {
            LeaveLive(now);
            State = BookState.Synchronizing;
            RetryLater(now, TimeSpan.Zero);
        }
        else if (verdict == DepthVerdict.Keep && !_isRetry && SnapshotDue > now)
        {
            SnapshotDue = now;
        }

        return verdict;
    }

    /// <summary>A message of the depth stream that could not be read: whatever it said is missing.</summary>
    public void OnUnreadable(long now)
    {
        OnSubscribed(now);
        if (State != BookState.Broken)
        {
            LeaveLive(now);
            _follower.Restart();
            State = BookState.Synchronizing;
            RetryLater(now, TimeSpan.Zero);
        }
    }

    /// <summary>The fetch of the snapshot begins: it is no longer due.</summary>
    public void OnFetching() => SnapshotDue = null;

    /// <summary>A snapshot.</summary>
    /// <param name="snapshot">Its levels.</param>
    /// <param name="epoch"><see cref="Epoch"/> when its fetch began.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="OverflowException">A number does not fit the book; tell <see cref="OnBroken"/>.</exception>
    public SnapshotVerdict OnSnapshot(DepthBuffer snapshot, int epoch, long now)
    {
        if (epoch != Epoch || !_isConnected || State != BookState.Synchronizing)
        {
            return SnapshotVerdict.NotNeeded;
        }

        var verdict = _follower.OnSnapshot(snapshot, canFetchAgain: true);
        if (verdict == SnapshotVerdict.Joined)
        {
            Resyncs += _wasLive ? 1 : 0;
            _wasLive = true;
            _liveSince = now;
            State = BookState.Live;
        }
        else
        {
            RetryLater(now, TimeSpan.Zero);
        }

        return verdict;
    }

    /// <summary>The snapshot could not be had.</summary>
    /// <param name="error">Why; one that is not transient breaks the book.</param>
    /// <param name="epoch"><see cref="Epoch"/> when its fetch began.</param>
    /// <param name="now">The time.</param>
    public void OnSnapshotFailed(SpotwireError error, int epoch, long now)
    {
        if (epoch != Epoch || State != BookState.Synchronizing)
        {
            return;
        }

        if (IsFinal(error.Kind))
        {
            OnBroken(error);
        }
        else
        {
            RetryLater(now, error.RetryAfter ?? TimeSpan.Zero);
        }
    }

    /// <summary>The book cannot be kept.</summary>
    public void OnBroken(SpotwireError error)
    {
        Epoch++;
        SnapshotDue = null;
        State = BookState.Broken;
        Error = error;
        _follower.Restart();
    }

    private static bool IsFinal(ErrorKind kind) => kind
        is ErrorKind.NotFound or ErrorKind.BadRequest or ErrorKind.Authentication or ErrorKind.Configuration;

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private void StartAfresh(long due)
    {
        Epoch++;
        _follower.Restart();
        State = BookState.Synchronizing;
        _isRetry = false;
        SnapshotDue = due;
    }

    private void LeaveLive(long now)
    {
        Epoch++;
        if (State == BookState.Live && now - _liveSince >= Micros(CalmAfter))
        {
            _attempts = 0;
        }
    }

    private void RetryLater(long now, TimeSpan atLeast)
    {
        var longest = Micros(options.MaxResyncDelay);
        var delay = Micros(options.ResyncDelay);
        for (var i = 0; i < _attempts && delay < longest; i++)
        {
            delay *= 2;
        }

        delay = Math.Min(delay, longest);
        delay -= (long)(delay / 2 * random.NextDouble());
        _attempts++;
        _isRetry = true;
        SnapshotDue = now + Math.Max(delay, Micros(atLeast));
    }
}
