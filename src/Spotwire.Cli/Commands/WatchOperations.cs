using System.Text.Json.Nodes;
using Spotwire.Books;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Streams;
using Spotwire.UserData;

namespace Spotwire.Cli.Commands;

/// <summary><c>watch …</c>: live market data, and what happens to the account.</summary>
internal static class WatchOperations
{
    private static readonly Parameter Symbols = new("SYMBOL", ParameterType.Symbol, "Markets, e.g. BTCUSDT ETHUSDT.")
    {
        IsRequired = true,
        IsRepeatable = true,
    };

    private static readonly IReadOnlyList<Parameter> Ends =
    [
        new("--count", ParameterType.Integer, "Ends after so many.") { ValueName = "N" },
        new("--seconds", ParameterType.Seconds, "Ends after so long.") { ValueName = "N" },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Stream(
            "trades",
            "Public trades, as they happen.",
            [],
            static (streams, symbols, _, token) => streams.SubscribeTradesAsync(symbols, cancellationToken: token),
            StreamShapes.Of),
        new()
        {
            Name = "watch book",
            Summary = "A local order book, kept by the documented procedure; the last line counts what happened to it.",
            Parameters =
            [
                Symbols with { IsRepeatable = false, Description = "The market, e.g. BTCUSDT." },
                new("--levels", ParameterType.Integer, "Levels a side that are written, 1 to 5000.") { Default = "10" },
                .. Ends,
            ],
            Examples = ["spotwire watch book BTCUSDT --seconds 10 -o ndjson"],
            Result = ResultShape.Stream,
            RunAsync = ClientRun.With(BookAsync),
        },
        Stream(
            "klines",
            "Klines, whenever they change.",
            [
                MarketOperations.IntervalParameter,
                new("--time-zone", ParameterType.Choice, "Where they are cut: in UTC or in UTC+8.")
                {
                    Choices = ["0", "8"],
                    Default = "0",
                    ValueName = "ZONE",
                },
            ],
            static (streams, symbols, arguments, token) => streams.SubscribeKlinesAsync(
                symbols,
                KlineInterval.FromWire(arguments.Find("--interval") ?? "1m"),
                arguments.Find("--time-zone") == "8" ? TimeSpan.FromHours(8) : TimeSpan.Zero,
                cancellationToken: token),
            StreamShapes.Of),
        Stream(
            "ticker",
            "Statistics of the last 24 hours, every second.",
            [],
            static (streams, symbols, _, token) => streams.SubscribeTickersAsync(symbols, cancellationToken: token),
            StreamShapes.Of),
        Stream(
            "bookticker",
            "Best bid and ask, whenever they change.",
            [],
            static (streams, symbols, _, token) => streams.SubscribeBookTickersAsync(symbols, cancellationToken: token),
            StreamShapes.Of),
        new()
        {
            Name = "watch user",
            Summary = "What happens to the account: orders, fills, balances; nothing is missed by an interruption.",
            Parameters =
            [
                Symbols with
                {
                    IsRequired = false,
                    Description = "Markets that other programs may trade with the same key.",
                },
                .. Ends,
            ],
            Examples = ["spotwire watch user --seconds 60 -o ndjson"],
            NeedsKey = true,
            Result = ResultShape.Stream,
            RunAsync = ClientRun.With(UserAsync),
        },
    ];

    private static Operation Stream<T>(
        string name,
        string summary,
        IReadOnlyList<Parameter> parameters,
        Func<StreamsApi, IReadOnlyList<Symbol>, ParsedArguments, CancellationToken, ValueTask<Subscription<T>>> open,
        Func<T, JsonObject> shape) => new()
        {
            Name = $"watch {name}",
            Summary = summary,
            Parameters = [Symbols, .. parameters, .. Ends],
            Examples = [$"spotwire watch {name} BTCUSDT --count 5 -o ndjson"],
            Result = ResultShape.Stream,
            RunAsync = ClientRun.With((invocation, client, interrupted) => WatchAsync(
                invocation,
                async token =>
                {
                    var symbols = invocation.Arguments.AllSymbols("SYMBOL");
                    await ClientRun.RequireSymbolsAsync(client, symbols, token);
                    return await open(client.Streams, symbols, invocation.Arguments, token);
                },
                shape,
                interrupted)),
        };

