using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Spotwire.Simulator;
using Spotwire.Tests.Transport;
using Spotwire.Trading;
using Spotwire.Wire;

namespace Spotwire.Tests.Sessions;

/// <summary>The WebSocket API of the simulated exchange over real sockets: every type of key, and the same calls with
/// the same results as by REST.</summary>
public sealed class SimulatedApiTests
{
    private const string EdPublicKey =
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=\n" +
        "-----END PUBLIC KEY-----\n";

    private static readonly Symbol Symbol = "BTCUSDT";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(KeyType.Hmac, "BTCUSDT")]
    [InlineData(KeyType.Rsa, "BTCUSDT")]
    [InlineData(KeyType.Ed25519, "BTCUSDT")]
    [InlineData(KeyType.Hmac, "这是测试币456")]
    [InlineData(KeyType.Rsa, "这是测试币456")]
    [InlineData(KeyType.Ed25519, "这是测试币456")]
    public async Task Every_type_of_key_trades_any_symbol_by_both_transports(KeyType keyType, string market)
    {
        Symbol symbol = market;
        using var rsa = RSA.Create(2048);
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Symbols = [SymbolSpec.Parse("BTCUSDT"), SymbolSpec.Parse("这是/测试币456@60000")],
            Accounts =
            [
                AccountSpec.Parse("demo:USDT=100000,测试币456=100000") with
                {
                    PublicKeys = [EdPublicKey, rsa.ExportSubjectPublicKeyInfoPem()],
                },
            ],
        });
        var account = exchange.Accounts[0];
        var apiKey = account.Keys.Single(key => key.KeyType == keyType).ApiKey;
        var credentials = keyType switch
        {
            KeyType.Rsa => SpotwireCredentials.FromPem(apiKey, rsa.ExportPkcs8PrivateKeyPem()),
            KeyType.Ed25519 => SpotwireCredentials.FromPem(apiKey, ApiTest.EdPem),
            _ => new SpotwireCredentials(apiKey, account.SecretKey),
        };
        await using var client = Connect(exchange, credentials);
        Assert.Equal(keyType, client.Options.Credentials!.KeyType);
        foreach (var transport in (CallTransport[])[CallTransport.Rest, CallTransport.WebSocketApi])
        {
            var calls = client.Via(transport);
            var last = (await calls.Market.GetPriceAsync(symbol, cancellationToken: Cancel)).Price;
            var placed = (await calls.Trading.PlaceOrderAsync(
                new NewOrder(symbol, Side.Buy, 0.001m, new LimitOrder { Price = decimal.Round(last * 0.9m, 1) }),
                Cancel)).RequireAccepted();
            var found = await calls.Trading.GetOrderAsync(symbol, placed.OrderId, Cancel);
            Assert.Equal((placed.ClientOrderId, OrderStatus.New), (found.ClientOrderId, found.Status));
            Assert.Contains(await calls.Trading.GetOpenOrdersAsync(symbol, Cancel), o => o.OrderId == placed.OrderId);
            var canceled = (await calls.Trading.CancelOrderAsync(symbol, placed.OrderId, null, Cancel))
                .RequireAccepted();
            Assert.Equal(OrderStatus.Canceled, canceled.Status);
            Assert.NotEmpty((await calls.Account.GetAccountAsync(cancellationToken: Cancel)).Balances);
        }

        var status = await client.Session.GetStatusAsync(Cancel);
        Assert.Equal(keyType == KeyType.Ed25519, status.IsLoggedOn);
    }

    [Fact]
    public async Task Refusals_are_the_same_by_both_transports()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange, Hmac(exchange));
        var errors = new List<SpotwireError>();
        foreach (var transport in (CallTransport[])[CallTransport.Rest, CallTransport.WebSocketApi])
        {
            var calls = client.Via(transport);
            var thrown = await Assert.ThrowsAsync<SpotwireException>(
                () => calls.Trading.GetOrderAsync(Symbol, new OrderId(987654321), Cancel));
            errors.Add(thrown.Error);
            var outcome = await calls.Trading.CancelOrderAsync(Symbol, new OrderId(987654321), null, Cancel);
            errors.Add(Assert.IsType<OrderOutcome<CanceledOrder>.Rejected>(outcome).Error);
        }

        Assert.Equal(errors[0], errors[2]);
        Assert.Equal(errors[1], errors[3]);
    }

    [Fact]
    public async Task Both_transports_use_one_budget_as_the_exchange_counts_it()
    {
        // Time stands still, so that no window ends meanwhile.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 21, 12, 0, 30, TimeSpan.Zero));
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Flow = false, TimeProvider = time }, Cancel);
        await using var client = new SpotwireClient(Options(exchange, Hmac(exchange)) with { TimeProvider = time });
        var api = client.Via(CallTransport.WebSocketApi);
        await client.Account.GetAccountAsync(cancellationToken: Cancel);
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(
                api.Account.GetAccountAsync(cancellationToken: Cancel),
                client.Account.GetAccountAsync(cancellationToken: Cancel));
        }

        var told = client.Limits.GetUsage().Single(usage => usage.Type == RateLimitType.RequestWeight);
        Assert.Equal(0, told.InFlight);

        // The last answer tells the exchange's own count, which nothing has changed since.
        await api.Market.PingAsync(Cancel);
        var after = client.Limits.GetUsage().Single(usage => usage.Type == RateLimitType.RequestWeight);
        Assert.Equal(told.Used + 1, after.Used);
    }

    [Fact]
    public async Task Many_calls_share_one_connection_and_a_dropped_one_comes_back()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange, Hmac(exchange));
        var market = client.Via(CallTransport.WebSocketApi).Market;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 300).Select(_ => market.GetPriceAsync(Symbol, cancellationToken: Cancel)));
        Assert.All(answers, answer => Assert.True(answer.Price > 0));
        Assert.Equal(1, client.Socket!.Connections);
        exchange.DropSockets();
        Assert.True((await market.GetPriceAsync(Symbol, cancellationToken: Cancel)).Price > 0);
        Assert.Equal(2, client.Socket.Connections);
    }

    [Fact]
    public async Task Microseconds_are_asked_for_and_read()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = new SpotwireClient(Options(exchange, Hmac(exchange)) with
        {
            TimeUnit = TimeUnit.Microseconds,
        });
        foreach (var transport in (CallTransport[])[CallTransport.Rest, CallTransport.WebSocketApi])
        {
            var market = client.Via(transport).Market;
            var times = new List<ExchangeTime>();
            for (var i = 0; i < 10; i++)
            {
                var before = client.Clock.Now;
                var told = await market.GetServerTimeAsync(Cancel);
                var after = client.Clock.Now + client.Clock.Uncertainty;
                if (i > 0)
                {
                    // From the first call on the clock is measured, and the exchange's lies between its bounds.
                    Assert.InRange(told.UnixMicroseconds, before.UnixMicroseconds, after.UnixMicroseconds);
                }

                times.Add(told);
            }

            Assert.Contains(times, time => time.UnixMicroseconds % 1000 != 0);
        }
    }

    private static SpotwireCredentials Hmac(SimulatedExchange exchange) =>
        new(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey);

    private static SpotwireOptions Options(SimulatedExchange exchange, SpotwireCredentials credentials) => new()
    {
        Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
        Credentials = credentials,
    };

    private static SpotwireClient Connect(SimulatedExchange exchange, SpotwireCredentials credentials) =>
        new(Options(exchange, credentials));
}
