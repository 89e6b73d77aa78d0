using System.Text.Json.Nodes;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Simulator;
using Spotwire.Simulator.Limits;

namespace Spotwire.Cli.Simulation;

/// <summary><c>simulate</c>: runs the simulated exchange until Ctrl-C.</summary>
internal static class SimulateOperation
{
    public static Operation Operation { get; } = new()
    {
        Name = "simulate",
        Summary = "Runs the simulated exchange on a loopback address until Ctrl-C.",
        Parameters =
        [
            new("--port", ParameterType.Integer, "The port; 0 picks a free one.") { Default = "0", ValueName = "P" },
            new("--seed", ParameterType.Integer, "Where all randomness comes from.") { Default = "1", ValueName = "N" },
            new("--symbols", ParameterType.SymbolList, "Markets with order flow: BTCUSDT or BASE/QUOTE[@PRICE].")
            {
                IsRepeatable = true,
                Default = "BTCUSDT,ETHUSDT,BNBUSDT,ETHBTC",
                ValueName = "A,B,...",
            },
            new("--quiet", ParameterType.SymbolList, "Further markets on which only accounts trade.")
            {
                IsRepeatable = true,
                ValueName = "C,...",
            },
            new("--flow", ParameterType.Choice, "Whether there is synthetic order flow.")
            {
                Choices = ["on", "off"],
                Default = "on",
            },
            new("--limits", ParameterType.Text, "default, off, or TYPE=N/INTERVAL,...") { ValueName = "SPEC" },
            new("--tls", ParameterType.Flag, "Serves https and wss with a certificate of its own."),
            new("--replay", ParameterType.Path, "Captured messages to replay; several of a market are one sequence.")
            {
                IsRepeatable = true,
                ValueName = "FILE",
            },
            new("--speed", ParameterType.Text, "How many times faster than captured, or max.")
            {
                Default = "1",
                ValueName = "X|max",
            },
            new("--account", ParameterType.Text, "An account: NAME:ASSET=AMOUNT,...")
            {
                IsRepeatable = true,
                ValueName = "SPEC",
                Default = "demo:BTC=10,ETH=100,BNB=100,USDT=1000000",
            },
            new("--public-key", ParameterType.Text, "A PEM file that opens an account too: Ed25519 or RSA.")
            {
                IsRepeatable = true,
                ValueName = "NAME=FILE",
            },
        ],
        Examples =
        [
            "spotwire simulate --port 18080 -o json",
            "spotwire simulate --symbols BTCUSDT,SOL/USDT@150 --account alice:USDT=50000 --limits off",
            "spotwire simulate --replay btcusdt.gz --speed 20",
        ],
        RunAsync = RunAsync,
    };

    private static async Task<int> RunAsync(Invocation invocation)
    {
        var options = ReadOptions(invocation);
        await using var exchange = await StartAsync(options, invocation.Interrupted);
        if (invocation.Writer.Mode is OutputMode.Table)
        {
            WriteWords(invocation, exchange);
        }
        else
        {
            invocation.Writer.WriteObject(Shape(exchange));
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, invocation.Host.TimeProvider, invocation.Interrupted);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how this verb ends.
        }

