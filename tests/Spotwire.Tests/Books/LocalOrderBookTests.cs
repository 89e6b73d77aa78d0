using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spotwire.Books;
using Spotwire.Market;

namespace Spotwire.Tests.Books;

public sealed class LocalOrderBookTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Queue<Func<DepthSnapshot>> _answers = new();
    private readonly BookFeed _feed;
    private readonly LocalOrderBook _book;
    private int _fetches;

    public LocalOrderBookTests()
    {
        _feed = new BookFeed(
            new BookSource
            {
                Symbol = "BTCUSDT",
                DepthStream = "btcusdt@depth@100ms",
                FetchSnapshotAsync = async _ => Fetch(),
                TimeProvider = _time,
                RunInline = true,
                Logger = NullLogger.Instance,
            },
            new BookOptions(),
            new Random(3));
        _feed.Start();
        _book = new LocalOrderBook("BTCUSDT", _feed, new NoLease());
    }

    [Fact]
    public void Everything_runs_on_one_thread_from_the_first_event_to_the_live_book()
    {
        Answer(10, 100m, 101m);
        _feed.OnSubscribed();
        Assert.Equal((BookState.Synchronizing, 0), (_book.State, _fetches));
        Depth(9, 11, bid: "100.50", ask: "101.00", quantity: "7.5");

        var view = _book.Read();
        Assert.Equal((BookState.Live, 11L, 1), (view.State, view.LastUpdateId, _fetches));
        Assert.Equal(new PriceLevel(100.50m, 7.5m), view.BestBid);
        Assert.Equal(new PriceLevel(101m, 7.5m), view.BestAsk);
        Assert.Equal(0.50m, view.Spread);
        Assert.Equal(2, view.Bids.Count);
        Assert.Equal(1723161255208, view.EventTime!.Value.UnixMilliseconds);
        Assert.Single(_book.Read(1).Bids);
        Assert.Empty(_book.Read(0).Bids);
    }

    [Fact]
    public void A_quiet_market_is_live_after_the_wait()
    {
        Answer(10, 100m, 101m);
        _feed.OnSubscribed();
        _time.Advance(TimeSpan.FromSeconds(1.4));
        Assert.Equal(BookState.Synchronizing, _book.State);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(BookState.Live, _book.State);
    }

    [Fact]
    public void Gaps_old_snapshots_and_failures_are_mended_in_time()
    {
        GoLive();
        Answer(19, 100m, 101m);
        _answers.Enqueue(() => throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.LimitReached, Message = "full", RetryAfter = TimeSpan.FromSeconds(7),
        }));
        Answer(22, 100m, 101m);

        Depth(20, 21);
        Assert.Equal((BookState.Synchronizing, 1), (_book.State, _fetches));
        _time.Advance(TimeSpan.FromMilliseconds(251));
        Assert.Equal((BookState.Synchronizing, 2), (_book.State, _fetches));
        _time.Advance(TimeSpan.FromMilliseconds(501));
        Assert.Equal((BookState.Synchronizing, 3), (_book.State, _fetches));
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Depth(22, 23);
        Assert.Equal(3, _fetches);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal((BookState.Live, 23L, 4), (_book.State, _book.LastUpdateId, _fetches));
        var counted = _book.Statistics;
        Assert.Equal((1L, 1L, 0L), (counted.Gaps, counted.Resyncs, counted.Reconnects));
    }

    [Fact]
    public void A_lost_connection_is_told_and_comes_back_by_itself()
    {
        GoLive();
        _feed.OnInterrupted("the server closed the socket");
        Assert.Equal((BookState.Stale, 11L), (_book.State, _book.Read().LastUpdateId));
        Assert.NotEmpty(_book.Read().Bids);

        Answer(5, 90m, 91m);
        _feed.OnNewHistory("btcusdt@depth@100ms");
        _feed.OnSubscribed();
        Depth(4, 6);

        Assert.Equal((BookState.Live, 6L, 1L), (_book.State, _book.LastUpdateId, _book.Statistics.Reconnects));
        Assert.Equal(100m, _book.Read().BestBid!.Value.Price);
    }

    [Fact]
    public async Task An_unknown_symbol_is_thrown_to_whoever_waits()
    {
        var waiting = _book.WaitUntilLiveAsync(TestContext.Current.CancellationToken).AsTask();
        _answers.Enqueue(() => throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.NotFound, Code = -1121, Message = "Invalid symbol.",
        }));
        _feed.OnSubscribed();
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        var thrown = await Assert.ThrowsAsync<SpotwireException>(() => waiting);
        Assert.Equal(-1121, thrown.Code);
        Assert.Equal((BookState.Broken, -1121), (_book.State, _book.Error!.Code));
        var views = new List<BookState>();
        await Assert.ThrowsAsync<SpotwireException>(async () =>
        {
            await foreach (var view in _book.WatchAsync())
            {
                views.Add(view.State);
            }
        });
        Assert.Equal([BookState.Broken], views);
    }

    [Fact]
    public async Task Watchers_see_the_newest_book_and_end_with_it()
    {
        GoLive();
        var views = new List<long>();
        var slow = new TaskCompletionSource();
        var watching = Watch();
        Assert.Equal([11L], views);
        Depth(12, 12);
        Depth(13, 13);
        Depth(14, 14);
        Assert.Equal([11L], views);
        slow.SetResult();
        Assert.Equal([11L, 14L], views);
        Depth(15, 15);
        Assert.Equal([11L, 14L, 15L], views);

        await _book.DisposeAsync();
        await watching;

        async Task Watch()
        {
            await foreach (var view in _book.WatchAsync(5))
            {
                views.Add(view.LastUpdateId);
                await slow.Task;
            }
        }
    }

    [Fact]
    public async Task Waiting_ends_when_the_book_is_live_is_cancelled_or_is_disposed()
    {
        using var stop = new CancellationTokenSource();
        var first = _book.WaitUntilLiveAsync(TestContext.Current.CancellationToken).AsTask();
        var second = _book.WaitUntilLiveAsync(stop.Token).AsTask();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        GoLive();
        Assert.True(first.IsCompletedSuccessfully);
        await _book.WaitUntilLiveAsync(TestContext.Current.CancellationToken);
        _feed.OnInterrupted("gone");
        var third = _book.WaitUntilLiveAsync(TestContext.Current.CancellationToken).AsTask();
        await _book.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => third);
    }

    [Fact]
    public void Book_tickers_are_compared()
    {
        GoLive();
        Ticker(12, "100.50", "1.0", "100.90", "1.0");
        Depth(12, 12, bid: "100.50", ask: "100.90", quantity: "1.00");
        Ticker(13, "100.50", "1.0", "100.90", "1.0");
        Depth(13, 13, bid: "100.50", ask: "100.90", quantity: "2.00");
        Assert.Equal((1L, 1L), (_book.Statistics.BookTickerAgree, _book.Statistics.BookTickerDisagree));
    }

    [Fact]
    public void An_unreadable_event_starts_over()
    {
        GoLive();
        _feed.OnMessage("btcusdt@depth@100ms", "{\"e\":\"depthUpdate\"}"u8, default);
        Assert.Equal(BookState.Synchronizing, _book.State);
        Answer(30, 100m, 101m);
        Depth(29, 31);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((BookState.Live, 31L), (_book.State, _book.LastUpdateId));
    }

    [Fact]
    public async Task Readers_on_other_threads_never_see_half_an_event()
    {
        GoLive();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var (reads, last) = (0, 0L);
            while (!stop.IsCancellationRequested || reads < 100)
            {
                var view = _book.Read(1);
                Assert.True(view.LastUpdateId >= last);
                if (view.LastUpdateId > 11)
                {
                    Assert.Equal(view.LastUpdateId, view.BestBid!.Value.Quantity);
                    Assert.Equal(view.LastUpdateId, view.BestAsk!.Value.Quantity);
                }

                last = view.LastUpdateId;
                reads++;
            }

            return reads;
        })).ToArray();
        for (var id = 12; id < 20_000; id++)
        {
            Depth(id, id, quantity: id.ToString(CultureInfo.InvariantCulture) + ".0");
        }

        stop.Cancel();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads >= 100));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.All(
            new[]
            {
                new BookOptions { SnapshotLimit = 0 },
                new BookOptions { SnapshotLimit = 5_001 },
                new BookOptions { ResyncDelay = TimeSpan.Zero },
                new BookOptions { MaxResyncDelay = TimeSpan.FromMilliseconds(1) },
                new BookOptions { FirstEventWait = TimeSpan.FromSeconds(-1) },
                new BookOptions { Speed = (Spotwire.Streams.DepthSpeed)9 },
            },
            options => Assert.Equal(
                ErrorKind.Configuration, Assert.Throws<SpotwireException>(options.Validate).Kind));
        new BookOptions().Validate();
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private void GoLive()
    {
        Answer(10, 100m, 101m);
        _feed.OnSubscribed();
        Depth(10, 11);
        Assert.Equal((BookState.Live, 1), (_book.State, _fetches));
    }

    private DepthSnapshot Fetch()
    {
        _fetches++;
        return _answers.Dequeue()();
    }

    private void Answer(long id, decimal bid, decimal ask) => _answers.Enqueue(() => new DepthSnapshot
    {
        LastUpdateId = id,
        Bids = [new PriceLevel(bid, 5.00m)],
        Asks = [new PriceLevel(ask, 5m)],
    });

    private void Depth(long first, long final, string bid = "100.00", string ask = "101.00", string quantity = "5.0") =>
        _feed.OnMessage(
            "btcusdt@depth@100ms",
            Encoding.UTF8.GetBytes(
                $$"""{"e":"depthUpdate","E":1723161255208,"s":"BTCUSDT","U":{{first}},"u":{{final}}"""
                + $$""","b":[["{{bid}}","{{quantity}}"]],"a":[["{{ask}}","{{quantity}}"]]}"""),
            default);

    private void Ticker(long id, string bid, string bidQuantity, string ask, string askQuantity) => _feed.OnMessage(
        "btcusdt@bookTicker",
        Encoding.UTF8.GetBytes(
            $$"""{"u":{{id}},"s":"BTCUSDT","b":"{{bid}}","B":"{{bidQuantity}}","a":"{{ask}}","A":"{{askQuantity}}"}"""),
        default);

    private sealed class NoLease : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
