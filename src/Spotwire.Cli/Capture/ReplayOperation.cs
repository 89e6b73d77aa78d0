using System.Text.Json.Nodes;
using Spotwire.Books;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Capture;

/// <summary><c>replay</c>: captured messages through the reader and the book of live data.</summary>
internal static class ReplayOperation
{
    public static Operation Operation { get; } = new()
    {
        Name = "replay",
        Summary = "Feeds captured messages through the same reader and book as live data, and counts.",
        Parameters =
        [
            new("FILE", ParameterType.Path, "Captured messages, gzip or plain; several are one sequence.")
            {
                IsRequired = true,
                IsRepeatable = true,
            },
            new("--levels", ParameterType.Integer, "Levels a side that are written, 0 to 5000.") { Default = "20" },
        ],
        Examples = ["spotwire replay btcusdt.gz -o json"],
        RunAsync = Run,
    };

    private static Task<int> Run(Invocation invocation)
    {
        var levels = invocation.Arguments.IntegerOr("--levels", 20, 0, 5000);
        var replay = new BookReplay();
        var time = invocation.Host.TimeProvider;
        var started = time.GetTimestamp();
        var messages = 0L;
        foreach (var path in invocation.Arguments.All("FILE"))
        {
            messages += Feed(replay, path, invocation.Interrupted);
        }

        invocation.Writer.WriteObject(Shape(replay, levels, messages, time.GetElapsedTime(started)));
        return Task.FromResult(ExitCode.Done);
    }

    private static long Feed(BookReplay replay, string path, CancellationToken interrupted)
    {
        if (!File.Exists(path))
        {
            throw new CliException(Failure.Usage($"There is no file {path}."));
        }

        using var reader = CaptureReader.Open(path);
        var messages = 0L;
        try
        {
            while (reader.TryRead(out _, out var message))
            {
                interrupted.ThrowIfCancellationRequested();
                replay.Feed(message);
                messages++;
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            var line = Plain.Of(messages + 1);
            throw new CliException(Failure.Usage($"{path} is no capture (message {line}): {exception.Message}"));
        }

        return messages;
    }

    private static JsonObject Shape(BookReplay replay, int levels, long messages, TimeSpan elapsed)
    {
        var view = replay.Top(levels);
        var seconds = (decimal)elapsed.Ticks / TimeSpan.TicksPerSecond;
        return new JsonObject
        {
            ["symbol"] = replay.Symbol.Value,
            ["messages"] = new JsonObject
            {
                ["depthUpdate"] = replay.Count(MessageKind.DepthUpdate),
                ["trade"] = replay.Count(MessageKind.Trade),
                ["bookTicker"] = replay.Count(MessageKind.BookTicker),
                ["snapshot"] = replay.Count(MessageKind.Snapshot),
                ["other"] = replay.Count(MessageKind.Other),
            },
            ["applied"] = replay.Applied,
            ["stale"] = replay.Stale,
            ["gaps"] = replay.Gaps,
            ["lastUpdateId"] = replay.LastUpdateId,
            ["bidLevels"] = replay.BidLevels,
            ["askLevels"] = replay.AskLevels,
            ["bids"] = MarketShapes.OfLevels(view.Bids),
            ["asks"] = MarketShapes.OfLevels(view.Asks),
            ["tradeVolume"] = Plain.Of(replay.TradeVolume),
            ["tradeQuoteVolume"] = Plain.Of(replay.TradeQuoteVolume),
            ["bookTickerAgree"] = replay.BookTickerAgree,
            ["bookTickerDisagree"] = replay.BookTickerDisagree,
            ["elapsedSeconds"] = Math.Round(seconds, 6),
            ["messagesPerSecond"] = seconds > 0 ? Math.Round(messages / seconds) : 0m,
        };
    }
}
