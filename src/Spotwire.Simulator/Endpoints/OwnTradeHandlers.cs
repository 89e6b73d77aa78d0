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
        context.Answer.Objects(window.Cut(found, limit, fromId is not null), (answer, trade) =>
        {
            answer.Text("symbol", market.Name);
            answer.Number("id", trade.TradeId);
            WriteFill(context, market, trade);
            answer.Flag("isBestMatch", true);
        });
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

        // Unlike trades, they are told from the oldest on, but for those up to a moment.
        context.Answer.Objects(window.Cut(found, limit, window.EndMicros is null), (answer, allocation) =>
        {
            answer.Text("symbol", market.Name);
            answer.Number("allocationId", allocation.AllocationId!.Value);
            answer.Text("allocationType", "SOR");
            WriteFill(context, market, allocation);
            answer.Flag("isAllocator", false);
        });
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
        context.Answer.Objects(found, WriteMatch);
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
    }
}
