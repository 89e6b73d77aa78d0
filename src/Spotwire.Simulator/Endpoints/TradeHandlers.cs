using Spotwire.Simulator.MarketData;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Public trades: the newest, older ones, block trades, and those of a taker order added up.</summary>
internal static class TradeHandlers
{
    private const int Standard = 500;
    private const int Most = 1000;

    public static void Recent(RequestContext context)
    {
        var market = context.Market();
        var limit = context.Parameters.Limit(Standard, Most);
        context.Parameters.RefuseUnread();
        WriteTrades(context.Answer, market.Data.RecentTrades(limit));
    }

    public static void Historical(RequestContext context)
    {
        var market = context.Market();
        var fromId = context.Parameters.Number("fromId");
        var limit = context.Parameters.Limit(Standard, Most);
        context.Parameters.RefuseUnread();
        WriteTrades(context.Answer, market.Data.HistoricalTrades(fromId, limit));
    }

    public static void Blocks(RequestContext context)
    {
        var market = context.Market();
        var fromId = context.Parameters.Number("fromId") ?? throw Refusals.Missing("fromId");
        var limit = context.Parameters.Limit(Standard, Most);
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartArray();
        foreach (var trade in market.Data.BlockTradesFrom(fromId, limit))
        {
            WriteTrade(answer, new TradeRow(
                trade.Id, trade.Price, trade.Quantity, trade.Price * trade.Quantity, trade.TimeMicros,
                trade.IsBuyerMaker));
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    public static void Aggregates(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var fromId = parameters.Number("fromId");
        var start = parameters.Micros("startTime");
        var end = parameters.EndMicros("endTime");
        var limit = parameters.Limit(Standard, Most);
        parameters.RefuseUnread();
        if (fromId is not null && (start is not null || end is not null))
        {
            throw Refusals.Combination();
        }

        var answer = context.Answer;
        answer.Json.WriteStartArray();
        foreach (var aggregate in fromId is { } id
            ? market.Data.AggregatesFrom(id, limit)
            : market.Data.AggregatesBetween(start, end, limit))
        {
            answer.Json.WriteStartObject();
            answer.Number("a", aggregate.Id);
            answer.Amount("p", aggregate.Trade.PriceTicks * market.Data.TickSize);
            answer.Amount("q", aggregate.Trade.QuantitySteps * market.Data.StepSize);
            answer.Number("f", aggregate.FirstTradeId);
            answer.Number("l", aggregate.LastTradeId);
            answer.Time("T", aggregate.Trade.TimeMicros);
            answer.Flag("m", aggregate.Trade.IsBuyerMaker);
            answer.Flag("M", true);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    private static void WriteTrades(AnswerWriter answer, IReadOnlyList<TradeRow> trades)
    {
        answer.Json.WriteStartArray();
        foreach (var trade in trades)
        {
            WriteTrade(answer, trade);
            answer.Flag("isBestMatch", true);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    private static void WriteTrade(AnswerWriter answer, in TradeRow trade)
    {
        answer.Json.WriteStartObject();
        answer.Number("id", trade.Id);
        answer.Amount("price", trade.Price);
        answer.Amount("qty", trade.Quantity);
        answer.Amount("quoteQty", trade.QuoteQuantity);
        answer.Time("time", trade.TimeMicros);
        answer.Flag("isBuyerMaker", trade.IsBuyerMaker);
    }
}
