using System.Text.Json.Nodes;
using Spotwire.Books;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;
using Spotwire.Streams;

namespace Spotwire.Cli.Capture;

/// <summary><c>record</c>: live messages into a file that <c>replay</c> and <c>simulate --replay</c> read.</summary>
internal static class RecordOperation
{
    public static Operation Operation { get; } = new()
    {
        Name = "record",
        Summary = "Writes depth, trades, book tickers and snapshots as received; a file per market.",
        Parameters =
        [
            new("SYMBOL", ParameterType.Symbol, "Markets, e.g. BTCUSDT.") { IsRequired = true, IsRepeatable = true },
            new("--out", ParameterType.Path, "The file, gzip where it ends with .gz; of several markets each gets one "
                + "with its name before the ending.")
            {
                IsRequired = true,
                ValueName = "FILE",
            },
            new("--seconds", ParameterType.Seconds, "Ends after so long.")
            {
                Default = "until Ctrl-C",
                ValueName = "N",
            },
        ],
        Examples = ["spotwire record BTCUSDT --out btcusdt.gz --seconds 60"],
        Result = ResultShape.Array,
        RunAsync = ClientRun.With(RunAsync),
    };

    private static async Task<int> RunAsync(Invocation invocation, SpotwireClient client, CancellationToken interrupted)
    {
        var symbols = invocation.Arguments.AllSymbols("SYMBOL");
        await ClientRun.RequireSymbolsAsync(client, symbols, interrupted);
        var recorders = new Dictionary<string, SymbolRecorder>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var symbol in symbols)
            {
                var path = PathOf(invocation.Arguments.Require("--out"), symbol, symbols.Count > 1);
                recorders.Add(
                    symbol.Value,
                    new SymbolRecorder(symbol, path, client.Market, invocation.Host.TimeProvider));
            }

            using var time = TimeLimit.Start(invocation, interrupted);
            try
            {
                await RecordAsync(client.Streams, symbols, recorders, time.Token);
            }
            catch (OperationCanceledException) when (time.Token.IsCancellationRequested)
            {
                // Either way the file is complete.
            }
        }
        finally
        {
            foreach (var recorder in recorders.Values)
            {
                recorder.Dispose();
            }
        }

        invocation.Writer.WriteArray([.. recorders.Values.Select(Shape)]);
        var isCutShort = interrupted.IsCancellationRequested && invocation.Arguments.Has("--seconds");
        return isCutShort ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task RecordAsync(
        StreamsApi streams,
        IReadOnlyList<Symbol> symbols,
        Dictionary<string, SymbolRecorder> recorders,
        CancellationToken cancellationToken)
    {
        var names = symbols.SelectMany(static symbol =>
        {
            var lower = symbol.Value.ToLowerInvariant();
            return (string[])[$"{lower}@depth@100ms", $"{lower}@trade", $"{lower}@bookTicker"];
        });

        // A message that was dropped here would be a gap in the file; so the subscription fails instead.
        var options = new SubscriptionOptions { Capacity = 100_000, WhenFull = SlowReaderPolicy.Fail };
        await using var messages = await streams.SubscribeRawAsync([.. names], options, cancellationToken);
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            var symbol = message.StreamName[..message.StreamName.IndexOf('@', StringComparison.Ordinal)];
            recorders[symbol].Take(message.ReceivedUnixNanoseconds, message.Payload.Span, cancellationToken);
        }
    }

    private static string PathOf(string path, Symbol symbol, bool isOneOfMany)
    {
        if (!isOneOfMany)
        {
            return path;
        }

        var dot = Path.GetFileName(path).IndexOf('.', StringComparison.Ordinal);
        var at = dot < 0 ? path.Length : path.Length - Path.GetFileName(path).Length + dot;
        return $"{path[..at]}-{symbol.Value.ToLowerInvariant()}{path[at..]}";
    }

    private static JsonObject Shape(SymbolRecorder recorder) => new()
    {
        ["symbol"] = recorder.Symbol.Value,
        ["file"] = recorder.Path,
        ["depthUpdate"] = recorder.Count(MessageKind.DepthUpdate),
        ["trade"] = recorder.Count(MessageKind.Trade),
        ["bookTicker"] = recorder.Count(MessageKind.BookTicker),
        ["snapshot"] = recorder.Count(MessageKind.Snapshot),
        ["gaps"] = recorder.Gaps,
    };
}
