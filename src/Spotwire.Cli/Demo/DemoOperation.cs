using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Simulator;

namespace Spotwire.Cli.Demo;

/// <summary><c>demo</c>: a simulated exchange and a small agent over real sockets.</summary>
internal static class DemoOperation
{
    private const int DefaultSeed = 1;

    public static Operation Operation { get; } = new()
    {
        Name = "demo",
        Summary = "A simulated exchange and a small trading agent over real sockets: no key, no network.",
        Parameters =
        [
            new("--seed", ParameterType.Integer, "Where all randomness comes from.") { Default = "1", ValueName = "N" },
            new("--seconds", ParameterType.Seconds, "Ends after so long.")
            {
                Default = "until Ctrl-C",
                ValueName = "N",
            },
            new("--headless", ParameterType.Flag, "Draws nothing; only the summary is written."),
            new("--symbol", ParameterType.Symbol, "The market that the agent quotes.") { Default = "BTCUSDT" },
        ],
        Examples =
        [
            "spotwire demo",
            "spotwire demo --seconds 20 --headless -o ndjson",
            "spotwire demo --env http://127.0.0.1:18080 --seconds 20",
        ],
        CanSpendMoney = true,
        Result = ResultShape.Stream,
        RunAsync = RunAsync,
    };

    private static async Task<int> RunAsync(Invocation invocation)
    {
        var arguments = invocation.Arguments;
        var seed = arguments.IntegerOr("--seed", DefaultSeed, int.MinValue);
        var symbol = arguments.FindSymbol("--symbol") ?? "BTCUSDT";
        await using var exchange = invocation.Settings.EnvironmentText is null
            ? await StartExchangeAsync(seed, symbol, invocation)
            : null;
        if (exchange is null)
        {
            invocation.Confirm($"a trading agent on {symbol.Value}");
        }

        var clientOptions = exchange is null
            ? (invocation with { Operation = Operation with { NeedsKey = true } }).ClientOptions()
            : Options(invocation, exchange);
        var title = $"spotwire demo: {symbol.Value} on {clientOptions.Environment.Name}";
        var teller = new DemoTeller(invocation, title, arguments.Has("--headless"));
        var agentOptions = new DemoAgentOptions { Symbol = symbol, Seed = seed, OnEvent = teller.Take };

        // The agent tells what it meets as events; a cancel that comes too late is its daily bread.
        using var log = invocation.CreateLog(LogLevel.Error);
        using var time = TimeLimit.Start(invocation, invocation.Interrupted);
        var summary = await teller.DrawAsync(
            DemoRun.RunAsync(clientOptions, agentOptions, exchange, log, time.Token));
        if (invocation.Writer.Mode.IsJson())
        {
            invocation.Writer.WriteSummary(new JsonObject { ["summary"] = summary.ToJson() });
        }
        else
        {
            invocation.Writer.WriteObject(summary.ToJson());
        }

        return summary.IsClean ? ExitCode.Done : ExitCode.Unexpected;
    }

    private static Task<SimulatedExchange> StartExchangeAsync(int seed, Symbol symbol, Invocation invocation)
    {
        var symbols = SymbolSpec.Defaults.Any(spec => spec.Symbol == symbol)
            ? SymbolSpec.Defaults
            : [.. SymbolSpec.Defaults, ParseSymbol(symbol.Value)];
        return SimulatedExchange.StartAsync(
            new SimulatorOptions { Seed = seed, Symbols = symbols, TimeProvider = invocation.Host.TimeProvider },
            invocation.Interrupted);
    }

    private static SymbolSpec ParseSymbol(string text)
    {
        try
        {
            return SymbolSpec.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new CliException(Failure.Usage(exception.Message));
        }
    }

    // The agent is given an address and a key, and nothing else of the exchange.
    private static SpotwireOptions Options(Invocation invocation, SimulatedExchange exchange)
    {
        var options = new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Parse(exchange.Rest.AbsoluteUri),
            Credentials = new SpotwireCredentials(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
            LimitWait = invocation.Settings.Wait,
            TimeProvider = invocation.Host.TimeProvider,
        };
        return invocation.Host.AdjustOptions?.Invoke(options) ?? options;
    }
}
