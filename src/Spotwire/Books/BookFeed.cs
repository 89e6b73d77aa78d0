using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Spotwire.Diagnostics;
using Spotwire.Market;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Moves bytes and time in and out of a <see cref="BookMachine"/>: messages on the socket's own loop,
/// snapshots by
/// REST. The machine is guarded by one lock, held for the length of one message or of one copy.</summary>
internal sealed class BookFeed : StreamHandler, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly BookSource _source;
    private readonly BookMachine _machine;
    private readonly DepthBuffer _change = new();
    private readonly DepthBuffer _snapshot = new();
    private readonly BookWatchers _watchers;
    private readonly Channel<bool> _wake;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly long _start;
    private readonly ITimer _timer;
    private long? _scheduled;
    private bool _isDisposed;
    private Task _loop = Task.CompletedTask;

    public BookFeed(BookSource source, BookOptions options, Random random)
    {
        _source = source;
        _machine = new BookMachine(options, random);
        _watchers = new BookWatchers(source.RunInline);
        _start = source.TimeProvider.GetTimestamp();
        _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
        {
            // One unread wake-up is enough: the loop looks at everything when it wakes.
            FullMode = BoundedChannelFullMode.DropWrite,
            SingleReader = true,
            AllowSynchronousContinuations = source.RunInline,
        });
        _timer = source.TimeProvider.CreateTimer(
            static feed => ((BookFeed)feed!)._wake.Writer.TryWrite(true),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Who waits for changes.</summary>
    public BookWatchers Watchers => _watchers;

    /// <summary>Microseconds since the feed was made.</summary>
    private long Now => _source.TimeProvider.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Starts the loop that fetches snapshots; it ends with <see cref="DisposeAsync"/>.</summary>
    public void Start() => _loop = _source.RunInline ? RunAsync() : Task.Run(RunAsync);

    /// <summary>A question about the machine, answered between two messages.</summary>
    public T Ask<T>(Func<BookMachine, T> question)
    {
        lock (_gate)
        {
            return question(_machine);
        }
    }

    /// <summary>The book as it stands.</summary>
    public BookView Read(int levels)
    {
        BookState state;
        BookCopy copy;
        lock (_gate)
        {
            state = _machine.State;
            copy = new BookCopy(_machine.Follower, levels);
        }

        using (copy)
        {
            return copy.ToView(_source.Symbol, state);
        }
    }

    public override void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
    {
        if (!string.Equals(streamName, _source.DepthStream, StringComparison.Ordinal))
        {
            if (BookTickerReader.TryRead(payload, out var ticker))
            {
                lock (_gate)
                {
                    _machine.Follower.OnBookTicker(TopOfBook.From(ticker));
                }
            }
        }
        else if (DepthReader.TryRead(payload, _change))
        {
            TakeChange();
        }
        else
        {
            BookLog.Unreadable(_source.Logger, _source.Symbol);
            Tell(static (machine, now) => machine.OnUnreadable(now));
        }
    }

    public override void OnSubscribed()
    {
        BookLog.Subscribed(_source.Logger, _source.Symbol);
        Tell(static (machine, now) => machine.OnSubscribed(now));
    }

    public override void OnInterrupted(string why)
    {
        BookLog.Stale(_source.Logger, _source.Symbol, Ask(static machine => machine.Follower.LastUpdateId), why);
        Tell(static (machine, now) => machine.OnInterrupted(now));
    }

    public override void OnNewHistory(string streamName)
    {
        if (!string.Equals(streamName, _source.DepthStream, StringComparison.Ordinal))
        {
            // The depth stream tells it as well, with its first event.
            Tell(static (machine, _) => machine.Follower.ForgetBookTicker());
            return;
        }

        BookLog.NewHistory(_source.Logger, _source.Symbol);
        Tell(static (machine, now) => machine.OnNewHistory(now));
    }

    public override void OnEnded(SpotwireError? error)
    {
        if (error is not null)
        {
            Break(error);
        }

        _watchers.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        CancelInline();
        _watchers.Close();
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _lifetime.Dispose();
    }

    /// <summary>Here and now: the asynchronous way of cancelling goes through the thread pool.</summary>
    private void CancelInline() => _lifetime.Cancel();

    private void TakeChange()
    {
        var verdict = DepthVerdict.Skip;
        SpotwireError? misfit = null;
        lock (_gate)
        {
            try
            {
                verdict = _machine.OnDepth(_change, Now);
            }
            catch (OverflowException failure)
            {
                misfit = Misfit(failure);
            }
        }

        if (misfit is not null)
        {
            Break(misfit);
            return;
        }

        if (verdict == DepthVerdict.Gap)
        {
            BookLog.Gap(_source.Logger, _source.Symbol, _change.FirstUpdateId);
            SpotwireTelemetry.BooksGapped.Add(1, SymbolTag());
        }

        if (verdict is DepthVerdict.Keep or DepthVerdict.Gap)
        {
            Schedule();
        }

        if (verdict is DepthVerdict.Apply or DepthVerdict.Gap)
        {
            _watchers.Signal();
        }
    }

    private void Tell(Action<BookMachine, long> what)
    {
        lock (_gate)
        {
            what(_machine, Now);
        }

        Schedule();
        _watchers.Signal();
    }

    private void Break(SpotwireError error)
    {
        BookLog.Broken(_source.Logger, _source.Symbol, error.Message);
        Tell((machine, _) => machine.OnBroken(error));
    }

    /// <summary>Sets the timer to when the next snapshot is due, if that has changed.</summary>
    private void Schedule()
    {
        lock (_gate)
        {
            if (_machine.SnapshotDue == _scheduled)
            {
                return;
            }

            _scheduled = _machine.SnapshotDue;
            var wait = _scheduled - Now;
            if (wait is null or > 0)
            {
                // Whole milliseconds, rounded up: a timer knows no less and would fire too early.
                _timer.Change(
                    wait is { } micros ? TimeSpan.FromMilliseconds((micros + 999) / 1000) : Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan);
                return;
            }
        }

        // Outside the lock: where continuations run inline, waking the loop runs it.
        _wake.Writer.TryWrite(true);
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _wake.Reader.WaitToReadAsync(_lifetime.Token).ConfigureAwait(false))
            {
                _wake.Reader.TryRead(out _);
                while (TakeDue() is { } epoch)
                {
                    await FetchAsync(epoch).ConfigureAwait(false);
                    Schedule();
                }
            }
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            // The book was disposed.
        }
    }

    /// <summary>The epoch of the snapshot to fetch now; null while none is due, with the timer set to when one will
    /// be.</summary>
    private int? TakeDue()
    {
        lock (_gate)
        {
            if (_machine.SnapshotDue <= Now)
            {
                _machine.OnFetching();
                _scheduled = null;
                return _machine.Epoch;
            }

            // A timer may fire early; whatever is still to come is scheduled anew.
            _scheduled = null;
        }

        Schedule();
        return null;
    }

    private async Task FetchAsync(int epoch)
    {
        try
        {
            var snapshot = await _source.FetchSnapshotAsync(_lifetime.Token).ConfigureAwait(false);
            SnapshotConversion.Fill(snapshot, _snapshot);
            Join(epoch);
        }
        catch (SpotwireException failure)
        {
            var isBroken = false;
            Tell((machine, now) =>
            {
                machine.OnSnapshotFailed(failure.Error, epoch, now);
                isBroken = machine.State == BookState.Broken;
            });
            if (isBroken)
            {
                BookLog.Broken(_source.Logger, _source.Symbol, failure.Message);
            }
            else
            {
                BookLog.NoSnapshot(_source.Logger, _source.Symbol, failure.Message);
            }
        }
        catch (OverflowException failure)
        {
            Break(Misfit(failure));
        }
        catch (ObjectDisposedException) when (!_lifetime.IsCancellationRequested)
        {
            // The client is gone and took the connection along.
            OnEnded(null);
        }
    }

    private void Join(int epoch)
    {
        SnapshotVerdict verdict;
        int bids, asks;
        long id;
        bool isResync;
        lock (_gate)
        {
            var resyncs = _machine.Resyncs;
            verdict = _machine.OnSnapshot(_snapshot, epoch, Now);
            isResync = _machine.Resyncs != resyncs;
            (id, bids, asks) = (
                _machine.Follower.LastUpdateId, _machine.Follower.Book.BidCount, _machine.Follower.Book.AskCount);
        }

        if (verdict == SnapshotVerdict.Joined)
        {
            BookLog.Live(_source.Logger, _source.Symbol, id, bids, asks);
            _watchers.Signal();
        }
        else if (verdict != SnapshotVerdict.NotNeeded)
        {
            BookLog.Unfit(_source.Logger, _source.Symbol, _snapshot.FinalUpdateId, verdict);
        }

        if (isResync)
        {
            SpotwireTelemetry.BooksResynchronized.Add(1, SymbolTag());
        }
    }

    private KeyValuePair<string, object?> SymbolTag() => new("spotwire.symbol", _source.Symbol.Value);

    private static SpotwireError Misfit(OverflowException failure) => new()
    {
        Kind = ErrorKind.UnreadableAnswer,
        Message = $"A price or quantity does not fit the book: {failure.Message}",
    };
}