        return ExitCode.Done;
    }

    private static async Task<SimulatedExchange> StartAsync(SimulatorOptions options, CancellationToken interrupted)
    {
        try
        {
            return await SimulatedExchange.StartAsync(options, interrupted);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(Failure.Usage(exception.Message));
        }
    }

    // As in the documentation's example.
    private static ReferencePriceRule ReferenceRule { get; } =
        ReferencePriceRule.Mean(10, TimeSpan.FromMilliseconds(1_000));

    private static SimulatorOptions ReadOptions(Invocation invocation)
    {
        var arguments = invocation.Arguments;
        foreach (var path in arguments.All("--replay").Where(static path => !File.Exists(path)))
        {
            throw new CliException(Failure.Usage($"There is no file {path}."));
        }

        try
        {
            var options = new SimulatorOptions
            {
                Port = arguments.IntegerOr("--port", 0, 0, ushort.MaxValue),
                Seed = arguments.IntegerOr("--seed", 1, int.MinValue),
                Flow = arguments.Find("--flow") is not "off",
                QuietSymbols = [.. arguments.Words("--quiet").Select(SymbolSpec.Parse)],
                Limits = LimitSpec.Parse(arguments.Find("--limits") ?? "default"),
                Tls = arguments.Has("--tls"),
                ReplayFiles = arguments.All("--replay"),
                ReplaySpeed = arguments.Find("--speed") is "max" ? null : arguments.FindDecimal("--speed") ?? 1m,
                TimeProvider = invocation.Host.TimeProvider,
            };
            if (arguments.Words("--symbols") is { Count: > 0 } symbols)
            {
                options = options with { Symbols = [.. symbols.Select(SymbolSpec.Parse)] };
            }

            options = options with
            {
                Symbols = [.. options.Symbols.Select(spec => spec with { ReferencePrice = ReferenceRule })],
            };

            if (arguments.All("--account") is { Count: > 0 } accounts)
            {
                options = options with { Accounts = [.. accounts.Select(AccountSpec.Parse)] };
            }

            return options with { Accounts = WithKeys(options.Accounts, arguments.All("--public-key")) };
        }
        catch (FormatException exception)
        {
            throw new CliException(Failure.Usage(exception.Message));
        }
    }

    private static AccountSpec[] WithKeys(IReadOnlyList<AccountSpec> accounts, IReadOnlyList<string> keys)
    {
        var found = keys.Select(key => key.Split('=', 2)).ToLookup(
            parts => parts[0],
            parts => parts.Length == 2 && File.Exists(parts[1])
                ? File.ReadAllText(parts[1])
                : throw new CliException(Failure.Usage("--public-key takes NAME=FILE, and the file must be there.")),
            StringComparer.Ordinal);
        var stranger = found.Select(group => group.Key)
            .FirstOrDefault(name => accounts.All(account => account.Name != name));
        return stranger is null
            ? [.. accounts.Select(account => account with { PublicKeys = [.. found[account.Name]] })]
            : throw new CliException(Failure.Usage($"There is no account {stranger}."));
    }

    private static string Word(KeyType type) => type switch
    {
        KeyType.Hmac => "HMAC",
        KeyType.Rsa => "RSA",
        _ => "Ed25519",
    };

    private static JsonObject Shape(SimulatedExchange exchange)
    {
        var shape = new JsonObject
        {
            ["rest"] = Address(exchange.Rest),
            ["streams"] = Address(exchange.Streams),
            ["wsApi"] = exchange.WebSocketApi.AbsoluteUri,
            ["seed"] = exchange.Seed,
            ["symbols"] = new JsonArray([.. exchange.Symbols.Select(static symbol => (JsonNode)symbol)]),
            ["accounts"] = new JsonArray([.. exchange.Accounts.Select(static account => new JsonObject
            {
                ["name"] = account.Name,
                ["apiKey"] = account.ApiKey,
                ["secretKey"] = account.SecretKey,
                ["keys"] = new JsonArray([.. account.Keys.Select(static key => new JsonObject
                {
                    ["keyType"] = Word(key.KeyType),
                    ["apiKey"] = key.ApiKey,
                })]),
            })]),
        };
        return shape.With("ca", exchange.CertificatePath);
    }

    private static void WriteWords(Invocation invocation, SimulatedExchange exchange)
    {
        var output = invocation.Host.Out;
        output.WriteLine($"simulated exchange at {Address(exchange.Rest)} (streams {Address(exchange.Streams)})");
        output.WriteLine($"WebSocket API at {exchange.WebSocketApi.AbsoluteUri}");
        output.WriteLine($"markets: {string.Join(", ", exchange.Symbols)}");
        foreach (var account in exchange.Accounts)
        {
            output.WriteLine($"account {account.Name}:");
            output.WriteLine($"  export BINANCE_API_KEY={account.ApiKey}");
            output.WriteLine($"  export BINANCE_API_SECRET={account.SecretKey}");
            foreach (var key in account.Keys.Skip(1))
            {
                output.WriteLine($"  {Word(key.KeyType)} key: export BINANCE_API_KEY={key.ApiKey}");
            }
        }

        if (exchange.CertificatePath is { } certificate)
        {
            output.WriteLine($"export SPOTWIRE_CA={certificate}");
        }

        output.WriteLine("Ctrl-C ends it.");
        output.Flush();
    }

    // Without the slash that a Uri ends with.
    private static string Address(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
