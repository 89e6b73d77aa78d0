using Microsoft.Extensions.Logging;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Commands;

/// <summary>Operations that talk to an exchange through a client of their own.</summary>
internal static class ClientRun
{
    /// <summary>Makes a client, runs the body with it, and disposes it.</summary>
    public static Func<Invocation, Task<int>> With(
        Func<Invocation, SpotwireClient, CancellationToken, Task<int>> body) => async invocation =>
        {
            // What a call is refused with is told as its failure; a stream has more to tell on its way.
            var isStream = invocation.Operation.Result is ResultShape.Stream;
            using var log = invocation.CreateLog(isStream ? LogLevel.Warning : LogLevel.Error);
            await using var client = new SpotwireClient(invocation.ClientOptions(), log);
            return await body(invocation, client, invocation.Interrupted);
        };

    /// <summary>Makes sure that the exchange has the markets: a stream of one that it has not is silent.</summary>
    /// <exception cref="SpotwireException">One of them does not exist.</exception>
    public static async Task RequireSymbolsAsync(
        SpotwireClient client, IReadOnlyList<Symbol> symbols, CancellationToken cancellationToken)
    {
        foreach (var symbol in symbols)
        {
            await client.ExchangeInfo.GetSymbolAsync(symbol, cancellationToken);
        }
    }

    /// <summary>The failure of a stream that was not there before its time was over.</summary>
    public static CliException NotConnected() => new(new Failure(
        nameof(ErrorKind.Network), "The time was over before the stream was connected.", ExitCode.Network)
    {
        IsRetryable = true,
    });
}
