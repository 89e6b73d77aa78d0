using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Spotwire.Simulator;
using Spotwire.Simulator.Faults;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.EndToEnd;

/// <summary>The code of the guides, word for word: <c>DocumentationTests</c> holds the two together, and here it
/// runs.</summary>
public sealed class GuideTests
{
    /// <summary>What a guide writes for people is in their culture; here it is compared.</summary>
    public GuideTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    /// <summary>In the place of the system's, so that a test sees what the code of a guide writes.</summary>
    private Screen Console { get; } = new();

    [Fact]
    public async Task Accounts()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Accounts = [AccountSpec.Parse("alice:BTC=1,USDT=100000"), AccountSpec.Parse("bob:BTC=1,USDT=100000")],
        });
        var other = KeyOf(exchange.Accounts[1]);
        var client = Connect(exchange);
        async Task EventsAsync()
        {
            await using var events = await client.UserData.SubscribeAsync();
            await foreach (var happened in events)
            {
                Console.WriteLine(happened switch
                {
                    ExecutionReport { IsFill: true } fill => $"{fill.Side} {fill.LastExecutedQuantity} {fill.Symbol}",
                    AccountPosition position => $"{position.Balances.Count} balances have changed",
                    UserDataInterrupted => "what is known may be out of date",
                    UserDataRecovered => "and now it is whole again",
                    _ => happened.EventType,
                });
            }
        }

        async Task ViewsAsync()
        {
            await using var account = await client.Accounts.OpenAsync();
            var state = account.Current;             // immutable, of one moment
            Console.WriteLine($"{state.FreeOf("USDT")} USDT are free");
            foreach (var order in state.OpenOrders)
            {
                Console.WriteLine($"order {order.Value.OrderId} is {order.Value.Status}, known by {order.Source}");
            }

            Console.WriteLine($"{account.SellableQuantity("BTCUSDT")} BTC could be sold");
            state = await account.WaitForChangeAsync(state.Version);
            Console.WriteLine($"changed: {state.Version}");
        }

        async Task KeysAsync()
        {
            await client.UserData.SubscribeAsync(new UserDataOptions { Credentials = other });
        }

        var following = EventsAsync();
        await KeysAsync();
        await PlaceAsync(client, new NewOrder("BTCUSDT", Side.Sell, 0.1m, new LimitOrder { Price = 70000m }));
        await Console.WaitForAsync("executionReport");
        var viewing = ViewsAsync();
        await Console.WaitForAsync("100000.00000000 USDT are free");
        await Console.WaitForAsync("known by Event");
        await Console.WaitForAsync("0.90000000 BTC could be sold");
        await PlaceAsync(client, new NewOrder("BTCUSDT", Side.Buy, 0.01m, new MarketOrder()));
        await Console.WaitForAsync("BUY 0.");
        await Console.WaitForAsync("balances have changed");
        await viewing;
        exchange.DropSockets();
        await Console.WaitForAsync("what is known may be out of date");
        await Console.WaitForAsync("and now it is whole again");
        await client.DisposeAsync();
        await following;
    }

    [Fact]
    public async Task Streams()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        var client = Connect(exchange);
        async Task StreamsAsync()
        {
            await using var trades = await client.Streams.SubscribeTradesAsync(["BTCUSDT", "ETHUSDT"]);
            await foreach (var trade in trades)
            {
                Console.WriteLine($"{trade.Symbol}: {trade.Quantity} at {trade.Price}");
            }
        }

        async Task BooksAsync()
        {
            await using var book = await client.Books.OpenAsync("BTCUSDT");
            await book.WaitUntilLiveAsync();
            var view = book.Read(levels: 20);
            Console.WriteLine($"{view.Bids[0].Price} bid, {view.Asks[0].Price} asked");
        }

        var reading = StreamsAsync();
        await Console.WaitForAsync("BTCUSDT: 0.");
        await Console.WaitForAsync("ETHUSDT: 0.");
        await BooksAsync();
        await Console.WaitForAsync(" asked");
        await client.DisposeAsync();
        await reading;
    }

    [Fact]
    public async Task Transports_and_keys()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        var client = Connect(exchange);
        var order = new NewOrder("BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = 50000m });
        async Task TransportsAsync()
        {
            var options = new SpotwireOptions { Transport = CallTransport.WebSocketApi };   // for all calls of a client
            var outcome = await client.Via(CallTransport.WebSocketApi).Trading.PlaceOrderAsync(order);   // for one
            Assert.Equal(CallTransport.WebSocketApi, options.Transport);
            Assert.Equal(OrderStatus.New, outcome.RequireAccepted().Status);
        }

        static void Keys(string apiKey, string path, string passphrase)
        {
            var credentials = SpotwireCredentials.FromPem(apiKey, File.ReadAllText(path), passphrase);
            Assert.Equal(KeyType.Rsa, credentials.KeyType);
        }

        await TransportsAsync();
        await client.DisposeAsync();
        using var rsa = RSA.Create(2048);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, rsa.ExportEncryptedPkcs8PrivateKeyPem(
            "open", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        Keys("key", file, "open");
        File.Delete(file);
    }

    [Fact]
    public async Task Orders()
    {
        await using var exchange = await SimulatedExchange.StartAsync();
        await using var client = Connect(exchange);
        var order = new NewOrder("BTCUSDT", Side.Buy, 0.01m, new LimitOrder { Price = 50_000m })
        {
            ResponseType = OrderResponseType.Full,
        };

        // A market order: how much to spend (buy) or receive (sell).
        var byQuote = NewOrder.ByQuote("BTCUSDT", Side.Buy, 250m);
        await PlaceAsync(client, order);
        await PlaceAsync(client, byQuote);
    }

    [Fact]
    public async Task Simulation()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 7 });
        var account = exchange.Accounts[0];
        await using var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams, exchange.WebSocketApi),
            Credentials = new SpotwireCredentials(account.ApiKey, account.SecretKey),
        });
        Assert.NotEmpty((await client.Account.GetAccountAsync()).Balances);
        await client.Via(CallTransport.WebSocketApi).Market.PingAsync();
        var market = SymbolSpec.Parse("BTCUSDT") with
        {
            Rules = MarketRules.Default with { IcebergAllowed = false, MaxOrders = 5, MinNotional = 10m },
        };
        Assert.Equal(5, market.Rules.MaxOrders);
        exchange.Faults.Add(new ScriptedFault
        {
            Kind = FaultKind.ExecuteLate, Duration = TimeSpan.FromSeconds(8), Path = "/api/v3/order", Method = "POST",
        });
        var late = await client.Trading.PlaceOrderAsync(
            new NewOrder("BTCUSDT", Side.Buy, 0.01m, new LimitOrder { Price = 20_000m }));
        Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(late);
        Assert.Equal(1, exchange.Faults.Counts[FaultKind.ExecuteLate]);
    }

    private static SpotwireCredentials KeyOf(SimulatedAccount account) => new(account.ApiKey, account.SecretKey);

    private static SpotwireClient Connect(SimulatedExchange exchange) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
        Credentials = KeyOf(exchange.Accounts[0]),
    });

    private static async Task PlaceAsync(SpotwireClient client, NewOrder order) =>
        (await client.Trading.PlaceOrderAsync(order)).RequireAccepted();

    /// <summary>Lines that were written and not yet looked for, in any order.</summary>
    private sealed class Screen
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private readonly List<string> _seen = [];

        public void WriteLine(string line) => _lines.Writer.TryWrite(line);

        public async Task WaitForAsync(string part)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!_seen.Exists(line => line.Contains(part, StringComparison.Ordinal)))
            {
                try
                {
                    _seen.Add(await _lines.Reader.ReadAsync(limit.Token));
                }
                catch (OperationCanceledException)
                {
                    Assert.Fail($"Nobody wrote '{part}', only: {string.Join("; ", _seen.TakeLast(20))}");
                }
            }
        }
    }
}
