using System.Globalization;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The statistics of the last 24 hours, of a day and of a window, the last price and the best of the
/// book.</summary>
internal static class TickerHandlers
{
    private const int MostSymbols = 100;

    public static void Day(RequestContext context)
    {
        var selection = SymbolSelection.Read(context);
        var isFull = IsFull(context);
        WriteAll(context, selection, (answer, market) =>
        {
            var row = market.Data.Ticker24h(context.NowMicros);
            if (isFull)
            {
                WriteFull(answer, row, isDay: true);
            }
            else
            {
                WriteMini(answer, row);
            }
        });
    }

    public static void TradingDay(RequestContext context)
    {
        var offset = MarketHandlers.OffsetMinutes(context.Parameters);
        WriteWindow(context, market =>
        {
            var row = market.Data.TradingDay(context.NowMicros, offset);
            return row with { CloseTimeMicros = row.CloseTimeMicros - context.Answer.MicrosPerUnit };
        });
    }

    public static void Window(RequestContext context)
    {
        var window = WindowMicros(context.Parameters.Optional("windowSize") ?? "1d");
        WriteWindow(context, market => market.Data.RollingWindow(context.NowMicros, window));
    }

    public static void Price(RequestContext context) =>
        WriteAll(context, SymbolSelection.Read(context), static (answer, market) =>
        {
            answer.Text("symbol", market.Name);
            answer.Amount("price", market.Data.LastPrice ?? 0m);
        });

    public static void Book(RequestContext context) =>
        WriteAll(context, SymbolSelection.Read(context), static (answer, market) =>
        {
            var top = market.Data.TopRow;
            answer.Text("symbol", market.Name);
            answer.Amount("bidPrice", top.BidPrice);
            answer.Amount("bidQty", top.BidQuantity);
            answer.Amount("askPrice", top.AskPrice);
            answer.Amount("askQty", top.AskQuantity);
        });

    private static bool IsFull(RequestContext context) => (context.Parameters.Optional("type") ?? "FULL") switch
    {
        "FULL" => true,
        "MINI" => false,
        _ => throw Refusals.TickerType(),
    };

    private static void WriteWindow(RequestContext context, Func<Market, TickerRow> read)
    {
        var parameters = context.Parameters;
        if (!parameters.Has("symbol") && !parameters.Has("symbols"))
        {
            throw Refusals.EitherMissing("symbol", "symbols");
        }

        if (parameters.Peek("symbols") is { Length: > 0 } several
            && !parameters.Has("symbol")
            && SymbolSelection.Strings("symbols", several).Count > MostSymbols)
        {
            throw Refusals.TooManyValues("symbols", MostSymbols);
        }

        var isFull = IsFull(context);
        WriteAll(context, SymbolSelection.Read(context), (answer, market) =>
        {
            if (isFull)
            {
                WriteFull(answer, read(market), isDay: false);
            }
            else
            {
                WriteMini(answer, read(market));
            }
        });
    }

    // 1m to 59m, 1h to 23h, 1d to 7d.
    private static long WindowMicros(string text)
    {
        var (most, unit) = text[^1] switch
        {
            'm' => (59, KlineCalendar.Minute),
            'h' => (23, KlineCalendar.Hour),
            'd' => (7, KlineCalendar.Day),
            _ => (0, 0L),
        };
        return int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= most && text[0] != '0'
            ? number * unit
            : throw Refusals.InvalidData("windowSize");
    }

    private static void WriteAll(
        RequestContext context, SymbolSelection selection, Action<AnswerWriter, Market> write)
    {
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        if (!selection.IsSingle)
        {
            answer.Json.WriteStartArray();
        }

        foreach (var market in selection.Markets)
        {
            answer.Json.WriteStartObject();
            write(answer, market);
            answer.Json.WriteEndObject();
        }

        if (!selection.IsSingle)
        {
            answer.Json.WriteEndArray();
        }
    }

    private static void WriteFull(AnswerWriter answer, TickerRow row, bool isDay)
    {
        answer.Text("symbol", row.Symbol);
        answer.Amount("priceChange", row.PriceChange);
        answer.Text("priceChangePercent", row.PriceChangePercent.ToString("F3", CultureInfo.InvariantCulture));
        answer.Amount("weightedAvgPrice", row.WeightedAveragePrice);
        if (isDay)
        {
            answer.Amount("prevClosePrice", row.PreviousClosePrice);
            answer.Amount("lastPrice", row.LastPrice);
            answer.Amount("lastQty", row.LastQuantity);
            answer.Amount("bidPrice", row.Top.BidPrice);
            answer.Amount("bidQty", row.Top.BidQuantity);
            answer.Amount("askPrice", row.Top.AskPrice);
            answer.Amount("askQty", row.Top.AskQuantity);
        }

        answer.Amount("openPrice", row.OpenPrice);
        answer.Amount("highPrice", row.HighPrice);
        answer.Amount("lowPrice", row.LowPrice);
        if (!isDay)
        {
            answer.Amount("lastPrice", row.LastPrice);
        }

        WriteVolume(answer, row);
    }

    private static void WriteMini(AnswerWriter answer, TickerRow row)
    {
        answer.Text("symbol", row.Symbol);
        answer.Amount("openPrice", row.OpenPrice);
        answer.Amount("highPrice", row.HighPrice);
        answer.Amount("lowPrice", row.LowPrice);
        answer.Amount("lastPrice", row.LastPrice);
        WriteVolume(answer, row);
    }

    private static void WriteVolume(AnswerWriter answer, TickerRow row)
    {
        answer.Amount("volume", row.Volume);
        answer.Amount("quoteVolume", row.QuoteVolume);
        answer.Time("openTime", row.OpenTimeMicros);
        answer.Time("closeTime", row.CloseTimeMicros);
        answer.Number("firstId", row.FirstTradeId);
        answer.Number("lastId", row.LastTradeId);
        answer.Number("count", row.Count);
    }
}
