using Microsoft.Extensions.Logging;
using Spotwire.Market;
using Spotwire.Streams;
using static Spotwire.Wire.Arguments;

namespace Spotwire.Books;

/// <summary>Local order books.</summary>
/// <remarks>Documentation: web-socket-streams.md, "How to manage a local order book correctly".</remarks>
public sealed class BooksApi
{
    private readonly SpotwireOptions _options;
    private readonly MarketApi _market;
    private readonly StreamsApi _streams;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly List<LocalOrderBook> _open = [];

    internal BooksApi(
        SpotwireOptions options, MarketApi market, StreamsApi streams, Random random, ILogger logger)
    {
        _options = options;
        _market = market;
        _streams = streams;
        _random = random;
        _logger = logger;
    }

    /// <summary>Opens a book and returns once its streams are acknowledged; the book becomes live by itself soon after
    /// (<see cref="LocalOrderBook.WaitUntilLiveAsync"/>). It ends when it or its client is disposed.</summary>
    /// <param name="symbol">The market. The exchange acknowledges streams of markets that it does not have: such a book
    /// becomes <see cref="BookState.Broken"/> with its first snapshot.</param>
    /// <param name="options">How it is kept; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the wish back.</param>
    /// <exception cref="SpotwireException">An argument is wrong (<see cref="ErrorKind.Configuration"/>), or the streams
    /// cannot be had, with the kinds that <see cref="StreamsApi"/> names.</exception>
    public async ValueTask<LocalOrderBook> OpenAsync(
        Symbol symbol, BookOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BookOptions();
        options.Validate();
        Require(!symbol.IsEmpty, "The symbol is empty.");
        var depth = StreamNames.Depth(symbol, options.Speed);
        var feed = new BookFeed(
            new BookSource
            {
                Symbol = symbol,
                DepthStream = depth,
                FetchSnapshotAsync = token => _market.GetDepthAsync(
                    symbol, options.SnapshotLimit, cancellationToken: token),
                TimeProvider = _options.TimeProvider,
                RunInline = _options.RunContinuationsInline,
                Logger = _logger,
            },
            options,
            _random);
        feed.Start();
        try
        {
            string[] names = options.CompareWithBookTicker ? [depth, StreamNames.BookTicker(symbol)] : [depth];
            var lease = await _streams.OpenAsync(names, feed, cancellationToken).ConfigureAwait(false);
            var book = new LocalOrderBook(symbol, feed, lease, Forget);
            lock (_gate)
            {
                _open.Add(book);
            }

            return book;
        }
        catch
        {
            await feed.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the books that are still open and waits for their loops.</summary>
    internal async ValueTask DisposeAsync()
    {
        LocalOrderBook[] open;
        lock (_gate)
        {
            open = [.. _open];
        }

        foreach (var book in open)
        {
            await book.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Forget(LocalOrderBook book)
    {
        lock (_gate)
        {
            _open.Remove(book);
        }
    }
}