    private static Task<int> UserAsync(
        Invocation invocation, SpotwireClient client, CancellationToken interrupted) =>
        WatchAsync<UserDataEvent, UserDataSubscription>(
            invocation,
            async token => await client.UserData.SubscribeAsync(
                new UserDataOptions { Symbols = invocation.Arguments.AllSymbols("SYMBOL") }, token),
            invocation.Writer.Mode is OutputMode.Table ? UserDataShapes.InBrief : UserDataShapes.Of,
            interrupted);

    /// <summary>Writes events until there are enough, the time is over, or Ctrl-C.</summary>
    private static async Task<int> WatchAsync<T, TEvents>(
        Invocation invocation,
        Func<CancellationToken, ValueTask<TEvents>> open,
        Func<T, JsonObject> shape,
        CancellationToken interrupted)
        where TEvents : IAsyncEnumerable<T>, IAsyncDisposable
    {
        var left = invocation.Arguments.FindInteger("--count", 1) ?? long.MaxValue;
        using var time = TimeLimit.Start(invocation, interrupted);
        var isOpen = false;
        try
        {
            await using var events = await open(time.Token);
            isOpen = true;
            await foreach (var item in events.WithCancellation(time.Token))
            {
                invocation.Writer.WriteItem(shape(item));
                if (--left == 0)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (time.IsOver && !isOpen)
        {
            throw ClientRun.NotConnected();
        }
        catch (OperationCanceledException) when (time.Token.IsCancellationRequested)
        {
            // The time that was asked for is over, or Ctrl-C.
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task<int> BookAsync(
        Invocation invocation, SpotwireClient client, CancellationToken interrupted)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var levels = invocation.Arguments.IntegerOr("--levels", 10, 1, 5000);
        using var time = TimeLimit.Start(invocation, interrupted);
        await using var book = await OpenBookAsync(client, symbol, time);
        var views = 0L;
        try
        {
            var most = invocation.Arguments.FindInteger("--count", 1) ?? long.MaxValue;
            await foreach (var view in book.WatchAsync(levels, time.Token))
            {
                invocation.Writer.WriteItem(Shape(invocation, view));
                if (++views == most)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (time.IsOver || interrupted.IsCancellationRequested)
        {
            // Either way the counts are told.
        }

        WriteSummary(invocation, views, book.Statistics);
        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task<LocalOrderBook> OpenBookAsync(SpotwireClient client, Symbol symbol, TimeLimit time)
    {
        try
        {
            await ClientRun.RequireSymbolsAsync(client, [symbol], time.Token);
            return await client.Books.OpenAsync(symbol, new BookOptions { CompareWithBookTicker = true }, time.Token);
        }
        catch (OperationCanceledException) when (time.IsOver)
        {
            throw ClientRun.NotConnected();
        }
    }

    // A line has room for the touch only.
    private static JsonObject Shape(Invocation invocation, BookView view) =>
        invocation.Writer.Mode is not OutputMode.Table ? MarketShapes.OfBook(view) : new JsonObject
        {
            ["symbol"] = view.Symbol.Value,
            ["lastUpdateId"] = view.LastUpdateId,
            ["state"] = MarketShapes.Word(view.State),
            ["bidQuantity"] = Plain.Of(view.BestBid?.Quantity),
            ["bidPrice"] = Plain.Of(view.BestBid?.Price),
            ["askPrice"] = Plain.Of(view.BestAsk?.Price),
            ["askQuantity"] = Plain.Of(view.BestAsk?.Quantity),
            ["spread"] = Plain.Of(view.Spread),
        };

    private static void WriteSummary(Invocation invocation, long views, BookStatistics counts) =>
        invocation.Writer.WriteSummary(new JsonObject
        {
            ["summary"] = new JsonObject
            {
                ["views"] = views,
                ["applied"] = counts.Applied,
                ["gaps"] = counts.Gaps,
                ["resyncs"] = counts.Resyncs,
                ["reconnects"] = counts.Reconnects,
                ["bookTickerAgree"] = counts.BookTickerAgree,
                ["bookTickerDisagree"] = counts.BookTickerDisagree,
            },
        });
}
