using Microsoft.Extensions.Time.Testing;
using Spotwire.Simulator;
using Spotwire.Simulator.Limits;
using Spotwire.Trading;

namespace Spotwire.Tests.Limits;

/// <summary>Two clients with two accounts hurry at one exchange from one address: neither is ever answered 429, because
/// they share one ledger.</summary>
public sealed class SharedLimitsTests
{
    private const string Limits = "REQUEST_WEIGHT=300/10s,ORDERS=8/2s,RAW_REQUESTS=60/5s";
    private const string QuickLimits = "REQUEST_WEIGHT=100/2s,ORDERS=3/1s,RAW_REQUESTS=60/5s";

    [Fact]
    public void Two_clients_and_two_accounts_never_get_a_429_in_memory() => RunInMemory(1, 5);

    [Fact]
    [Trait("Tier", "Long")]
    public void Two_clients_and_two_accounts_never_get_a_429_in_many_runs_in_memory() => RunInMemory(100, 200);

    [Fact]
    public async Task Two_clients_and_two_accounts_never_get_a_429_over_sockets()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Accounts = Accounts, Flow = false, Limits = LimitSpec.Parse(QuickLimits) },
            TestContext.Current.CancellationToken);
        var answers = new Answers();
        await using var first = Client(exchange, 0, answers, Over);
        await using var second = Client(exchange, 1, answers, Over);
        var until = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(worker => HurryAsync(worker < 4 ? first : second, worker, () =>
                TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(4))));

        answers.AssertGood(fewest: 15);

        SpotwireOptions Over(SpotwireOptions options) =>
            options with { HttpHandlerFactory = () => answers.Around(new SocketsHttpHandler { UseProxy = false }) };
    }

    private static IReadOnlyList<AccountSpec> Accounts =>
        [AccountSpec.Demo, AccountSpec.Parse("other:BTC=10,ETH=100,BNB=100,USDT=1000000")];

    /// <summary>On a thread of its own: one without a context that would send continuations elsewhere.</summary>
    private static void RunInMemory(int from, int to)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            for (var seed = from; seed <= to && failure is null; seed++)
            {
                failure = RunInMemoryAsync(seed).Exception;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private static async Task RunInMemoryAsync(int seed)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 21, 12, 0, 0, TimeSpan.Zero));
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = seed,
            Accounts = Accounts,
            Flow = false,
            Limits = LimitSpec.Parse(Limits),
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
            Network = new SimulatedNetwork
            {
                Seed = seed,
                MinimumDelay = TimeSpan.FromMilliseconds(1),
                MaximumDelay = TimeSpan.FromMilliseconds(20 * (seed % 40)) + TimeSpan.FromMilliseconds(2),
            },
        });

        // The exchange's clock and the machine's need not agree.
        exchange.ClockOffset = TimeSpan.FromSeconds((seed % 7) - 3);
        var answers = new Answers();
        var first = Client(exchange, 0, answers, InMemory);
        var second = Client(exchange, 1, answers, InMemory);
        var end = time.GetUtcNow().AddSeconds(30);
        var work = Task.WhenAll(Enumerable.Range(0, 12).Select(worker =>
            HurryAsync(worker < 6 ? first : second, worker, () => time.GetUtcNow() < end)));
        for (var i = 0; i < 20_000 && !work.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.True(work.IsCompleted, $"seed {seed}: still under way");
        await work;
        await first.DisposeAsync();
        await second.DisposeAsync();
        answers.AssertGood(fewest: 75);

        SpotwireOptions InMemory(SpotwireOptions options) => options with
        {
            HttpHandlerFactory = () => answers.Around(exchange.CreateHttpHandler()),
            TimeProvider = time,
            RunContinuationsInline = true,
            Seed = seed,
        };
    }

    private static SpotwireClient Client(
        SimulatedExchange exchange, int account, Answers answers, Func<SpotwireOptions, SpotwireOptions> change) =>
        new(change(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams),
            Credentials = new(exchange.Accounts[account].ApiKey, exchange.Accounts[account].SecretKey),
            LimitWait = TimeSpan.FromSeconds(30),
        }));

    private static async Task HurryAsync(SpotwireClient client, int worker, Func<bool> goOn)
    {
        for (var i = worker; goOn(); i++)
        {
            switch (i % 5)
            {
                case 0:
                    await client.Account.GetAccountAsync();
                    break;
                case 1:
                    await client.Market.GetTradesAsync("BTCUSDT");
                    break;
                default:
                    // Far from everything, so that it rests and its count is given back by no fill.
                    var outcome = await client.Trading.PlaceOrderAsync(new NewOrder(
                        "BTCUSDT", Side.Buy, 0.001m, new LimitOrder { Price = 30_000m + worker }));
                    Assert.True(outcome.IsAccepted, outcome.ToString());
                    break;
            }
        }
    }

    /// <summary>Counts the answers by status.</summary>
    private sealed class Answers
    {
        private int _good;
        private int _limited;

        public DelegatingHandler Around(HttpMessageHandler inner) => new Counting(this) { InnerHandler = inner };

        public void AssertGood(int fewest)
        {
            Assert.Equal(0, Volatile.Read(ref _limited));
            Assert.True(Volatile.Read(ref _good) >= fewest, $"only {_good} answers");
        }

        private sealed class Counting(Answers answers) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                ref var count = ref answers._good;
                if ((int)response.StatusCode is 429 or 418)
                {
                    count = ref answers._limited;
                }

                Interlocked.Increment(ref count);
                return response;
            }
        }
    }
}
