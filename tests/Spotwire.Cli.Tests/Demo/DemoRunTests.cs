using Microsoft.Extensions.Logging.Abstractions;
using Spotwire.Cli.Demo;
using Spotwire.Cli.Errors;
using Spotwire.Simulator;

namespace Spotwire.Cli.Tests.Demo;

/// <summary>The demo over real loopback sockets. Runs end when enough has happened, not by the clock.</summary>
public sealed class DemoRunTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Both_records_agree_when_nothing_goes_wrong()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 5 });

        var summary = await RunAsync(exchange, orders: 10, fills: 2);

        Assert.True(summary.IsClean, summary.ToString());
        Assert.True(summary.Orders >= 10 && summary.Fills >= 2, summary.ToString());
        Assert.Equal(0, summary.Lost);
        Assert.Equal(0, summary.Duplicated);
        Assert.Equal(0, summary.Unexplained);
        Assert.Equal(0, summary.OpenAtEnd);
        Assert.True(summary.BalancesConserved);
        Assert.True(summary.FillsAgree);
        Assert.True(summary.BookTickerAgree > 0);
    }

    [Fact]
    public async Task An_order_that_the_exchange_forgets_is_lost()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 5 });
        exchange.Faults.ForgetNextOrder();

        var summary = await RunAsync(exchange, orders: 4, fills: 0);

        Assert.Equal(1, summary.Lost);
        Assert.Equal(0, summary.Duplicated);
        Assert.False(summary.IsClean);
    }

    [Fact]
    public async Task An_order_that_the_exchange_books_twice_is_duplicated()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 5 });
        exchange.Faults.BookNextOrderTwice();

        var summary = await RunAsync(exchange, orders: 4, fills: 0);

        Assert.Equal(1, summary.Duplicated);
        Assert.Equal(0, summary.Lost);
        Assert.Equal(0, summary.OpenAtEnd);
        Assert.False(summary.IsClean);
    }

    [Fact]
    public async Task An_order_without_an_answer_is_settled_by_asking()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 5 });
        exchange.Faults.DropNextAnswer("/api/v3/order", "POST");

        var summary = await RunAsync(exchange, orders: 4, fills: 0);

        Assert.True(summary.IsClean, summary.ToString());
        Assert.Equal(1, summary.Settled);
    }

    [Fact]
    public async Task The_verb_ends_by_itself_with_the_summary_as_its_last_line()
    {
        var run = await CliRun.OfAsync("demo --seconds 3 --headless --seed 3 -o ndjson");

        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        Assert.Empty(run.Error);
        using var last = System.Text.Json.JsonDocument.Parse(run.Lines[^1]);
        var summary = last.RootElement.GetProperty("summary");
        Assert.Equal(
            [
                "seed", "flowHash", "orders", "fills", "rejected", "unknown", "lost", "duplicated", "bookGaps",
                "resyncs", "balancesConserved",
            ],
            summary.EnumerateObject().Take(11).Select(static field => field.Name));
        Assert.Equal(3, summary.GetProperty("seed").GetInt32());
        Assert.Equal(64, summary.GetProperty("flowHash").GetString()!.Length);
        Assert.All(run.Lines[..^1], static line => Assert.Contains("\"event\":", line));
    }

    [Fact]
    public async Task With_an_address_the_agent_runs_alone_against_it()
    {
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions { Seed = 5 });
        var keys = exchange.Accounts[0];

        var run = await CliRun.OfAsync(
            $"demo --seconds 2 --headless -o ndjson --env {exchange.Rest}",
            host => host with
            {
                Variable = name => name == "BINANCE_API_KEY" ? keys.ApiKey
                    : name == "BINANCE_API_SECRET" ? keys.SecretKey : null,
            });

        Assert.True(run.ExitCode == ExitCode.Done, run.Output + run.Error);
        using var last = System.Text.Json.JsonDocument.Parse(run.Lines[^1]);
        var summary = last.RootElement.GetProperty("summary");
        Assert.Equal(summary.GetProperty("orders").GetInt32(), exchange.Audit().Orders.Count);
        Assert.Equal(0, summary.GetProperty("lost").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, summary.GetProperty("duplicated").ValueKind);
    }

    private static async Task<DemoSummary> RunAsync(SimulatedExchange exchange, int orders, int fills)
    {
        using var stop = new CancellationTokenSource(Deadline);
        var accepted = new HashSet<ClientOrderId>();
        var filled = 0;
        var options = new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
            Credentials = new SpotwireCredentials(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
        };
        var agent = new DemoAgentOptions
        {
            Seed = 5,
            OnEvent = happened =>
            {
                if (happened is DemoEvent.OrderChanged { Order: { Outcome: IntentOutcome.Accepted } order })
                {
                    accepted.Add(order.ClientOrderId);
                }

                filled += happened is DemoEvent.Filled ? 1 : 0;
                if (accepted.Count >= orders && filled >= fills)
                {
                    stop.Cancel();
                }
            },
        };
        return await DemoRun.RunAsync(options, agent, exchange, NullLoggerFactory.Instance, stop.Token);
    }
}
