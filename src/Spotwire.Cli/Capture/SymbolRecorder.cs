using Spotwire.Books;
using Spotwire.Market;

namespace Spotwire.Cli.Capture;

/// <summary>Records one market: what arrives goes to the file, and a book is kept beside it so that a snapshot is
/// fetched whenever a reader of the file would need one: at the beginning, and after a gap.</summary>
internal sealed class SymbolRecorder(Symbol symbol, string path, MarketApi market, TimeProvider time) : IDisposable
{
    private const int SnapshotLimit = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly CaptureWriter _writer = CaptureWriter.Create(path);
    private readonly BookReplay _book = new();
    private Task<DepthSnapshot>? _fetching;
    private long _askedAt;
    private long? _oldestAwaiting;

    /// <summary>The market.</summary>
    public Symbol Symbol => symbol;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>What was written, by kind.</summary>
    public long Count(MessageKind kind) => _book.Count(kind);

    /// <summary>Times the stream had a gap.</summary>
    public long Gaps => _book.Gaps;

    /// <summary>Writes a message that has just arrived.</summary>
    public void Take(long receivedNanoseconds, ReadOnlySpan<byte> message, CancellationToken cancellationToken)
    {
        _writer.Write(receivedNanoseconds, message);
        var kind = _book.Feed(message);
        if (_book.LastUpdateId > 0)
        {
            _oldestAwaiting = null;
            return;
        }

        if (kind == MessageKind.DepthUpdate)
        {
            _oldestAwaiting ??= SnapshotLine.FirstUpdateIdOf(message);
        }

        // The first depth event comes before the question, so that the snapshot cannot be too old.
        if (_oldestAwaiting is not null)
        {
            Fetch(receivedNanoseconds, cancellationToken);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Fetch(long receivedNanoseconds, CancellationToken cancellationToken)
    {
        if (_fetching is null)
        {
            if (_askedAt == 0 || time.GetElapsedTime(_askedAt) >= Patience)
            {
                _askedAt = time.GetTimestamp();
                _fetching = market.GetDepthAsync(symbol, SnapshotLimit, cancellationToken: cancellationToken);
            }

            return;
        }

        if (!_fetching.IsCompleted)
        {
            return;
        }

        var done = _fetching;
        _fetching = null;
        if (done.IsCompletedSuccessfully && done.Result.LastUpdateId >= _oldestAwaiting - 1)
        {
            var line = SnapshotLine.Of(done.Result);
            _writer.Write(receivedNanoseconds, line);
            _book.Feed(line);
        }
        else if (done.Exception?.InnerException is SpotwireException { Error.IsTransient: false } failed)
        {
            throw failed;
        }
    }
}
