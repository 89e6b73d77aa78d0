using Spotwire.Cli.Demo;
using Spotwire.Simulator;
using Spotwire.Simulator.Time;

namespace Spotwire.Cli.Tests.Simulation;

/// <summary>The demo's agent, the client and the exchange as one program: in memory, on one thread, on a virtual clock,
/// with delays, lost requests, lost answers and cut connections drawn from the seed.</summary>
internal sealed record SeededRun
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required int Seed { get; init; }

    /// <summary>Hash of all requests, answers and stream messages, in order.</summary>
    public required string TrafficHash { get; init; }

    public required int Orders { get; init; }

    public required int Fills { get; init; }

    public required int Unknown { get; init; }

    public required int OpenAtEnd { get; init; }

    public required DemoAudit Audit { get; init; }

    public required bool IsConserved { get; init; }

    public required long Resyncs { get; init; }

    /// <summary>Every thread that anything of the agent ran on.</summary>
    public required IReadOnlySet<int> Threads { get; init; }

    /// <summary>Makes a run.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="seconds">How long the agent trades, in virtual seconds.</param>
    public static SeededRun Make(int seed, int seconds = 6)
    {
        // Continuations run where they complete only where no context wants them.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return MakeHere(seed, seconds);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static SeededRun MakeHere(int seed, int seconds)
    {
        var time = new VirtualTime(Start);
        var exchange = Done(SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = seed,
            Symbols = [SymbolSpec.Parse("BTCUSDT")],
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
            Network = new SimulatedNetwork
            {
                Seed = seed,
                MinimumDelay = TimeSpan.FromMilliseconds(1),
                MaximumDelay = TimeSpan.FromMilliseconds(40),
                LostRequestsPerThousand = 20,
                LostAnswersPerThousand = 20,
                CutsPerMillion = 3_000,
            },
        }));
        var account = exchange.Accounts[0];
        var client = new SpotwireClient(new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams, exchange.WebSocketApi),
            Credentials = new SpotwireCredentials(account.ApiKey, account.SecretKey),
            HttpHandlerFactory = exchange.CreateHttpHandler,
            Connect = (target, token) => exchange.ConnectAsync(target.Host, target.Port, token),
            TimeProvider = time,
            Seed = seed,
            RequestTimeout = TimeSpan.FromSeconds(2),
            RunContinuationsInline = true,
        });
        var threads = new HashSet<int>();
        var agent = new DemoAgent(client, new DemoAgentOptions
        {
            Seed = seed,
            OnEvent = _ => threads.Add(Environment.CurrentManagedThreadId),
        }, time);
        using var stop = new CancellationTokenSource();
        var running = agent.RunAsync(stop.Token);
        time.RunUntil(() => running.IsCompleted, TimeSpan.FromSeconds(seconds));
        stop.Cancel();
        Assert.True(
            time.RunUntil(() => running.IsCompleted, TimeSpan.FromMinutes(5)), $"seed {seed}: the agent did not end");
        threads.Add(Environment.CurrentManagedThreadId);
        var audit = exchange.Audit();
        var mine = audit.Orders.Where(order => order.Account == account.Name).ToList();
        var result = new SeededRun
        {
            Seed = seed,
            TrafficHash = exchange.TrafficHash,
            Orders = agent.Log.All.Count,
            Fills = agent.Fills.Count,
            Unknown = agent.Log.Unknown.Count,
            OpenAtEnd = agent.OpenAtEnd ?? -1,
            Audit = DemoAudit.Compare(agent.Log.All, mine.Select(order => order.ClientOrderId)),
            IsConserved = audit.IsConserved,
            Resyncs = agent.BookStatistics?.Resyncs ?? 0,
            Threads = threads,
        };
        Assert.True(running.IsCompletedSuccessfully, $"seed {seed}: {running.Exception}");
        var closing = client.DisposeAsync().AsTask();
        time.RunUntil(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.True(closing.IsCompletedSuccessfully, $"seed {seed}: the client did not close");
        Done(exchange.DisposeAsync().AsTask());
        return result;
    }

    private static T Done<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted, "what needs no waiting went to another thread");
        return task.Result;
    }

    private static void Done(Task task) => Assert.True(task.IsCompletedSuccessfully);
}
