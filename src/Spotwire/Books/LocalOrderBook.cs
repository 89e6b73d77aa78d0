using System.Runtime.CompilerServices;
using Spotwire.Streams;

namespace Spotwire.Books;

/// <summary>An order book of one market kept up to date from its depth stream by the documented procedure: a gap, a
/// lost
/// connection or a new history of the exchange makes it start over by itself. Safe to read from any thread. Dispose
/// it to
/// give its streams back.</summary>
/// <remarks>Documentation: web-socket-streams.md, "How to manage a local order book correctly".</remarks>
public sealed class LocalOrderBook : IAsyncDisposable
{
    private readonly BookFeed _feed;
    private readonly IAsyncDisposable _lease;
    private readonly Action<LocalOrderBook>? _forget;

    internal LocalOrderBook(
        Symbol symbol, BookFeed feed, IAsyncDisposable lease, Action<LocalOrderBook>? forget = null)
    {
        _forget = forget;
        Symbol = symbol;
        _feed = feed;
        _lease = lease;
    }

    /// <summary>The market.</summary>
    public Symbol Symbol { get; }

    /// <summary>Whether the book can be traded on now.</summary>
    public BookState State => _feed.Ask(static machine => machine.State);

    /// <summary>The last update id in the book; 0 while there is no book.</summary>
    public long LastUpdateId => _feed.Ask(static machine => machine.Follower.LastUpdateId);

    /// <summary>Why the book is <see cref="BookState.Broken"/>; null while it is not.</summary>
    public SpotwireError? Error => _feed.Ask(static machine => machine.Error);

    /// <summary>What it has counted since it was opened.</summary>
    public BookStatistics Statistics => _feed.Ask(static machine => new BookStatistics
    {
        Applied = machine.Follower.Applied,
        Stale = machine.Follower.Stale,
        Gaps = machine.Follower.Gaps,
        Resyncs = machine.Resyncs,
        Reconnects = machine.Reconnects,
        BookTickerAgree = machine.Follower.BookTickerAgree,
        BookTickerDisagree = machine.Follower.BookTickerDisagree,
    });

    /// <summary>The book as it stands, both sides of the same moment.</summary>
    /// <param name="levels">How many levels a side at most, 0 or more; default 20.</param>
    public BookView Read(int levels = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        return _feed.Read(levels);
    }

    /// <summary>Waits until the book is <see cref="BookState.Live"/>; ends at once where it is.</summary>
    /// <param name="cancellationToken">Stops the waiting; the book goes on.</param>
    /// <exception cref="SpotwireException">The book is <see cref="BookState.Broken"/>.</exception>
    /// <exception cref="ObjectDisposedException">The book or its client was disposed.</exception>
    public async ValueTask WaitUntilLiveAsync(CancellationToken cancellationToken = default)
    {
        var watcher = _feed.Watchers.Add();
        try
        {
            while (await watcher.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                watcher.Reader.TryRead(out _);
                if (State == BookState.Live)
                {
                    return;
                }

                ThrowIfBroken();
            }
        }
        finally
        {
            _feed.Watchers.Remove(watcher);
        }

        ThrowIfBroken();
        throw new ObjectDisposedException(nameof(LocalOrderBook));
    }

    /// <summary>Views of the book as it changes, the present one first. A slow reader gets the newest view and misses
    /// those
    /// between. Ends when the book or its client is disposed.</summary>
    /// <param name="levels">How many levels a side at most, 0 or more; default 20.</param>
    /// <param name="cancellationToken">Stops the watching; the book goes on.</param>
    /// <exception cref="SpotwireException">The book is <see cref="BookState.Broken"/>; thrown after the view that says
    /// so.</exception>
    public IAsyncEnumerable<BookView> WatchAsync(int levels = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        return ViewsAsync(levels, cancellationToken);
    }

    /// <summary>Stops following and gives the streams back.</summary>
    public async ValueTask DisposeAsync()
    {
        _forget?.Invoke(this);
        await _lease.DisposeAsync().ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<BookView> ViewsAsync(
        int levels, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = _feed.Watchers.Add();
        try
        {
            while (await watcher.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                watcher.Reader.TryRead(out _);
                var view = _feed.Read(levels);
                yield return view;
                if (view.State == BookState.Broken)
                {
                    ThrowIfBroken();
                }
            }
        }
        finally
        {
            _feed.Watchers.Remove(watcher);
        }
    }

    private void ThrowIfBroken()
    {
        if (Error is { } error)
        {
            throw new SpotwireException(error);
        }
    }
}
