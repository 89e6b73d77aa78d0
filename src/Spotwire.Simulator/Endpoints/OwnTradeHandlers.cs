using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls that ask for what became of one's own orders: trades, allocations, prevented matches.</summary>
internal static class OwnTradeHandlers
{
    public static void Trades(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var orderId = parameters.Number("orderId");
        var window = TimeWindow.Read(parameters);
        var fromId = parameters.Number("fromId");
        var limit = parameters.Limit(500, 1000);
        if (window.IsBounded && (orderId is not null || fromId is not null))
        {
            throw Refusals.Combination();
        }

        parameters.RefuseUnread();
        var found = market.Records.Trades(context.Account)
            .Where(trade => (orderId is null || trade.OrderId == orderId)
                && window.Contains(trade.TimeMicros)
                && trade.TradeId >= (fromId ?? 0));
        var answer = context.Answer;
        answer.Json.WriteStartArray();
        foreach (var trade in window.Cut(found, limit, fromId is not null))
        {
            answer.Json.WriteStartObject();
            answer.Text("symbol", market.Name);
            answer.Number("id", trade.TradeId);
            WriteFill(context, market, trade);
            answer.Flag("isBestMatch", true);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    public static void Allocations(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var window = TimeWindow.Read(parameters);
        var fromId = parameters.Number("fromAllocationId");
        var limit = parameters.Limit(500, 1000);
        var orderId = parameters.Number("orderId");
        if (window.IsBounded && (orderId is not null || fromId is not null))
        {
            throw Refusals.Combination();
        }

        parameters.RefuseUnread();
        var found = market.Records.Allocations(context.Account)
            .Where(trade => (orderId is null || trade.OrderId == orderId)
                && window.Contains(trade.TimeMicros)
                && trade.AllocationId >= (fromId ?? 0));
        var answer = context.Answer;
        answer.Json.WriteStartArray();

        // Unlike trades, they are told from the oldest on, but for those up to a moment.
        foreach (var allocation in window.Cut(found, limit, window.EndMicros is null))
        {
            answer.Json.WriteStartObject();
            answer.Text("symbol", market.Name);
            answer.Number("allocationId", allocation.AllocationId!.Value);
            answer.Text("allocationType", "SOR");
            WriteFill(context, market, allocation);
            answer.Flag("isAllocator", false);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    public static void PreventedMatches(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var id = parameters.Number("preventedMatchId");
        var orderId = parameters.Number("orderId");
        var fromId = parameters.Number("fromPreventedMatchId");
        var hasLimit = parameters.Has("limit");
        var limit = parameters.Limit(500, 1000);
        if (id is null && orderId is null)
        {
            throw Refusals.EitherMissing("preventedMatchId", "orderId");
        }

        if ((id is not null && (orderId is not null || fromId is not null || hasLimit))
            || (hasLimit && fromId is null))
        {
            throw Refusals.Combination();
        }

        parameters.RefuseUnread();
        var found = market.Records.PreventedMatches(context.Account)
            .Where(match => id is null
                ? match.Id >= (fromId ?? 0) && (match.TakerOrderId == orderId || match.MakerOrderId == orderId)
                : match.Id == id)
            .Take(limit);
        context.Answer.Json.WriteStartArray();
        foreach (var match in found)
        {
            WriteMatch(context.Answer, match);
        }

        context.Answer.Json.WriteEndArray();
    }

    private static void WriteFill(RequestContext context, Market market, AccountTrade trade)
    {
        var answer = context.Answer;
        answer.Number("orderId", trade.OrderId);
        answer.Number("orderListId", market.Records.Find(context.Account, trade.OrderId)?.OrderListId ?? -1);
        answer.Amount("price", trade.Price);
        answer.Amount("qty", trade.Quantity);
        answer.Amount("quoteQty", trade.Price * trade.Quantity);
        answer.Amount("commission", trade.Commission);
        answer.Text("commissionAsset", trade.CommissionAsset.Value);
        answer.Time("time", trade.TimeMicros);
        answer.Flag("isBuyer", trade.IsBuyer);
        answer.Flag("isMaker", trade.IsMaker);
    }

    private static void WriteMatch(AnswerWriter answer, PreventedMatch match)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", match.Market.Name);
        answer.Number("preventedMatchId", match.Id);
        answer.Number("takerOrderId", match.TakerOrderId);
        answer.Text("makerSymbol", match.MakerMarket.Name);
        answer.Number("makerOrderId", match.MakerOrderId);
        answer.Number("tradeGroupId", match.TradeGroup);
        answer.Text("selfTradePreventionMode", match.Mode);
        answer.Amount("price", match.Price);
        OrderWriter.WritePreventedQuantities(answer, match);
        answer.Time("transactTime", match.TimeMicros);
        answer.Json.WriteEndObject();
    }
}
