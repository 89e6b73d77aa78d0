using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spotwire.Limits;
using Spotwire.Streams;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Tests.Streams;

/// <summary>The exchange's limits on connections, streams and control messages, kept without the caller's
/// help.</summary>
public sealed class ConnectionBudgetTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Start);
    private readonly ScriptedExchange _exchange;
    private readonly ExchangeLink _link;
    private readonly SpotwireOptions _options;

    public ConnectionBudgetTests()
    {
        _exchange = new ScriptedExchange { Time = _time };
        _options = new SpotwireOptions
        {
            TimeProvider = _time,
            RunContinuationsInline = true,
            Seed = 7,
            Streams = new StreamOptions
            {
                ReconnectDelay = TimeSpan.FromMilliseconds(100),
                MaxReconnectDelay = TimeSpan.FromMilliseconds(100),
                SubscribeTimeout = TimeSpan.FromMinutes(20),
            },
        };
        _link = new ExchangeLink(_options);
    }

    [Fact]
    public void No_more_than_300_attempts_in_five_minutes_however_short_the_delay()
    {
        _exchange.IsUp = false;
        var waiting = Api().SubscribeTradesAsync(["BTCUSDT"]);
        Pass(TimeSpan.FromMinutes(4.9));
        Assert.Equal(300, _exchange.Connections);
        Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(600, _exchange.Connections);
        Assert.False(waiting.IsCompleted);
        _exchange.IsUp = true;
        Pass(TimeSpan.FromMinutes(0.2));
        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal(601, _exchange.Connections);
    }

    [Fact]
    public void Two_clients_of_one_address_share_the_count()
    {
        using var other = new ExchangeLink(_options);
        for (var i = 0; i < 150; i++)
        {
            Assert.Null(_link.Ledger.TakeConnection());
            Assert.Null(other.Ledger.TakeConnection());
        }

        var refusal = other.Ledger.TakeConnection()!;
        Assert.Equal((ErrorKind.LimitReached, TimeSpan.FromMinutes(5)), (refusal.Kind, refusal.RetryAfter));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(_link.Ledger.TakeConnection());
    }

    [Fact]
    public void Too_many_requests_do_not_keep_streams_away_but_a_ban_does()
    {
        _link.Ledger.Stop(TimeSpan.FromSeconds(30), isBan: false);
        Assert.Null(_link.Ledger.TakeConnection());
        Assert.Null(_link.Ledger.TryAcquire(new RequestCost(1, 1, 0)));
        _link.Ledger.Stop(TimeSpan.FromSeconds(60), isBan: true);
        Assert.Equal(ErrorKind.Banned, _link.Ledger.TakeConnection()!.Kind);
    }

    [Fact]
    public void Many_streams_are_spread_over_connections_and_their_wishes_over_time()
    {
        Symbol[] symbols =
            [.. Enumerable.Range(0, 2_500).Select(i => new Symbol(FormattableString.Invariant($"S{i}")))];
        var waiting = Api().SubscribeTradesAsync(symbols);
        Pass(TimeSpan.FromSeconds(20));
        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal(3, _exchange.Connections);
        Assert.Equal(2_500, _exchange.Streams.Count);
        foreach (var second in _exchange.ReceivedAt)
        {
            var within = _exchange.ReceivedAt.Count(at => at >= second && at < second + TimeSpan.FromSeconds(1));
            Assert.InRange(within, 1, 3 * 4);
        }
    }

    public void Dispose() => _link.Dispose();

    private StreamsApi Api() => new(_options, _exchange.ConnectAsync, NullLogger.Instance, _link.Ledger);

    private void Pass(TimeSpan span)
    {
        for (var left = span; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(50))
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }
}
