using System.Security.Cryptography.X509Certificates;
using Spotwire.Simulator;
using Spotwire.Simulator.Limits;
using Spotwire.Trading;

namespace Spotwire.Tests.Transport;

/// <summary>The client against the simulated exchange over real sockets.</summary>
public sealed class EndToEndTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_lives_and_dies_also_over_tls(bool tls)
    {
        await using var exchange = await StartAsync(new SimulatorOptions { Tls = tls });
        using var certificate = exchange.CertificatePath is { } path
            ? X509CertificateLoader.LoadCertificateFromFile(path)
            : null;
        await using var client = Client(exchange, options => options with { LoopbackCertificate = certificate });
        var account = await client.Account.GetAccountAsync(cancellationToken: Stop);
        Assert.Equal(1_000_000m, account.Balances.Single(balance => balance.Asset.Value == "USDT").Free);

        var placed = (await client.Trading.PlaceOrderAsync(Far("e2e-1"), Stop)).RequireAccepted();
        Assert.Equal("e2e-1", placed.ClientOrderId.Value);
        var found = await client.Trading.GetOrderAsync("BTCUSDT", new ClientOrderId("e2e-1"), Stop);
        Assert.Equal((OrderStatus.New, placed.OrderId), (found.Status, found.OrderId));
        var canceled = await client.Trading.CancelOrderAsync("BTCUSDT", placed.OrderId, cancellationToken: Stop);
        Assert.Equal(OrderStatus.Canceled, canceled.RequireAccepted().Status);
        Assert.Empty(await client.Trading.GetOpenOrdersAsync("BTCUSDT", Stop));
    }

    [Theory]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", null, -2015)]
    [InlineData("not a key", null, null)]
    [InlineData(null, "not-the-secret", -1022)]
    public async Task Wrong_keys_are_told_apart(string? key, string? secret, int? code)
    {
        await using var exchange = await StartAsync(new SimulatorOptions());
        var account = exchange.Accounts[0];
        SpotwireCredentials Wrong() => new(key ?? account.ApiKey, secret ?? account.SecretKey);
        if (code is null)
        {
            Assert.Throws<SpotwireException>(Wrong);
            return;
        }

        await using var client = Client(exchange, options => options with { Credentials = Wrong() });
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(
            await client.Trading.PlaceOrderAsync(Far("wrong"), Stop));
        Assert.Equal((ErrorKind.Authentication, code), (rejected.Error.Kind, rejected.Error.Code));
        Assert.NotNull(rejected.Error.Hint);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Clocks_that_are_off_or_jump_change_nothing(int seconds)
    {
        await using var exchange = await StartAsync(new SimulatorOptions());
        exchange.ClockOffset = TimeSpan.FromSeconds(seconds);
        await using var client = Client(exchange);
        Assert.True((await client.Trading.PlaceOrderAsync(Far("first"), Stop)).IsAccepted);
        exchange.ClockOffset = TimeSpan.FromSeconds(-seconds);
        Assert.True((await client.Trading.PlaceOrderAsync(Far("second"), Stop)).IsAccepted);
        Assert.Equal(2, exchange.Audit().Orders.Count);
        Assert.InRange(client.Clock.Offset.TotalSeconds, -seconds - 1d, -seconds + 1d);
    }

    [Fact]
    public async Task An_answer_that_is_lost_or_a_5XX_leaves_the_outcome_unknown_and_the_order_is_sent_once()
    {
        await using var exchange = await StartAsync(new SimulatorOptions());
        await using var client = Client(exchange);
        await client.Account.GetAccountAsync(cancellationToken: Stop);
        exchange.Faults.DropNextAnswer("/api/v3/order", "POST");
        var dropped = await client.Trading.PlaceOrderAsync(Far("dropped"), Stop);
        Assert.Equal("dropped", Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(dropped).ClientOrderId!.Value.Value);
        exchange.Faults.FailNextRequest(503, carriedOut: true, "/api/v3/order", "POST");
        Assert.True((await client.Trading.PlaceOrderAsync(Far("failed"), Stop)).IsUnknown);
        exchange.Faults.FailNextRequest(500, carriedOut: false, "/api/v3/order", "DELETE");
        Assert.True((await client.Trading.CancelOrderAsync(
            "BTCUSDT", new ClientOrderId("dropped"), cancellationToken: Stop)).IsUnknown);

        Assert.Equal(
            ["dropped", "failed"], exchange.Audit().Orders.Select(order => order.ClientOrderId.Value).Order());
    }

    [Fact]
    public async Task Exhausted_weight_is_refused_by_the_ledger_and_not_by_the_exchange()
    {
        await using var exchange = await StartAsync(
            new SimulatorOptions { Limits = LimitSpec.Parse("REQUEST_WEIGHT=100/1d") });
        await using var client = Client(exchange, options => options with { LimitWait = TimeSpan.Zero });
        var thrown = await Assert.ThrowsAsync<SpotwireException>(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await client.Account.GetAccountAsync(cancellationToken: Stop);
            }
        });
        Assert.Equal((ErrorKind.LimitReached, null), (thrown.Kind, thrown.Code));
        Assert.NotNull(thrown.Error.RetryAfter);
        Assert.Equal(TimeSpan.Zero, client.Limits.StoppedFor);
    }

    [Fact]
    public async Task Weight_used_by_somebody_else_at_the_address_is_learnt_from_the_headers()
    {
        await using var exchange = await StartAsync(
            new SimulatorOptions { Limits = LimitSpec.Parse("REQUEST_WEIGHT=100/1d") });
        await using var client = Client(exchange, options => options with { LimitWait = TimeSpan.Zero });
        await client.Market.PingAsync(Stop);

        // Another process at the same address, with a ledger of its own.
        await using var stranger = Client(exchange, options =>
            options with { LimitWait = TimeSpan.Zero, TimeProvider = new SameTime() });
        await stranger.Account.GetAccountAsync(cancellationToken: Stop);
        await stranger.Account.GetAccountAsync(cancellationToken: Stop);
        var before = client.Limits.GetUsage()[0].Used;
        await client.Market.PingAsync(Stop);
        Assert.True(client.Limits.GetUsage()[0].Used > before + 40);
    }

    private static NewOrder Far(string id) => new(
        "BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = 30_000m, ClientOrderId = id });

    private static Task<SimulatedExchange> StartAsync(SimulatorOptions options) =>
        SimulatedExchange.StartAsync(options with { Flow = false }, Stop);

    private static SpotwireClient Client(
        SimulatedExchange exchange, Func<SpotwireOptions, SpotwireOptions>? change = null)
    {
        var options = new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
            Credentials = new(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
        };
        return new(change?.Invoke(options) ?? options);
    }

    private sealed class SameTime : TimeProvider;
}
