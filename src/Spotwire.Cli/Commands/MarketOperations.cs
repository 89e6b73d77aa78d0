using System.Globalization;
using System.Text.Json.Nodes;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;
using Spotwire.Market;

namespace Spotwire.Cli.Commands;

/// <summary><c>market …</c>: public market data.</summary>
internal static class MarketOperations
{
    private static readonly Parameter SomeSymbols = new(
        "SYMBOL", ParameterType.Symbol, "Markets, e.g. BTCUSDT; none means all.")
    {
        IsRepeatable = true,
    };

    private static readonly Parameter OneSymbol = new("SYMBOL", ParameterType.Symbol, "The market, e.g. BTCUSDT.")
    {
        IsRequired = true,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new()
        {
            Name = "market symbols",
            Summary = "Lists markets with their state, assets and order types.",
            Parameters = [SomeSymbols],
            Examples = ["spotwire market symbols", "spotwire market symbols BTCUSDT ETHUSDT -o json"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(static (invocation, client, token) =>
                InfoAsync(invocation, client, MarketShapes.OfSymbol, token)),
        },
        new()
        {
            Name = "market rules",
            Summary = "Shows the filters that orders must pass.",
            Parameters = [SomeSymbols with { IsRequired = true, Description = "Markets, e.g. BTCUSDT." }],
            Examples = ["spotwire market rules BTCUSDT -o json"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(RulesAsync),
        },
        new()
        {
            Name = "market price",
            Summary = "Shows last prices.",
            Parameters = [SomeSymbols],
            Examples = ["spotwire market price BTCUSDT ETHUSDT"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(PriceAsync),
        },
        new()
        {
            Name = "market ticker",
            Summary = "Shows the statistics of the last 24 hours, or of a rolling window.",
            Parameters =
            [
                SomeSymbols,
                new("--window", ParameterType.Text, "Window instead: 1m to 59m, 1h to 23h, 1d to 7d; with symbols.")
                {
                    ValueName = "WINDOW",
                },
            ],
            Examples = ["spotwire market ticker BTCUSDT -o json", "spotwire market ticker BTCUSDT --window 4h"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(TickerAsync),
        },
        new()
        {
            Name = "market depth",
            Summary = "Shows the order book as it stands.",
            Parameters =
            [
                OneSymbol,
                new("--limit", ParameterType.Integer, "Levels a side, 1 to 5000.") { Default = "20" },
            ],
            Examples = ["spotwire market depth BTCUSDT --limit 5 -o json"],
            RunAsync = ClientRun.With(DepthAsync),
        },
        new()
        {
            Name = "market trades",
            Summary = "Shows the latest public trades, or older ones, the newest last.",
            Parameters =
            [
                OneSymbol,
                new("--limit", ParameterType.Integer, "How many, 1 to 1000.") { Default = "20" },
                new("--from-id", ParameterType.Integer, "Number of the first; none means the latest trades."),
            ],
            Examples = ["spotwire market trades BTCUSDT --limit 100 -o csv"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(TradesAsync),
        },
        new()
        {
            Name = "market klines",
            Summary = "Shows klines, the newest last.",
            Parameters =
            [
                OneSymbol,
                IntervalParameter,
                new("--limit", ParameterType.Integer, "How many, 1 to 1000.") { Default = "20" },
                new("--start", ParameterType.Integer, "Open time of the first, in milliseconds since 1970."),
                new("--end", ParameterType.Integer, "Latest open time, in milliseconds since 1970."),
                new("--time-zone", ParameterType.Text, "Where they are cut, e.g. 8 or -1:30.") { ValueName = "ZONE" },
            ],
            Examples = ["spotwire market klines BTCUSDT --interval 1h --limit 24"],
            Result = ResultShape.Array,
            RunAsync = ClientRun.With(KlinesAsync),
        },
    ];

    /// <summary>The length of a kline.</summary>
    internal static Parameter IntervalParameter =>
        new("--interval", ParameterType.Choice, "Length of a kline.")
        {
            Choices =
            [
                "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M",
            ],
            Default = "1m",
            ValueName = "INTERVAL",
        };

    private static async Task<int> InfoAsync(
        Invocation invocation, SpotwireClient client, Func<SymbolInfo, JsonObject> shape, CancellationToken token)
    {
        var symbols = invocation.Arguments.AllSymbols("SYMBOL");
        var info = await client.Market.GetExchangeInfoAsync(
            symbols.Count == 0 ? null : new ExchangeInfoRequest { Symbols = symbols }, token);
        invocation.Writer.WriteArray([.. info.Symbols.Select(shape)]);
        return ExitCode.Done;
    }

    private static async Task<int> RulesAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        if (invocation.Writer.Mode is not OutputMode.Table)
        {
            return await InfoAsync(invocation, client, MarketShapes.OfRules, token);
        }

        var symbols = invocation.Arguments.AllSymbols("SYMBOL");
        var info = await client.Market.GetExchangeInfoAsync(new ExchangeInfoRequest { Symbols = symbols }, token);
        foreach (var symbol in info.Symbols)
        {
            invocation.Writer.WriteObject(MarketShapes.OfRules(symbol));
        }

        return ExitCode.Done;
    }

    private static async Task<int> PriceAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbols = invocation.Arguments.AllSymbols("SYMBOL");
        var prices = await client.Market.GetPricesAsync(symbols.Count == 0 ? null : symbols, cancellationToken: token);
        invocation.Writer.WriteArray([.. prices.Select(MarketShapes.OfPrice)]);
        return ExitCode.Done;
    }

    private static async Task<int> TickerAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbols = invocation.Arguments.AllSymbols("SYMBOL");
        if (invocation.Arguments.Find("--window") is { } window)
        {
            var windows = await client.Market.GetRollingWindowTickersAsync(
                symbols.Count > 0 ? symbols : throw ParsedArguments.Wrong("--window", "needs symbols"),
                WindowOf(window),
                cancellationToken: token);
            invocation.Writer.WriteArray([.. windows.Select(MarketShapes.OfWindow)]);
            return ExitCode.Done;
        }

        var tickers = await client.Market.GetTickers24hAsync(
            symbols.Count == 0 ? null : symbols, cancellationToken: token);
        var isTable = invocation.Writer.Mode is OutputMode.Table;
        invocation.Writer.WriteArray(
            [.. tickers.Select(ticker => isTable
                ? MarketShapes.OfTickerInBrief(ticker)
                : MarketShapes.OfTicker(ticker))]);
        return ExitCode.Done;
    }

    private static WindowSize WindowOf(string text)
    {
        if (text.Length >= 2
            && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= 1)
        {
            switch (text[^1])
            {
                case 'm' when count <= 59:
                    return WindowSize.Minutes(count);
                case 'h' when count <= 23:
                    return WindowSize.Hours(count);
                case 'd' when count <= 7:
                    return WindowSize.Days(count);
            }
        }

        throw ParsedArguments.Wrong("--window", $"is no window of 1m to 59m, 1h to 23h or 1d to 7d: {text}");
    }

    private static async Task<int> DepthAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var limit = invocation.Arguments.IntegerOr("--limit", 20, 1, 5000);
        var depth = await client.Market.GetDepthAsync(symbol, limit, cancellationToken: token);
        invocation.Writer.WriteObject(MarketShapes.OfDepth(symbol, depth));
        return ExitCode.Done;
    }

    private static async Task<int> TradesAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var symbol = invocation.Arguments.RequireSymbol("SYMBOL");
        var limit = invocation.Arguments.IntegerOr("--limit", 20, 1, 1000);
        var trades = invocation.Arguments.FindInteger("--from-id") is { } fromId
            ? await client.Market.GetHistoricalTradesAsync(symbol, fromId, limit, token)
            : await client.Market.GetTradesAsync(symbol, limit, token);
        invocation.Writer.WriteArray([.. trades.Select(trade => MarketShapes.OfTrade(symbol, trade))]);
        return ExitCode.Done;
    }

    private static async Task<int> KlinesAsync(Invocation invocation, SpotwireClient client, CancellationToken token)
    {
        var arguments = invocation.Arguments;
        var request = new KlinesRequest
        {
            Symbol = arguments.RequireSymbol("SYMBOL"),
            Interval = KlineInterval.FromWire(arguments.Find("--interval") ?? "1m"),
            Limit = arguments.IntegerOr("--limit", 20, 1, 1000),
            StartTime = arguments.FindTime("--start"),
            EndTime = arguments.FindTime("--end"),
            TimeZone = arguments.Find("--time-zone"),
        };
        var klines = await client.Market.GetKlinesAsync(request, token);
        invocation.Writer.WriteArray(
            [.. klines.Select(kline => MarketShapes.OfKline(request.Symbol, request.Interval, kline))]);
        return ExitCode.Done;
    }
}
