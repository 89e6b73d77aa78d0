using System.Security.Cryptography;
using NSec.Cryptography;
using Spotwire.Simulator;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.UserData;

/// <summary>User data over real loopback sockets.</summary>
public sealed class UserDataOnSocketsTests
{
    private static readonly Symbol Symbol = "BTCUSDT";

    [Fact]
    public async Task Two_accounts_share_a_connection_and_each_sees_its_own()
    {
        await using var exchange = await StartAsync(
            AccountSpec.Parse("alice:BTC=1,USDT=100000"), AccountSpec.Parse("bob:BTC=1,USDT=100000"));
        await using var alice = Connect(exchange, KeyOf(exchange.Accounts[0]));
        await using var bob = Connect(exchange, KeyOf(exchange.Accounts[1]));
        await using var hers = await alice.UserData.SubscribeAsync();
        await using var his = await alice.UserData.SubscribeAsync(
            new UserDataOptions { Credentials = KeyOf(exchange.Accounts[1]) });

        await PlaceAsync(alice, Side.Sell, "ask");
        await PlaceAsync(bob, Side.Buy, "bid");

        Assert.Equal(["ask NEW", "position", "ask TRADE", "position"], await ReadAsync(hers, 4));
        Assert.Equal(["bid NEW", "bid TRADE", "position"], await ReadAsync(his, 3));
    }

    [Fact]
    public async Task An_ed25519_key_subscribes_by_its_logon()
    {
        using var key = Key.Create(
            SignatureAlgorithm.Ed25519,
            new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var account = AccountSpec.Parse("eve:BTC=1,USDT=100000") with
        {
            PublicKeys = [PemEncoding.WriteString(
                "PUBLIC KEY", key.PublicKey.Export(KeyBlobFormat.PkixPublicKey))],
        };
        await using var exchange = await StartAsync(account);
        var named = exchange.Accounts[0].Keys.Single(static k => k.KeyType == KeyType.Ed25519);
        var pem = PemEncoding.WriteString("PRIVATE KEY", key.Export(KeyBlobFormat.PkixPrivateKey));
        await using var client = Connect(exchange, SpotwireCredentials.FromPem(named.ApiKey, pem));
        await using var events = await client.UserData.SubscribeAsync();
        await using var view = await client.Accounts.OpenAsync();

        await PlaceAsync(client, Side.Sell, "ask");

        Assert.Equal(["ask NEW", "position"], await ReadAsync(events, 2));
        var state = view.Current;
        while (state.OpenOrders.Count == 0 || state.FreeOf("BTC") != 0.9m)
        {
            state = await view.WaitForChangeAsync(state.Version, TestContext.Current.CancellationToken);
        }

        Assert.Equal("ask", state.OpenOrders[0].Value.ClientOrderId.Value);
        Assert.Equal(0.9m, view.SellableQuantity(Symbol));
    }

    [Fact]
    public async Task A_key_that_is_given_once_more_is_the_same_account()
    {
        await using var exchange = await StartAsync(AccountSpec.Parse("alice:BTC=1,USDT=100000"));
        await using var client = Connect(exchange, KeyOf(exchange.Accounts[0]));
        await using var one = await client.UserData.SubscribeAsync();
        await using var same = await client.UserData.SubscribeAsync(
            new UserDataOptions { Credentials = KeyOf(exchange.Accounts[0]) });

        await PlaceAsync(client, Side.Sell, "ask");

        Assert.Equal(["ask NEW", "position"], await ReadAsync(one, 2));
        Assert.Equal(["ask NEW", "position"], await ReadAsync(same, 2));
    }

    [Fact]
    public async Task Another_key_of_an_account_that_is_followed_is_refused_and_disturbs_nobody()
    {
        using var rsa = RSA.Create(2048);
        var alice = AccountSpec.Parse("alice:BTC=1,USDT=100000") with
        {
            PublicKeys = [rsa.ExportSubjectPublicKeyInfoPem()],
        };
        await using var exchange = await StartAsync(alice, AccountSpec.Parse("bob:BTC=1,USDT=100000"));
        var named = exchange.Accounts[0].Keys.Single(static key => key.KeyType == KeyType.Rsa);
        var other = SpotwireCredentials.FromPem(named.ApiKey, rsa.ExportPkcs8PrivateKeyPem());
        await using var client = Connect(exchange, KeyOf(exchange.Accounts[0]));
        await using var hers = await client.UserData.SubscribeAsync();
        await using var his = await client.UserData.SubscribeAsync(
            new UserDataOptions { Credentials = KeyOf(exchange.Accounts[1]) });

        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<SpotwireException>(
                () => client.UserData.SubscribeAsync(new UserDataOptions { Credentials = other }));
            Assert.Equal((ErrorKind.Configuration, -2035), (failure.Kind, failure.Code));
        }

        await PlaceAsync(client, Side.Sell, "ask");
        Assert.Equal(["ask NEW", "position"], await ReadAsync(hers, 2));
        Assert.True(his.IsHealthy);
        Assert.False(his.TryRead(out _));
    }

    [Fact]
    public async Task A_wrong_key_is_told_at_once()
    {
        await using var exchange = await StartAsync(AccountSpec.Parse("alice:BTC=1"));
        await using var client = Connect(exchange, new SpotwireCredentials(new string('x', 64), new string('y', 64)));

        var failure = await Assert.ThrowsAsync<SpotwireException>(() => client.UserData.SubscribeAsync());

        Assert.Equal(ErrorKind.Authentication, failure.Kind);
    }

    [Fact]
    public async Task Without_a_key_there_is_nothing_to_subscribe_to()
    {
        await using var exchange = await StartAsync(AccountSpec.Parse("alice:BTC=1"));
        await using var client = Connect(exchange, null);

        var failure = await Assert.ThrowsAsync<SpotwireException>(() => client.UserData.SubscribeAsync());

        Assert.Equal(ErrorKind.MissingKey, failure.Kind);
    }

    private static Task<SimulatedExchange> StartAsync(params AccountSpec[] accounts) =>
        SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false,
            Symbols = [SymbolSpec.Parse("BTCUSDT")],
            Accounts = accounts,
        });

    private static SpotwireCredentials KeyOf(SimulatedAccount account) => new(account.ApiKey, account.SecretKey);

    private static SpotwireClient Connect(SimulatedExchange exchange, SpotwireCredentials? key) => new(
        new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams, exchange.WebSocketApi),
            Credentials = key,
        });

    private static async Task PlaceAsync(SpotwireClient client, Side side, ClientOrderId name)
    {
        var outcome = await client.Trading.PlaceOrderAsync(new NewOrder(
            Symbol, side, 0.1m, new LimitOrder { Price = 60000m, ClientOrderId = name }));
        Assert.Equal(OrderStatus.New == outcome.RequireAccepted().Status, side == Side.Sell);
    }

    private static async Task<string[]> ReadAsync(UserDataSubscription events, int count)
    {
        var told = new string[count];
        for (var i = 0; i < count; i++)
        {
            told[i] = await events.ReadAsync(TestContext.Current.CancellationToken) switch
            {
                ExecutionReport report => $"{report.ClientOrderId} {report.ExecutionType}",
                AccountPosition => "position",
                var other => other.EventType,
            };
        }

        return told;
    }
}
