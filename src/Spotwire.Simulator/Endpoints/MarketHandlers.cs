using System.Globalization;
using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Order book, recent trades and klines.</summary>
internal static class MarketHandlers
{
    // "That much or more": the widest quantity that the wire's 64-bit integers hold.
    private const decimal MostQuantity = 92_233_720_368.54775807m;

    public static void Depth(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var limit = parameters.Limit(100, 5000);
        SymbolSelection.RequireStatus(market, SymbolSelection.Status(parameters));
        parameters.RefuseUnread();
        var depth = market.Data.Depth(limit);
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Number("lastUpdateId", depth.LastUpdateId);
        WriteLevels(answer, "bids", depth.Bids);
        WriteLevels(answer, "asks", depth.Asks);
        answer.Json.WriteEndObject();
    }

    public static void Trades(RequestContext context)
    {
        var market = context.Market();
        var limit = context.Parameters.Limit(500, 1000);
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartArray();
        foreach (var trade in market.Data.RecentTrades(limit))
        {
            answer.Json.WriteStartObject();
            answer.Number("id", trade.Id);
            answer.Amount("price", trade.Price);
            answer.Amount("qty", trade.Quantity);
            answer.Amount("quoteQty", trade.QuoteQuantity);
            answer.Time("time", trade.TimeMicros);
            answer.Flag("isBuyerMaker", trade.IsBuyerMaker);
            answer.Flag("isBestMatch", true);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    public static void Klines(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var interval = KlineInterval.FromWire(parameters.Required("interval"));
        if (!interval.IsKnown)
        {
            throw Refusals.Interval();
        }

        var query = new KlineQuery(
            interval,
            OffsetMinutes(parameters.Optional("timeZone") ?? "0"),
            parameters.Micros("startTime"),
            parameters.Micros("endTime"),
            parameters.Limit(500, 1000));
        parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartArray();
        foreach (var kline in market.Data.Klines(query, context.NowMicros))
        {
            WriteKline(answer, kline);
        }

        answer.Json.WriteEndArray();
    }

    private static void WriteKline(AnswerWriter answer, KlineRow kline)
    {
        answer.Json.WriteStartArray();
        answer.TimeValue(kline.OpenMicros);
        answer.AmountValue(kline.Open);
        answer.AmountValue(kline.High);
        answer.AmountValue(kline.Low);
        answer.AmountValue(kline.Close);
        answer.AmountValue(kline.Volume);
        answer.TimeValue(kline.EndMicros - answer.MicrosPerUnit);
        answer.AmountValue(kline.QuoteVolume);
        answer.Json.WriteNumberValue(kline.Count);
        answer.AmountValue(kline.TakerBuyVolume);
        answer.AmountValue(kline.TakerBuyQuoteVolume);
        answer.Json.WriteStringValue("0");
        answer.Json.WriteEndArray();
    }

    private static void WriteLevels(AnswerWriter answer, string name, IReadOnlyList<DepthLevel> levels)
    {
        answer.List(name);
        foreach (var level in levels)
        {
            answer.Json.WriteStartArray();
            answer.AmountValue(level.Price);
            answer.AmountValue(Math.Min(level.Quantity, MostQuantity));
            answer.Json.WriteEndArray();
        }

        answer.Json.WriteEndArray();
    }

    // Hours (-12 to 14) or hours and minutes: "0", "8", "-1:00", "05:45".
    private static int OffsetMinutes(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var invariant = CultureInfo.InvariantCulture;
        var isNegative = text.StartsWith('-');
        var start = isNegative || text.StartsWith('+') ? 1 : 0;
        var hourText = text.AsSpan(start, (colon < 0 ? text.Length : Math.Max(colon, start)) - start);
        var minuteText = colon < 0 ? "00" : text.AsSpan(colon + 1);
        if (hourText.Length is < 1 or > 2
            || minuteText.Length != 2
            || !int.TryParse(hourText, NumberStyles.None, invariant, out var hours)
            || !int.TryParse(minuteText, NumberStyles.None, invariant, out var minutes)
            || minutes > 59)
        {
            throw Refusals.InvalidData("timeZone");
        }

        var offset = ((hours * 60) + minutes) * (isNegative ? -1 : 1);
        return offset is >= -720 and <= 840 ? offset : throw Refusals.InvalidData("timeZone");
    }
}
