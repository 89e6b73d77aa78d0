using Microsoft.Extensions.Time.Testing;
using Spotwire.Books;
using Spotwire.Simulator;
using Spotwire.TestSupport;

namespace Spotwire.Tests.Books;

/// <summary>The live book against the simulated exchange, wholly in memory on one thread and fake time.</summary>
public sealed class BookAgainstExchangeTests : IAsyncDisposable
{
    private static readonly BookOptions Compared = new() { CompareWithBookTicker = true };
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private SimulatedExchange _exchange = null!;
    private SpotwireClient _client = null!;

    [Fact]
    public async Task The_book_of_a_lively_market_agrees_with_its_tickers_through_cut_connections()
    {
        await StartAsync(new SimulatorOptions { Seed = 5, Symbols = [SymbolSpec.Parse("BTCUSDT")] });
        var book = Opened(_client.Books.OpenAsync("BTCUSDT", Compared));
        for (var i = 0; i < 3; i++)
        {
            Run(TimeSpan.FromSeconds(6));
            Assert.Equal(BookState.Live, book.State);
            _exchange.DropSockets();
            Run(TimeSpan.FromMilliseconds(10));
            Assert.NotEqual(BookState.Live, book.State);
        }

        Run(TimeSpan.FromSeconds(12));

        var counted = book.Statistics;
        Assert.Equal((BookState.Live, 3L, 3L), (book.State, counted.Reconnects, counted.Resyncs));
        Assert.Equal((0L, 0L), (counted.Gaps, counted.BookTickerDisagree));
        Assert.True(counted.BookTickerAgree > 20, $"{counted}");
        var view = book.Read();
        Assert.Equal((20, 20), (view.Bids.Count, view.Asks.Count));
        Assert.True(view.Spread > 0);
    }

    [Fact]
    public async Task Captured_messages_replayed_by_the_exchange_agree_though_every_socket_is_dropped_midway()
    {
        var file = SharedData.Require("market-data", "btcusdt_20240808.gz");
        await StartAsync(new SimulatorOptions { ReplayFiles = [file], ReplaySpeed = 20 });
        var book = Opened(_client.Books.OpenAsync("BTCUSDT", Compared));
        Run(TimeSpan.FromSeconds(9));
        Assert.Equal(BookState.Live, book.State);
        _exchange.DropSockets();
        Run(TimeSpan.FromSeconds(16));

        var counted = book.Statistics;
        Assert.Equal((BookState.Live, 1L, 0L), (book.State, counted.Reconnects, counted.BookTickerDisagree));
        Assert.Equal(50_093_421_584, book.LastUpdateId);
        Assert.True(counted.BookTickerAgree > 200, $"{counted}");
    }

    [Fact]
    public async Task An_exchange_that_starts_anew_is_a_new_history_and_the_book_comes_back()
    {
        await StartAsync(new SimulatorOptions { Seed = 5, Symbols = [SymbolSpec.Parse("BTCUSDT")] });
        var book = Opened(_client.Books.OpenAsync("BTCUSDT", Compared));
        Run(TimeSpan.FromSeconds(10));
        var before = book.LastUpdateId;
        await _exchange.KillAsync();
        Run(TimeSpan.FromSeconds(1));
        Assert.Equal(BookState.Stale, book.State);

        _exchange = await SimulatedExchange.StartAsync(InMemory(
            new SimulatorOptions { Seed = 6, Symbols = [SymbolSpec.Parse("BTCUSDT")] }));
        Run(TimeSpan.FromSeconds(5));

        Assert.Equal(BookState.Live, book.State);
        Assert.InRange(book.LastUpdateId, 1, before);
        Assert.Equal((0L, 1L), (book.Statistics.BookTickerDisagree, book.Statistics.Resyncs));
    }

    [Fact]
    public async Task A_market_that_does_not_exist_breaks_its_book_and_disposing_the_client_ends_it()
    {
        await StartAsync(new SimulatorOptions { Seed = 5, Symbols = [SymbolSpec.Parse("BTCUSDT")] });
        var book = Opened(_client.Books.OpenAsync("NOSUCHUSDT"));
        var live = Opened(_client.Books.OpenAsync("BTCUSDT"));
        var watching = CountAsync(live);
        Run(TimeSpan.FromSeconds(3));
        Assert.Equal((BookState.Broken, -1121), (book.State, book.Error!.Code));
        Assert.Equal(BookState.Live, live.State);

        await _client.DisposeAsync();
        Assert.True(await watching > 10);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _exchange.DisposeAsync();
    }

    private static async Task<int> CountAsync(LocalOrderBook book)
    {
        var views = 0;
        await foreach (var view in book.WatchAsync(1))
        {
            views += view.State == BookState.Live ? 1 : 0;
        }

        return views;
    }

    private async Task StartAsync(SimulatorOptions options)
    {
        _exchange = await SimulatedExchange.StartAsync(InMemory(options));
        _client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(_exchange.Rest, _exchange.Streams),
            HttpHandlerFactory = () => new CurrentExchange(() => _exchange),
            Connect = (target, token) => _exchange.ConnectAsync(target.Host, target.Port, token),
            TimeProvider = _time,
            Seed = 9,
            RunContinuationsInline = true,
        });
    }

    private SimulatorOptions InMemory(SimulatorOptions options) =>
        options with { Host = SimulatorHost.InMemory, TimeProvider = _time };

    private LocalOrderBook Opened(ValueTask<LocalOrderBook> opening)
    {
        var task = opening.AsTask();
        for (var i = 0; i < 500 && !task.IsCompleted; i++)
        {
            Run(TimeSpan.FromMilliseconds(10));
        }

        Assert.True(task.IsCompleted, "The book's streams were not acknowledged within five simulated seconds.");
        return task.GetAwaiter().GetResult();
    }

    private void Run(TimeSpan span)
    {
        for (var end = _time.GetUtcNow() + span; _time.GetUtcNow() < end;)
        {
            _time.Advance(TimeSpan.FromMilliseconds(5));
        }
    }

    /// <summary>Sends every request to the exchange that runs now.</summary>
    private sealed class CurrentExchange(Func<SimulatedExchange> exchange) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var invoker = new HttpMessageInvoker(exchange().CreateHttpHandler());
            return await invoker.SendAsync(request, cancellationToken);
        }
    }
}
