using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spotwire.Streams;

namespace Spotwire.Tests.Streams;

/// <summary>The whole path from API to socket, on one thread and fake time.</summary>
public sealed class StreamsApiTests
{
    private static readonly Symbol Btc = new("BTCUSDT");
    private static readonly Symbol Eth = new("ETHUSDT");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly ScriptedExchange _exchange;
    private readonly List<string> _log = [];

    public StreamsApiTests() => _exchange = new ScriptedExchange { Time = _time };

    private StreamsApi Api(StreamOptions? options = null, int seed = 7, ILogger? logger = null) => new(
        new SpotwireOptions
        {
            TimeProvider = _time,
            RunContinuationsInline = true,
            Seed = seed,
            Streams = options ?? new StreamOptions(),
        },
        _exchange.ConnectAsync, logger ?? NullLogger.Instance);

    private static T Now<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted, "it did not complete at once");
        return task.GetAwaiter().GetResult();
    }

    private static List<T> Drain<T>(Subscription<T> subscription)
    {
        List<T> all = [];
        while (subscription.TryRead(out var item))
        {
            all.Add(item);
        }

        return all;
    }

    private void Advance(double seconds)
    {
        // In small steps, so that timers which set further timers all come at their time.
        for (var i = 0; i < seconds * 20; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public void Subscribing_connects_acknowledges_and_delivers()
    {
        var api = Api();
        var trades = Now(api.SubscribeTradesAsync([Btc, Eth]));
        Assert.Equal(["{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":1}"],
            _exchange.Received);
        Assert.StartsWith("GET /stream HTTP/1.1\r\nHost: stream.testnet.binance.vision\r\n", _exchange.Handshakes[0],
            StringComparison.Ordinal);
        _exchange.Trade(5, 1_700_000_000_000, "12.50000000");
        _exchange.Trade(9, 1_700_000_000_001, symbol: "ETHUSDT");
        var events = Drain(trades);
        Assert.Equal([("BTCUSDT", 5L, 12.5m), ("ETHUSDT", 9L, 100m)],
            events.Select(e => (e.Symbol.Value, e.TradeId, e.Price)));
        Assert.Equal((2L, 0L, 0), (trades.Received, trades.Dropped, trades.Waiting));
    }

    [Fact]
    public void Waiting_readers_go_on_within_the_send()
    {
        var api = Api();
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        var next = trades.ReadAsync();
        Assert.False(next.IsCompleted);
        _exchange.Trade(1, 1_700_000_000_000);
        Assert.Equal(1, Now(next).TradeId);
    }

    [Fact]
    public void A_stream_wanted_twice_is_subscribed_once_and_leaves_with_the_last()
    {
        var api = Api();
        var first = Now(api.SubscribeTradesAsync([Btc]));
        var second = Now(api.SubscribeTradesAsync([Btc, Eth]));
        Assert.Equal(2, _exchange.Received.Count);
        Assert.Contains("[\"ethusdt@trade\"]", _exchange.Received[1], StringComparison.Ordinal);
        _exchange.Trade(1, 1_700_000_000_000);
        Assert.Single(Drain(first));
        Assert.Single(Drain(second));

        Assert.True(first.DisposeAsync().IsCompletedSuccessfully);
        Assert.Equal(2, _exchange.Received.Count);
        Assert.True(second.DisposeAsync().IsCompletedSuccessfully);
        Assert.Equal("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":3}",
            _exchange.Received[2]);
        Assert.Empty(_exchange.Streams);
        Assert.Equal(1, _exchange.OpenConnections);
        Advance(6);
        Assert.Equal(0, _exchange.OpenConnections);

        // Nobody waits, so that nobody connects; the next wish is not delayed by that good-bye.
        Assert.Equal(1, _exchange.Connections);
        Now(api.SubscribeTradesAsync([Btc]));
        Assert.Equal(2, _exchange.Connections);
    }

    [Fact]
    public void Many_streams_go_in_few_messages_at_the_pace_allowed()
    {
        var api = Api();
        var symbols = Enumerable.Range(0, 1024)
            .Select(i => new Symbol(FormattableString.Invariant($"S{i}USDT"))).ToArray();
        var task = api.SubscribeTradesAsync(symbols);
        Assert.False(task.IsCompleted);
        Advance(5);
        Now(task);
        Assert.Equal(1024, _exchange.Streams.Count);
        Assert.Equal(1, _exchange.Connections);
        Assert.True(_exchange.Received.Count <= 12);
        for (var i = 5; i < _exchange.ReceivedAt.Count; i++)
        {
            Assert.True(_exchange.ReceivedAt[i] - _exchange.ReceivedAt[i - 5] >= TimeSpan.FromSeconds(1));
        }

        // The 1,025th goes onto a connection of its own.
        Now(api.SubscribeBookTickersAsync([Btc]));
        Assert.Equal(2, _exchange.OpenConnections);
    }

    [Fact]
    public void A_lost_connection_comes_back_and_repeats_nothing()
    {
        var logger = new ListLogger(_log);
        var api = Api(logger: logger);
        var notices = api.WatchNotices();
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        Now(api.SubscribeKlinesAsync([Btc, Eth], KlineInterval.OneMinute));
        for (var id = 1; id <= 5; id++)
        {
            _exchange.Trade(id, 1_700_000_000_000 + id);
        }

        Advance(11);
        _exchange.CutAll();
        Advance(2);
        Assert.Equal(2, _exchange.Connections);
        Assert.Equal(3, _exchange.Streams.Count);
        _exchange.Trade(4, 1_700_000_000_004);
        _exchange.Trade(5, 1_700_000_000_005);
        _exchange.Trade(8, 1_700_000_020_000);
        Assert.Equal([1L, 2, 3, 4, 5, 8], Drain(trades).Select(t => t.TradeId));
        Assert.Equal(
            [
                StreamNoticeKind.Connected, StreamNoticeKind.Subscribed, StreamNoticeKind.Subscribed,
                StreamNoticeKind.Disconnected, StreamNoticeKind.Connected, StreamNoticeKind.Subscribed,
            ],
            Drain(notices).Select(n => n.Kind));
        Assert.Matches(@"^Streams 1: connection lost: .+; trying again in 0\.\d s$", _log[3]);
        Assert.Equal("Streams 1: subscribed again to 3 streams", _log[5]);
    }

    [Fact]
    public void An_exchange_that_counts_from_the_start_again_is_a_new_history()
    {
        var api = Api();
        var notices = api.WatchNotices();
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        _exchange.Trade(1000, 1_700_000_000_000);
        _exchange.Trade(1001, 1_700_000_000_500);
        Advance(11);
        _exchange.IsUp = false;
        _exchange.CloseAll();
        Advance(3);
        _exchange.IsUp = true;
        Advance(10);
        _exchange.Trade(1, 1_700_000_013_000);
        _exchange.Trade(2, 1_700_000_013_001);
        Assert.Equal([1000L, 1001, 1, 2], Drain(trades).Select(t => t.TradeId));
        var all = Drain(notices);
        Assert.Equal("btcusdt@trade", Assert.Single(all, n => n.Kind == StreamNoticeKind.NewHistory).StreamName);
        Assert.Contains(all, n => n.Kind == StreamNoticeKind.Reconnecting
            && n.Message.StartsWith("cannot connect: refused by the test; trying again in ", StringComparison.Ordinal));
        Assert.Contains(all, n => n.Kind == StreamNoticeKind.Disconnected
            && n.Message.StartsWith("connection lost: closed by the exchange (1001, bye); ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_says_good_bye_is_left_at_once()
    {
        var api = Api();
        Now(api.SubscribeTradesAsync([Btc]));
        Advance(11);
        _exchange.SendEvent("!serverShutdown", "{\"e\":\"serverShutdown\",\"E\":1770123456789}");
        Assert.Equal(2, _exchange.Connections);
        Assert.Equal(["btcusdt@trade"], _exchange.Streams);
    }

    [Fact]
    public void Silence_is_probed_and_a_dead_connection_is_left_within_a_minute()
    {
        var api = Api();
        Now(api.SubscribeTradesAsync([Btc]));
        Advance(31);
        Assert.Equal("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}", _exchange.Received[1]);
        Advance(100);
        Assert.Equal(1, _exchange.Connections);

        _exchange.Answers = false;
        Advance(45);
        Assert.True(_exchange.Connections >= 2);
        _exchange.Answers = true;
        Advance(40);
        Assert.Equal(["btcusdt@trade"], _exchange.Streams);
    }

    [Fact]
    public async Task A_refused_name_fails_its_own_call_only()
    {
        var api = Api();
        _exchange.Refused.Add("bad@trade");
        Now(api.SubscribeTradesAsync([Btc]));
        Advance(1);
        var bad = api.SubscribeRawAsync(["ethusdt@trade", "bad@trade"]);
        Advance(2);
        Assert.True(bad.IsCompleted);
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await bad);
        Assert.Equal((ErrorKind.BadRequest, 2), (failure.Kind, failure.Code));
        Assert.Equal(["btcusdt@trade"], _exchange.Streams);
        Assert.Equal(1, _exchange.Connections);
    }

    [Fact]
    public async Task A_call_that_is_not_acknowledged_says_why()
    {
        _exchange.IsUp = false;
        var api = Api();
        var task = api.SubscribeTradesAsync([Btc]);
        Advance(31);
        Assert.True(task.IsCompleted);
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await task);
        Assert.Equal(ErrorKind.Network, failure.Kind);
        Assert.Contains("refused by the test", failure.Message, StringComparison.Ordinal);
        var attempts = _exchange.Connections;
        Assert.InRange(attempts, 5, 12);
        Advance(100);
        Assert.Equal(attempts, _exchange.Connections);
    }

    [Fact]
    public async Task Cancelling_takes_the_wish_back()
    {
        _exchange.Answers = false;
        var api = Api();
        using var cancel = new CancellationTokenSource();
        var task = api.SubscribeTradesAsync([Btc], cancellationToken: cancel.Token);
        cancel.Cancel();
        Assert.True(task.IsCompleted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await task);
    }

    [Theory]
    [InlineData(429, ErrorKind.Throttled), InlineData(418, ErrorKind.Banned)]
    public async Task A_ban_ends_the_call_at_once_and_keeps_the_client_away(int status, ErrorKind kind)
    {
        _exchange.HandshakeAnswer = FormattableString.Invariant(
            $"HTTP/1.1 {status} No\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n");
        var api = Api();
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await api.SubscribeTradesAsync([Btc]));
        Assert.Equal((kind, status, TimeSpan.FromSeconds(90)),
            (failure.Kind, failure.Error.HttpStatus, failure.Error.RetryAfter));
        _exchange.HandshakeAnswer = null;
        var task = api.SubscribeTradesAsync([Btc]);
        Advance(29);
        Assert.Equal(1, _exchange.Connections);
        Assert.False(task.IsCompleted);
    }

    [Fact]
    public async Task Full_buffers_do_what_their_policy_says()
    {
        var api = Api();
        var notices = api.WatchNotices();
        var oldest = Now(api.SubscribeTradesAsync([Btc], new SubscriptionOptions { Capacity = 3 }));
        var newest = Now(api.SubscribeTradesAsync([Btc], new SubscriptionOptions
        {
            Capacity = 3,
            WhenFull = SlowReaderPolicy.DropNewest,
        }));
        var failing = Now(api.SubscribeTradesAsync([Btc], new SubscriptionOptions
        {
            Capacity = 3,
            WhenFull = SlowReaderPolicy.Fail,
        }));
        for (var id = 1; id <= 5; id++)
        {
            _exchange.Trade(id, 1_700_000_000_000 + id);
        }

        Assert.Equal((5L, 2L), (oldest.Received, oldest.Dropped));
        Assert.Equal([3L, 4, 5], Drain(oldest).Select(t => t.TradeId));
        Assert.Equal((5L, 2L), (newest.Received, newest.Dropped));
        Assert.Equal([1L, 2, 3], Drain(newest).Select(t => t.TradeId));
        List<long> seen = [];
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () =>
        {
            await foreach (var trade in failing)
            {
                seen.Add(trade.TradeId);
            }
        });
        Assert.Equal(ErrorKind.SlowReader, failure.Kind);
        Assert.Equal([1L, 2, 3], seen);
        Assert.Equal(3, Drain(notices).Count(n => n.Kind == StreamNoticeKind.SlowReader));
    }

    [Fact]
    public void Recording_gets_every_byte_and_repeats_too()
    {
        var api = Api();
        var raw = Now(api.SubscribeRawAsync(["btcusdt@trade", "!miniTicker@arr"]));
        const string Odd = "{\"stream\":\"!miniTicker@arr\",\"data\":[{}]}";
        _exchange.Send(Odd);
        var message = Assert.Single(Drain(raw));
        Assert.Equal("!miniTicker@arr", message.StreamName);
        Assert.Equal(Odd, System.Text.Encoding.UTF8.GetString(message.Payload.Span));
        Assert.Equal((_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100, message.ReceivedUnixNanoseconds);
    }

    [Fact]
    public void An_unreadable_event_is_told_and_left_out()
    {
        var api = Api();
        var notices = api.WatchNotices();
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        _exchange.SendEvent("btcusdt@trade", "{\"e\":\"trade\",\"E\":1}");
        _exchange.Send("no json");
        _exchange.Trade(1, 1_700_000_000_000);
        Assert.Single(Drain(trades));
        Assert.Equal(2, Drain(notices).Count(n => n.Kind == StreamNoticeKind.Unreadable));
    }

    [Fact]
    public async Task Disposing_the_client_ends_every_walk_and_closes_the_socket()
    {
        var api = Api();
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        var notices = api.WatchNotices();
        var walk = Task.Run(async () =>
        {
            await foreach (var _ in trades)
            {
            }
        }, TestContext.Current.CancellationToken);
        await api.DisposeAsync();
        await walk.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(0, _exchange.OpenConnections);
        Drain(notices);
        var failure = await Assert.ThrowsAsync<SpotwireException>(async () => await api.SubscribeTradesAsync([Btc]));
        Assert.Equal(ErrorKind.Configuration, failure.Kind);
    }

    [Fact]
    public async Task Wrong_arguments_are_refused()
    {
        var api = Api();
        async Task Refused(Func<Task> call) => Assert.Equal(
            ErrorKind.Configuration, (await Assert.ThrowsAsync<SpotwireException>(call)).Kind);
        await Refused(async () => await api.SubscribeTradesAsync([]));
        await Refused(async () => await api.SubscribeTradesAsync([default]));
        await Refused(async () => await api.SubscribeRawAsync([""]));
        await Refused(async () => await api.SubscribeKlinesAsync([Btc], KlineInterval.OneDay, TimeSpan.FromHours(1)));
        await Refused(async () => await api.SubscribeRollingWindowTickersAsync([Btc], WindowSize.Hours(2)));
        await Refused(async () => await api.SubscribeAllRollingWindowTickersAsync(WindowSize.Minutes(5)));
        await Refused(async () => await api.SubscribeTradesAsync([Btc], new SubscriptionOptions { Capacity = 0 }));
        await Refused(async () => await api.SubscribePartialDepthAsync(
            new PartialDepthRequest { Symbols = [Btc], Levels = 7 }));
        Assert.Equal(0, _exchange.Connections);
    }

    [Fact]
    public void Equal_seeds_give_equal_runs()
    {
        string Run(int seed)
        {
            var test = new StreamsApiTests();
            var api = test.Api(seed: seed);
            var notices = api.WatchNotices();
            Now(api.SubscribeTradesAsync([Btc, Eth]));
            for (var i = 0; i < 5; i++)
            {
                test._exchange.CutAll();
                test._exchange.IsUp = i % 2 == 0;
                test.Advance(7);
            }

            return string.Join('\n', [.. test._exchange.Handshakes, .. test._exchange.Received,
                .. Drain(notices).Select(n => $"{n.Time} {n.Kind} {n.Message}")]);
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void A_handler_that_throws_costs_a_reconnect_and_nothing_else()
    {
        var api = Api(logger: new ListLogger(_log));
        var trades = Now(api.SubscribeTradesAsync([Btc]));
        var bad = new ThrowingHandler();
        Now(api.OpenAsync(["btcusdt@trade"], bad, default));
        _exchange.Trade(1, 1_700_000_000_000);
        Assert.Contains("Streams 1: an internal error broke the connection's loop", _log);
        Advance(2);
        Assert.Equal(2, _exchange.Connections);
        _exchange.Trade(2, 1_700_000_000_001);
        Assert.Equal([1L, 2], Drain(trades).Select(t => t.TradeId));
        Assert.Equal(1, bad.Interruptions);
    }

    private sealed class ThrowingHandler : StreamHandler
    {
        private bool _hasThrown;

        public int Interruptions { get; private set; }

        public override void OnMessage(string streamName, ReadOnlySpan<byte> payload, ExchangeTime receivedAt)
        {
            if (!_hasThrown)
            {
                _hasThrown = true;
                throw new InvalidOperationException("thrown by the test");
            }
        }

        public override void OnInterrupted(string why) => Interruptions++;
    }

    private sealed class ListLogger(List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception));
    }
}
