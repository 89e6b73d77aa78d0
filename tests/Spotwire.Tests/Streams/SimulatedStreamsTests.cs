using Microsoft.Extensions.Time.Testing;
using Spotwire.Limits;
using Spotwire.Simulator;
using Spotwire.Streams;

namespace Spotwire.Tests.Streams;

/// <summary>The streams against the simulated exchange over real loopback sockets and the thread pool.</summary>
public sealed class SimulatedStreamsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly Symbol Eth = new("ETHUSDT");

    private static SpotwireClient Client(SimulatedExchange exchange) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
        Seed = 3,
        Streams = new StreamOptions { ReconnectDelay = TimeSpan.FromMilliseconds(20) },
    });

    private static async Task<List<T>> Take<T>(Subscription<T> subscription, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        List<T> all = [];
        await foreach (var item in subscription.WithCancellation(limit.Token))
        {
            all.Add(item);
            if (all.Count == count)
            {
                break;
            }
        }

        return all;
    }

    [Fact]
    public async Task Every_kind_of_stream_is_read()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var client = Client(exchange);
        var streams = client.Streams;
        var trades = await streams.SubscribeTradesAsync([Btc, Eth]);
        var aggregates = await streams.SubscribeAggregateTradesAsync([Btc]);
        var bookTickers = await streams.SubscribeBookTickersAsync([Btc]);
        var depth = await streams.SubscribeDepthAsync([Btc]);
        var partial = await streams.SubscribePartialDepthAsync(new PartialDepthRequest { Symbols = [Btc], Levels = 5 });
        var klines = await streams.SubscribeKlinesAsync([Btc], KlineInterval.OneSecond);
        var tickers = await streams.SubscribeTickersAsync([Btc]);
        var miniTickers = await streams.SubscribeMiniTickersAsync([Btc]);

        Assert.All(await Take(trades, 20), t => Assert.True(t is { Price: > 0, Quantity: > 0, TradeId: > 0 }));
        Assert.All(await Take(aggregates, 5), t => Assert.True(t.LastTradeId >= t.FirstTradeId));
        Assert.All(await Take(bookTickers, 20), t => Assert.True(t.BidPrice < t.AskPrice));
        var events = await Take(depth, 10);
        Assert.All(events.Zip(events.Skip(1)), p => Assert.Equal(p.First.FinalUpdateId + 1, p.Second.FirstUpdateId));
        Assert.All(await Take(partial, 3), p => Assert.True(
            p.Symbol == Btc && p.Bids.Length is > 0 and <= 5 && p.PriceOf(p.Bids.Span[0]) < p.PriceOf(p.Asks.Span[0])));
        Assert.All(await Take(klines, 1), k => Assert.True(k.LowPrice <= k.HighPrice && k.Symbol == Btc));
        Assert.All(await Take(tickers, 1), t => Assert.True(t.LowPrice <= t.HighPrice && t.TradeCount > 0));
        Assert.All(await Take(miniTickers, 1), t => Assert.True(t.Volume > 0));
    }

    [Fact]
    public async Task Windows_averages_blocks_and_whole_markets_are_read()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions
            {
                Symbols =
                [
                    SymbolSpec.Parse("BTCUSDT") with
                    {
                        ReferencePrice = ReferencePriceRule.Mean(10, TimeSpan.FromSeconds(1)),
                    },
                    SymbolSpec.Parse("ETHUSDT"),
                ],
            },
            TestContext.Current.CancellationToken);
        await using var client = Client(exchange);
        var streams = client.Streams;
        await client.Market.PingAsync();
        var blocks = await streams.SubscribeBlockTradesAsync([Btc]);
        var opened = Connections();
        var windows = await streams.SubscribeRollingWindowTickersAsync([Btc], WindowSize.Hours(4));
        var allWindows = await streams.SubscribeAllRollingWindowTickersAsync(WindowSize.Days(1));
        var allTickers = await streams.SubscribeAllMiniTickersAsync();
        var averages = await streams.SubscribeAveragePricesAsync([Btc, Eth]);
        var references = await streams.SubscribeReferencePricesAsync([Btc]);
        var klines = await streams.SubscribeKlinesAsync([Btc], KlineInterval.OneDay, TimeSpan.FromHours(8));
        Assert.Equal(["btcusdt@kline_1d@+08:00"], klines.StreamNames);

        exchange.ReportBlockTrade("BTCUSDT", 61_000.5m, 1_234m);
        var block = (await Take(blocks, 1))[0];
        Assert.Equal(
            (1L, 61_000.5m, 1_234m, false), (block.BlockTradeId, block.Price, block.Quantity, block.IsBuyerMaker));
        Assert.All(await Take(windows, 1), t => Assert.True(
            t.Window == WindowSize.Hours(4) && t.OpenTime.UnixMilliseconds % 60_000 == 0 && t.TradeCount > 0));
        Assert.Equal([Btc, Eth], (await Take(allWindows, 1))[0].Select(t => t.Symbol));
        Assert.Equal([Btc, Eth], (await Take(allTickers, 1))[0].Select(t => t.Symbol));
        Assert.All(await Take(averages, 2), a => Assert.True(a.Price > 0 && a.Window == WindowSize.Minutes(5)));
        Assert.All(await Take(references, 1), r => Assert.True(r.Price > 0));
        Assert.All(await Take(klines, 1), k => Assert.Equal(16, k.OpenTime.ToDateTimeOffset().Hour));

        // One connection carries it all, as far as one window of its limit can tell.
        var used = Connections();
        Assert.True(used.Used == 1 || used.ResetTime != opened.ResetTime, $"{opened} {used}");

        RateLimitUsage Connections() =>
            client.Limits.GetUsage().Single(usage => usage.Type == RateLimitType.Connections);
    }

    [Fact]
    public async Task Dropped_sockets_come_back_and_no_trade_comes_twice()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var client = Client(exchange);
        var notices = client.Streams.WatchNotices();
        var trades = await client.Streams.SubscribeTradesAsync([Btc]);
        List<TradeEvent> all = [];
        for (var i = 0; i < 3; i++)
        {
            all.AddRange(await Take(trades, 5));
            exchange.DropSockets();
        }

        all.AddRange(await Take(trades, trades.Waiting + 5));
        Assert.All(all.Zip(all.Skip(1)), p => Assert.True(p.Second.TradeId > p.First.TradeId));
        var kinds = (await Take(notices, notices.Waiting)).ConvertAll(n => n.Kind);
        Assert.Equal(3, kinds.Count(k => k == StreamNoticeKind.Disconnected));
        Assert.DoesNotContain(StreamNoticeKind.NewHistory, kinds);
    }

    [Fact]
    public async Task An_exchange_killed_and_started_again_is_a_new_history()
    {
        var first = await SimulatedExchange.StartAsync(
            new SimulatorOptions(), TestContext.Current.CancellationToken);
        var port = first.Rest.Port;
        await using var client = Client(first);
        var notices = client.Streams.WatchNotices();
        var trades = await client.Streams.SubscribeTradesAsync([Btc]);

        // Long enough that the second exchange cannot overtake it before the client is back.
        var last = (await Take(trades, 40))[^1].TradeId;
        await first.KillAsync();
        await first.DisposeAsync();
        await using var second = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Port = port }, TestContext.Current.CancellationToken);
        StreamNotice notice;
        do
        {
            notice = (await Take(notices, 1))[0];
        }
        while (notice.Kind != StreamNoticeKind.NewHistory);
        Assert.Equal("btcusdt@trade", notice.StreamName);

        // What was buffered of the old history comes first, then the new one from near its start.
        TradeEvent trade;
        do
        {
            trade = (await Take(trades, 1))[0];
        }
        while (trade.TradeId >= last);
        var next = (await Take(trades, 1))[0];
        Assert.True(next.TradeId > trade.TradeId && next.TradeTime >= trade.TradeTime);
    }

    [Fact]
    public async Task Many_callers_at_once_get_what_they_want()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var client = Client(exchange);
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), async (i, cancel) =>
        {
            Symbol[] symbols = i % 3 == 0 ? [Btc, Eth] : i % 3 == 1 ? [Btc] : [Eth];
            var trades = await client.Streams.SubscribeTradesAsync(symbols, cancellationToken: cancel);
            Assert.All(await Take(trades, 1), t => Assert.Contains(t.Symbol, symbols));
            await trades.DisposeAsync();
        });
    }

    [Fact]
    public async Task In_memory_on_fake_time_everything_happens_on_one_thread_and_repeats_exactly()
    {
        static async Task<(string Seen, string Traffic, int Connections)> Run(int seed)
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
            await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
            {
                Host = SimulatorHost.InMemory,
                TimeProvider = time,
                Seed = seed,
                Network = new SimulatedNetwork
                {
                    Seed = seed,
                    MinimumDelay = TimeSpan.FromMilliseconds(1),
                    MaximumDelay = TimeSpan.FromMilliseconds(30),
                    CutsPerMillion = 5_000,
                },
            });
            var connections = 0;
            await using var client = new SpotwireClient(new SpotwireOptions
            {
                Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
                Connect = (target, cancel) =>
                {
                    connections++;
                    return exchange.ConnectAsync(target.Host, target.Port, cancel);
                },
                TimeProvider = time,
                RunContinuationsInline = true,
                Seed = seed,
            });
            var thread = Environment.CurrentManagedThreadId;
            List<string> seen = [];
            async Task WatchAsync()
            {
                var trades = await client.Streams.SubscribeTradesAsync([Btc, Eth]);
                await foreach (var trade in trades)
                {
                    Assert.Equal(thread, Environment.CurrentManagedThreadId);
                    seen.Add(trade.ToString());
                }
            }

            var watching = WatchAsync();
            for (var i = 0; i < 4_000; i++)
            {
                time.Advance(TimeSpan.FromMilliseconds(10));
            }

            Assert.False(watching.IsFaulted, watching.Exception?.ToString());
            return (string.Join('\n', seen), exchange.TrafficHash, connections);
        }

        var first = await Run(1);
        Assert.True(first.Seen.Count(c => c == '\n') > 20, first.Seen);
        Assert.True(first.Connections > 1, "no connection was ever cut");
        Assert.Equal(first, await Run(1));
        Assert.NotEqual(first.Traffic, (await Run(2)).Traffic);
    }
}
