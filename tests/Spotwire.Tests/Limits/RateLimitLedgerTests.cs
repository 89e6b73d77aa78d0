using Spotwire.Tests.Transport;
using Spotwire.Wire;
using static Spotwire.Tests.Transport.ScriptedHandler;

namespace Spotwire.Tests.Limits;

/// <summary>The shell around the machine: waiting, stopping, sharing, on fake time.</summary>
public sealed class RateLimitLedgerTests
{
    private const string SmallLimits =
        """
        {"serverTime":1,"symbols":[],"exchangeFilters":[],"rateLimits":[
        {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":60},
        {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":2},
        {"rateLimitType":"CONNECTIONS","interval":"MINUTE","intervalNum":5,"limit":1},
        {"rateLimitType":"OF_TOMORROW","interval":"MINUTE","intervalNum":5,"limit":1},
        {"rateLimitType":"RAW_REQUESTS","interval":"FORTNIGHT","intervalNum":5,"limit":1}]}
        """;

    private static readonly SpotwireCredentials Other = new("another-key-of-another-account", "secret");

    [Fact]
    public async Task The_limits_are_read_before_anything_else_and_never_constants()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client();
        Assert.False(client.Limits.IsInformed);
        await client.PingAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["/api/v3/time", "/api/v3/exchangeInfo", "/api/v3/ping"],
            exchange.Handler.Requests.Select(request => request.Path));
        var usage = client.Limits.GetUsage();
        Assert.Equal(["REQUEST_WEIGHT", "CONNECTIONS", "ORDERS"], usage.Select(limit => limit.Type.Value));
        Assert.Equal((60, 21, 0), (usage[0].Limit, usage[0].Used, usage[0].InFlight));
        Assert.Equal(
            new DateTimeOffset(2026, 7, 21, 12, 1, 0, TimeSpan.Zero).AddMilliseconds(0),
            usage[0].ResetTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task Without_waiting_a_call_too_many_fails_at_once_unsent()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client(options => options with { LimitWait = TimeSpan.Zero });
        await client.AccountAsync(TestContext.Current.CancellationToken);
        await client.AccountAsync(TestContext.Current.CancellationToken);
        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.AccountAsync(TestContext.Current.CancellationToken));

        Assert.Equal((ErrorKind.LimitReached, null), (thrown.Kind, thrown.Code));
        Assert.Equal(TimeSpan.FromSeconds(55), thrown.Error.RetryAfter);
        Assert.True(thrown.Error.IsTransient);
        Assert.Equal(2, exchange.Calls.Count);

        exchange.Time.Advance(TimeSpan.FromSeconds(55.1));
        await client.AccountAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_order_too_many_is_a_rejection_and_was_not_sent()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client();
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        var rejected = Assert.IsType<OrderOutcome<Answer>.Rejected>(
            await client.PlaceAsync(TestContext.Current.CancellationToken));

        Assert.Equal((ErrorKind.LimitReached, false), (rejected.Error.Kind, rejected.WasSent));
        Assert.Equal(TimeSpan.FromSeconds(5), rejected.Error.RetryAfter);
        Assert.Equal(2, exchange.Calls.Count);
    }

    [Fact]
    public async Task A_caller_who_is_willing_waits_for_the_next_window()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client(options => options with { LimitWait = TimeSpan.FromSeconds(6) });
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        var third = client.PlaceAsync(TestContext.Current.CancellationToken);
        exchange.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(third.IsCompleted);

        // The estimate of the exchange's clock runs a little slow on purpose.
        exchange.Time.Advance(TimeSpan.FromSeconds(0.1));
        exchange.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(third.IsCompleted);
        Assert.True((await third).IsAccepted);
    }

    [Fact]
    public async Task Cancelling_while_waiting_throws_and_nothing_was_sent()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client(options => options with { LimitWait = TimeSpan.FromSeconds(9) });
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        await client.PlaceAsync(TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var third = client.PlaceAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.Equal(2, exchange.Calls.Count);
    }

    [Theory]
    [InlineData(429, -1003, "7", 7, ErrorKind.LimitReached)]
    [InlineData(429, -1003, null, 60, ErrorKind.LimitReached)]
    [InlineData(429, -1015, "9", 9, ErrorKind.LimitReached)]
    [InlineData(418, -1003, "120", 120, ErrorKind.Banned)]
    [InlineData(418, -1003, null, 120, ErrorKind.Banned)]
    public async Task After_429_and_418_nothing_is_sent_for_as_long_as_told(
        int status, int code, string? retryAfter, int seconds, ErrorKind later)
    {
        var exchange = new FakeExchange();
        var refuse = true;
        var body = FormattableString.Invariant($"{{\"code\":{code},\"msg\":\"Stop.\"}}");
        exchange.Script = _ => !refuse ? Json("{\"orderId\":1}")
            : Json(body, status, retryAfter is null
                ? []
                : [("Retry-After", retryAfter)]);
        await using var client = exchange.Client(options => options with { LimitWait = TimeSpan.Zero });
        await using var neighbour = exchange.Client(options =>
            options with { LimitWait = TimeSpan.Zero, Credentials = Other });
        var outcome = await client.PlaceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, Assert.IsType<OrderOutcome<Answer>.Rejected>(outcome).Error.HttpStatus);
        refuse = false;

        var stopped = TimeSpan.FromSeconds(seconds);
        Assert.Equal(stopped, client.Limits.StoppedFor);
        exchange.Time.Advance(stopped - TimeSpan.FromMilliseconds(1));
        foreach (var caller in (SpotwireClient[])[client, neighbour])
        {
            var thrown = await Assert.ThrowsAsync<SpotwireException>(
                () => caller.PingAsync(TestContext.Current.CancellationToken));
            Assert.Equal((later, TimeSpan.FromMilliseconds(1)), (thrown.Kind, thrown.Error.RetryAfter));
        }

        Assert.Single(exchange.Calls);
        exchange.Time.Advance(TimeSpan.FromMilliseconds(1));
        await neighbour.PingAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Clients_share_weight_and_count_orders_by_key()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var first = exchange.Client();
        await using var second = exchange.Client(options => options with { Credentials = Other });
        await using var third = exchange.Client();
        await first.PlaceAsync(TestContext.Current.CancellationToken);
        await third.PlaceAsync(TestContext.Current.CancellationToken);
        Assert.True((await first.PlaceAsync(TestContext.Current.CancellationToken)).IsRejected);
        Assert.True((await second.PlaceAsync(TestContext.Current.CancellationToken)).IsAccepted);

        await first.AccountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(40, second.Limits.GetUsage()[0].Used);
        await Assert.ThrowsAsync<SpotwireException>(() => second.Transport.ReadAsync(
            EndpointTable.Trades, new RequestParameters(), TransportTest.Type, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_local_address_has_another_ledger_and_the_last_client_takes_it_along()
    {
        var exchange = new FakeExchange();
        await using (var first = exchange.Client())
        {
            await first.PingAsync(TestContext.Current.CancellationToken);
            await using var elsewhere = exchange.Client(options =>
                options with { LocalAddress = System.Net.IPAddress.Parse("127.0.0.9") });
            Assert.False(elsewhere.Limits.IsInformed);
            await using var proxied = exchange.Client(options => options with { Proxy = new Uri("http://proxy:1") });
            Assert.False(proxied.Limits.IsInformed);
            await using var same = exchange.Client();
            Assert.True(same.Limits.IsInformed);
        }

        await using var later = exchange.Client();
        Assert.False(later.Limits.IsInformed);
    }

    [Fact]
    public async Task A_failed_connection_gives_its_room_back()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        exchange.Script = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        await using var client = exchange.Client();
        for (var i = 0; i < 10; i++)
        {
            var thrown = await Assert.ThrowsAsync<SpotwireException>(
                () => client.AccountAsync(TestContext.Current.CancellationToken));
            Assert.Equal(ErrorKind.Network, thrown.Kind);
        }

        Assert.Equal(20, client.Limits.GetUsage()[0].Used);
    }

    [Fact]
    public async Task Room_that_an_answer_gives_back_wakes_who_waits_for_it()
    {
        var exchange = new FakeExchange { ExchangeInfo = SmallLimits };
        await using var client = exchange.Client();
        await client.PingAsync(TestContext.Current.CancellationToken);
        var cost = new RequestCost(0, 30, 0);
        var held = await client.Limits.AcquireAsync(cost, CancellationToken.None);
        var waiting = client.Limits.AcquireAsync(cost, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        client.Limits.Settle(held, new Spotwire.Limits.LimitAnswer { Weight = 0 });
        Assert.True(waiting.IsCompletedSuccessfully);
        client.Limits.Release(await waiting);
    }
}
