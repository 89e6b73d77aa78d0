using System.Globalization;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The statistics of the last 24 hours, the last price and the best of the book.</summary>
internal static class TickerHandlers
{
    public static void Day(RequestContext context)
    {
        var selection = SymbolSelection.Read(context);
        var isFull = (context.Parameters.Optional("type") ?? "FULL") switch
        {
            "FULL" => true,
            "MINI" => false,
            _ => throw Refusals.TickerType(),
        };
        WriteAll(context, selection, (answer, market) =>
        {
            var row = market.Data.Ticker24h(context.NowMicros);
            if (isFull)
            {
                WriteFull(answer, row);
            }
            else
            {
                WriteMini(answer, row);
            }
        });
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

    private static void WriteFull(AnswerWriter answer, TickerRow row)
    {
        answer.Text("symbol", row.Symbol);
        answer.Amount("priceChange", row.PriceChange);
        answer.Text("priceChangePercent", row.PriceChangePercent.ToString("F3", CultureInfo.InvariantCulture));
        answer.Amount("weightedAvgPrice", row.WeightedAveragePrice);
        answer.Amount("prevClosePrice", row.PreviousClosePrice);
        answer.Amount("lastPrice", row.LastPrice);
        answer.Amount("lastQty", row.LastQuantity);
        answer.Amount("bidPrice", row.Top.BidPrice);
        answer.Amount("bidQty", row.Top.BidQuantity);
        answer.Amount("askPrice", row.Top.AskPrice);
        answer.Amount("askQty", row.Top.AskQuantity);
        answer.Amount("openPrice", row.OpenPrice);
        answer.Amount("highPrice", row.HighPrice);
        answer.Amount("lowPrice", row.LowPrice);
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
