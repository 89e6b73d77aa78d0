using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Order book and klines.</summary>
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
            OffsetMinutes(parameters),
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

    /// <summary>The optional parameter <c>timeZone</c>: minutes east of UTC.</summary>
    public static int OffsetMinutes(ParameterSet parameters) =>
        KlineCalendar.ParseOffset(parameters.Optional("timeZone") ?? "0") ?? throw Refusals.InvalidData("timeZone");

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
}
