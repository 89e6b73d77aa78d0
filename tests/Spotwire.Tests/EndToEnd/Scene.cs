using System.Text;
using NSec.Cryptography;
using Spotwire.Simulator;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Time;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.EndToEnd;

/// <summary>A quiet market in memory on a virtual clock, with the account under test, whose traffic is written down,
/// and others that trade with it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly Symbol Tst = "TSTUSDT";
    public static readonly Symbol Twin = "TSTUSDC";
    private const string Funds = "TST=1000,USDT=1000000,USDC=1000000,BNB=100";
    private readonly List<SpotwireClient> _clients = [];
    private readonly VirtualTime _time;
    private readonly CallTransport _transport;

    private Scene(SimulatedExchange exchange, VirtualTime time, CallTransport transport, string pem)
    {
        Exchange = exchange;
        _time = time;
        _transport = transport;
        Agent = Connect(1, Secret("agent"), Recorder);
        Other = Connect(2, Secret("other"), null);
        Third = Connect(3, Secret("third"), null);
        Mate = Connect(4, Secret("mate"), null);
        var key = Exchange.Accounts.Single(account => account.Name == "keyed").Keys
            .Single(key => key.KeyType == KeyType.Ed25519);
        Keyed = Connect(5, SpotwireCredentials.FromPem(key.ApiKey, pem), Recorder);
    }

    public SimulatedExchange Exchange { get; }

    public WireRecorder Recorder { get; } = new();

    /// <summary>The account under test.</summary>
    public SpotwireClient Agent { get; }

    /// <summary>The account under test over the transport under test.</summary>
    public SpotwireCalls Calls => Agent.Via(_transport);

    /// <summary>Rests orders for the account under test to meet.</summary>
    public SpotwireClient Other { get; }

    /// <summary>Trades with <see cref="Other"/> to move the last price.</summary>
    public SpotwireClient Third { get; }

    /// <summary>Of the trade group of the account under test.</summary>
    public SpotwireClient Mate { get; }

    /// <summary>Has an Ed25519 key; its traffic is written down too.</summary>
    public SpotwireClient Keyed { get; }

    /// <summary>The user data of the account under test.</summary>
    public UserDataSubscription UserData { get; private set; } = null!;

    /// <summary>What the user data stream has told the account under test so far: execution type and status of reports,
    /// type and status of lists, names of the others.</summary>
    public IReadOnlyList<string> Told => [.. Recorder.Crossings
        .Where(crossing => crossing.Kind == WireCrossingKind.UserDataEvent)
        .Select(crossing => crossing.Name switch
        {
            "executionReport" => $"{crossing.Body!["x"]} {crossing.Body["X"]}",
            "listStatus" => $"list {crossing.Body!["l"]} {crossing.Body["L"]}",
            _ => crossing.Name,
        })];

    /// <summary>Sets the scene, plays it and takes it down, all on this thread.</summary>
    public static WireRecorder Play(CallTransport transport, Func<Scene, Task> play)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var time = new VirtualTime(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero));
            var playing = PlayAsync(transport, play, time);
            Assert.True(
                time.RunUntil(() => playing.IsCompleted, TimeSpan.FromMinutes(30)), "The scene never came to its end.");
            return playing.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Lets time pass.</summary>
    public Task Wait(TimeSpan time) => Task.Delay(time, _time);

    /// <summary>Waits until the exchange has said something that is so.</summary>
    public async Task Until(Func<bool> isSo, string what)
    {
        for (var turns = 0; !isSo(); turns++)
        {
            Assert.True(turns < 200, $"Never came: {what}. Told: {string.Join(", ", Told)}");
            await Wait(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the account has been told exactly this, in this order, of its orders and lists.</summary>
    public async Task Expect(params string[] told)
    {
        await Until(() => Orders().Length >= told.Length, string.Join(", ", told)).ConfigureAwait(false);
        Assert.Equal(told, Orders());

        string[] Orders() =>
            [.. Told.Where(t => t is not ("outboundAccountPosition" or "balanceUpdate" or "externalLockUpdate"))];
    }

    /// <summary>A sell that rests.</summary>
    public Task<OrderId> OtherSells(decimal price, decimal quantity) => Rest(Other, Side.Sell, price, quantity);

    /// <summary>A buy that rests.</summary>
    public Task<OrderId> OtherBuys(decimal price, decimal quantity) => Rest(Other, Side.Buy, price, quantity);

    /// <summary>Moves the last price by a trade of strangers; nothing else may rest in between.</summary>
    public async Task Trade(decimal price)
    {
        await Rest(Other, Side.Sell, price, 1m).ConfigureAwait(false);
        await Rest(Third, Side.Buy, price, 1m).ConfigureAwait(false);
    }

    /// <summary>Places an order for somebody.</summary>
    public static async Task<OrderId> Rest(SpotwireClient client, Side side, decimal price, decimal quantity)
    {
        var placed = (await client.Trading.PlaceOrderAsync(new NewOrder(
            Tst, side, quantity, new LimitOrder { Price = price })).ConfigureAwait(false)).RequireAccepted();
        return placed.OrderId;
    }

    /// <summary>The HMAC key of an account.</summary>
    public SpotwireCredentials Secret(string name)
    {
        var account = Exchange.Accounts.Single(a => a.Name == name);
        return new SpotwireCredentials(account.ApiKey, account.SecretKey);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        await Exchange.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<WireRecorder> PlayAsync(
        CallTransport transport, Func<Scene, Task> play, VirtualTime time)
    {
        using var pair = Key.Create(
            SignatureAlgorithm.Ed25519,
            new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var pem = Encoding.ASCII.GetString(pair.Export(KeyBlobFormat.PkixPrivateKeyText));
        var publicPem = Encoding.ASCII.GetString(pair.PublicKey.Export(KeyBlobFormat.PkixPublicKeyText));
        var rules = MarketRules.Default with { SmartOrderRouting = true, MaxAlgoOrders = 20 };
        var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = 11,
            Symbols = [],
            QuietSymbols =
            [
                SymbolSpec.Parse("TST/USDT@100") with { Rules = rules, ReferencePrice = ReferencePriceRule.External() },
                SymbolSpec.Parse("TST/USDC@100") with { Rules = rules },
            ],
            Accounts =
            [
                AccountSpec.Parse($"agent:{Funds}") with { TradeGroup = 7 },
                AccountSpec.Parse($"other:{Funds}"),
                AccountSpec.Parse($"third:{Funds}"),
                AccountSpec.Parse($"mate:{Funds}") with { TradeGroup = 7 },
                AccountSpec.Parse($"keyed:{Funds}") with { PublicKeys = [publicPem] },
            ],
            Limits = LimitSpec.Off,
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
        }).ConfigureAwait(false);
        var scene = new Scene(exchange, time, transport, pem);
        await using (scene.ConfigureAwait(false))
        {
            await scene.Trade(100m).ConfigureAwait(false);
            scene.UserData = await scene.Agent.UserData.SubscribeAsync().ConfigureAwait(false);
            await play(scene).ConfigureAwait(false);
            return scene.Recorder;
        }
    }

    private SpotwireClient Connect(int seed, SpotwireCredentials credentials, WireRecorder? recorder)
    {
        var options = new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(Exchange.Rest, Exchange.Streams, Exchange.WebSocketApi),
            Credentials = credentials,
            HttpHandlerFactory = Exchange.CreateHttpHandler,
            Connect = (target, token) => Exchange.ConnectAsync(target.Host, target.Port, token),
            TimeProvider = _time,
            Seed = seed,
            RunContinuationsInline = true,
        };
        var client = new SpotwireClient(recorder?.Tap(options) ?? options);
        _clients.Add(client);
        return client;
    }
}
