using Spotwire.Books;
using Spotwire.Simulator.Time;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Hosts;

/// <summary>The client library against the exchange in memory: one thread, virtual time.</summary>
public sealed class ClientOnOneThreadTests
{
    [Theory]
    [InlineData("btcusdt_20240808.gz", "BTCUSDT", false)]
    [InlineData("btcusdt_20240808.gz", "BTCUSDT", true)]
    [InlineData("ethusdt_20240808.gz", "ETHUSDT", true)]
    public void AReplayedBookAgreesWithItsTickers(string file, string symbol, bool drop)
    {
        var path = SharedData.Require("market-data", file);
        var time = new VirtualTime();
        Alone(async () =>
        {
            await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
            {
                Host = SimulatorHost.InMemory,
                TimeProvider = time,
                Flow = false,
                ReplayFiles = [path],
                ReplaySpeed = 20,
                Network = new SimulatedNetwork { MaximumDelay = TimeSpan.FromMilliseconds(5) },
            }).ConfigureAwait(false);
            await using var client = Client(exchange, time);
            var book = await client.Books.OpenAsync(symbol, new BookOptions { CompareWithBookTicker = true })
                .ConfigureAwait(false);
            await book.WaitUntilLiveAsync().ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(8), time).ConfigureAwait(false);
            if (drop)
            {
                exchange.DropSockets();
            }

            await Task.Delay(TimeSpan.FromSeconds(20), time).ConfigureAwait(false);
            var statistics = book.Statistics;
            Assert.Equal(0, statistics.BookTickerDisagree);
            Assert.InRange(statistics.BookTickerAgree, 200, 1000);
            Assert.Equal(drop ? 1 : 0, statistics.Reconnects);
            Assert.Equal(0, statistics.Gaps);
            Assert.Equal(BookState.Live, book.State);
            var snapshot = await client.Market.GetDepthAsync(symbol, 5000).ConfigureAwait(false);
            Assert.Equal(snapshot.LastUpdateId, book.LastUpdateId);
            var view = book.Read(1000);
            Assert.Equal(
                snapshot.Bids.Take(900).Select(level => (level.Price, level.Quantity)),
                view.Bids.Take(900).Select(level => (level.Price, level.Quantity)));
        }, time);
    }

    [Fact]
    public void ASyntheticBookSurvivesARestartOfTheExchange()
    {
        var time = new VirtualTime();
        Alone(async () =>
        {
            var options = new SimulatorOptions { Host = SimulatorHost.InMemory, TimeProvider = time, Port = 9_999 };
            var exchange = await SimulatedExchange.StartAsync(options).ConfigureAwait(false);
            await using var client = Client(exchange, time, () => exchange);
            var book = await client.Books.OpenAsync("ETHUSDT", new BookOptions { CompareWithBookTicker = true })
                .ConfigureAwait(false);
            await book.WaitUntilLiveAsync().ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMinutes(2), time).ConfigureAwait(false);
            var before = book.LastUpdateId;
            await exchange.KillAsync().ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(5), time).ConfigureAwait(false);
            exchange = await SimulatedExchange.StartAsync(options with { Seed = 2 }).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMinutes(1), time).ConfigureAwait(false);
            Assert.Equal(BookState.Live, book.State);
            Assert.InRange(book.LastUpdateId, 1, before - 1);
            Assert.Equal(0, book.Statistics.BookTickerDisagree);
            Assert.InRange(book.Statistics.BookTickerAgree, 20, 5000);
            await exchange.DisposeAsync().ConfigureAwait(false);
        }, time);
    }

    private static SpotwireClient Client(
        SimulatedExchange exchange, VirtualTime time, Func<SimulatedExchange>? current = null)
    {
        current ??= () => exchange;
        return new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
            HttpHandlerFactory = () => new Handler(current),
            Connect = (target, token) => current().ConnectAsync(target.Host, target.Port, token),
            TimeProvider = time,
            RunContinuationsInline = true,
            Seed = 1,
        });
    }

    /// <summary>Runs to the end on this thread, moving the clock.</summary>
    private static void Alone(Func<Task> run, VirtualTime time)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var running = run();
            Assert.True(time.RunUntil(() => running.IsCompleted, TimeSpan.FromHours(1)), "It never came to its end.");
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Leads to whichever exchange stands now.</summary>
    private sealed class Handler(Func<SimulatedExchange> current) : HttpMessageHandler
    {
        private (SimulatedExchange Exchange, HttpMessageInvoker Invoker)? _known;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
        {
            if (_known?.Exchange != current())
            {
                _known = (current(), new HttpMessageInvoker(current().CreateHttpHandler()));
            }

            return _known.Value.Invoker.SendAsync(request, token);
        }
    }
}
