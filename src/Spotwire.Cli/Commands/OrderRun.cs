using Microsoft.Extensions.Logging;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>What the operations on orders have in common.</summary>
internal static class OrderRun
{
    /// <summary>Sends without our own checks.</summary>
    public static Parameter Unchecked { get; } = new(
        "--unchecked", ParameterType.Flag, "Sends without checking the market's rules first; never on live.");

    /// <summary>The parameters that name an order.</summary>
    public static IReadOnlyList<Parameter> Reference { get; } =
    [
        new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.") { IsRequired = true },
        new("ORDERID", ParameterType.Integer, "The exchange's number of the order; left out with --client-id."),
        new("--client-id", ParameterType.Text, "Your name for the order.") { ValueName = "ID" },
    ];

    /// <summary>Runs with a client that checks orders unless told otherwise.</summary>
    /// <param name="check">Finds what is wrong with the command line; nobody is asked for money before.</param>
    /// <param name="body">What to do.</param>
    public static Func<Invocation, Task<int>> Checked(
        Action<ParsedArguments> check, Func<Invocation, SpotwireClient, CancellationToken, Task<int>> body) =>
        async invocation =>
        {
            var isUnchecked = invocation.Arguments.Has(Unchecked.Name);
            var environment = invocation.Environment;
            if (isUnchecked && environment.IsLive)
            {
                throw new CliException(new Failure(
                    "Refused", $"--unchecked is never allowed on {environment.Name}.", ExitCode.Refused)
                {
                    OrderState = "rejected",
                });
            }

            check(invocation.Arguments);
            using var log = invocation.CreateLog(LogLevel.Error);
            await using var client = new SpotwireClient(
                invocation.ClientOptions() with { CheckRules = !isUnchecked }, log);
            return await body(invocation, client, invocation.Interrupted);
        };

    /// <summary>Writes what came of a call that trades.</summary>
    public static int Tell<T>(
        Invocation invocation, OrderOutcome<T> outcome, Symbol symbol, Action<ResultWriter, T> write)
    {
        if (Failure.From(outcome) is { } failure)
        {
            var hint = failure.Hint?.Replace("SYMBOL", symbol.Value, StringComparison.Ordinal);
            invocation.Writer.WriteFailure(failure with { Hint = hint });
            return failure.ExitCode;
        }

        write(invocation.Writer, outcome.RequireAccepted());
        return ExitCode.Done;
    }

    /// <summary>The order that was named.</summary>
    public static OrderReference ReadReference(ParsedArguments arguments)
    {
        var id = arguments.FindInteger("ORDERID");
        var name = TermReader.FindClientId(arguments, "--client-id");
        return (id, name) switch
        {
            ({ } number, null) => new OrderId(number),
            (null, { } text) => text,
            _ => throw new CliException(Failure.Usage("Give either ORDERID or --client-id.")),
        };
    }
}
