using System.Threading.Channels;

namespace Spotwire.Books;

/// <summary>Who waits for a book to change. Each watcher holds at most one signal: whoever is slow sees the newest
/// book and
/// misses what was between.</summary>
/// <param name="runInline">Whether a watcher runs on at once where it is signalled.</param>
internal sealed class BookWatchers(bool runInline)
{
    private readonly Lock _gate = new();
    private volatile Channel<bool>[] _watchers = [];
    private bool _isClosed;

    /// <summary>Adds a watcher, signalled already so that it looks at once.</summary>
    public Channel<bool> Add()
    {
        var watcher = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
        {
            // One unread signal says all that there is to say.
            FullMode = BoundedChannelFullMode.DropWrite,
            SingleReader = true,
            AllowSynchronousContinuations = runInline,
        });
        watcher.Writer.TryWrite(true);
        lock (_gate)
        {
            if (_isClosed)
            {
                watcher.Writer.TryComplete();
                return watcher;
            }

            _watchers = [.. _watchers, watcher];
        }

        return watcher;
    }

    /// <summary>Takes a watcher away.</summary>
    public void Remove(Channel<bool> watcher)
    {
        lock (_gate)
        {
            _watchers = [.. _watchers.Where(other => other != watcher)];
        }
    }

    /// <summary>The book changed.</summary>
    public void Signal()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(true);
        }
    }

    /// <summary>The book will not change any more.</summary>
    public void Close()
    {
        Channel<bool>[] watchers;
        lock (_gate)
        {
            _isClosed = true;
            (watchers, _watchers) = (_watchers, []);
        }

        foreach (var watcher in watchers)
        {
            watcher.Writer.TryComplete();
        }
    }
}
