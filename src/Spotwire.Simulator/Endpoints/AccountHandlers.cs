using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls about one's own account.</summary>
internal static class AccountHandlers
{
    private const long DayMicros = 86_400_000_000;

    public static void Account(RequestContext context)
    {
        var omitZero = context.Parameters.Flag("omitZeroBalances") ?? false;
        context.Parameters.RefuseUnread();
        var exchange = context.Exchange;
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Number("makerCommission", CommissionRates.BasisPoints(CommissionRates.Maker));
        answer.Number("takerCommission", CommissionRates.BasisPoints(CommissionRates.Taker));
        answer.Number("buyerCommission", 0);
        answer.Number("sellerCommission", 0);
        answer.Json.WriteStartObject("commissionRates");
        answer.Amount("maker", CommissionRates.Maker);
        answer.Amount("taker", CommissionRates.Taker);
        answer.Amount("buyer", 0m);
        answer.Amount("seller", 0m);
        answer.Json.WriteEndObject();
        answer.Flag("canTrade", true);
        answer.Flag("canWithdraw", false);
        answer.Flag("canDeposit", false);
        answer.Flag("brokered", false);
        answer.Flag("requireSelfTradePrevention", false);
        answer.Flag("preventSor", false);
        answer.Time("updateTime", exchange.Account(context.Account).UpdatedMicros);
        answer.Text("accountType", "SPOT");
        answer.List("balances");
        foreach (var asset in exchange.Assets)
        {
            var (free, locked) = exchange.Ledger.GetBalance(context.Account, asset);
            if (!omitZero || free != 0m || locked != 0m)
            {
                answer.Json.WriteStartObject();
                answer.Text("asset", asset.Value);
                answer.Amount("free", free);
                answer.Amount("locked", locked);
                answer.Json.WriteEndObject();
            }
        }

        answer.Json.WriteEndArray();
        answer.Words("permissions", "SPOT");
        answer.Number("uid", Exchange.UserId(context.Account));
        answer.Json.WriteEndObject();
    }

    public static void Order(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var orderId = parameters.Number("orderId");
        var clientOrderId = parameters.ClientOrderId("origClientOrderId");
        if (orderId is null && clientOrderId is null)
        {
            throw Refusals.EitherMissing("orderId", "origClientOrderId");
        }

        parameters.RefuseUnread();
        var records = market.Records;
        var order = orderId is { } id
            ? records.Find(context.Account, id)
            : records.Find(context.Account, clientOrderId!);
        if (order is null)
        {
            throw Refusals.NoSuchOrder();
        }

        if (clientOrderId is not null && order.ClientOrderId != clientOrderId)
        {
            throw Refusals.OtherClientOrderId();
        }

        OrderWriter.WriteQueried(context.Answer, order, isListed: false);
    }

    public static void OpenOrders(RequestContext context)
    {
        var symbol = context.Parameters.Optional("symbol");
        var markets = symbol is null ? context.Exchange.Markets : [context.Market(symbol)];
        context.Parameters.RefuseUnread();
        context.Answer.Json.WriteStartArray();
        foreach (var order in markets.SelectMany(market => market.Records.Open(context.Account)))
        {
            OrderWriter.WriteQueried(context.Answer, order, isListed: true);
        }

        context.Answer.Json.WriteEndArray();
    }

    public static void Trades(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var orderId = parameters.Number("orderId");
        var start = parameters.Micros("startTime");
        var end = parameters.Micros("endTime");
        var fromId = parameters.Number("fromId");
        var limit = parameters.Limit(500, 1000);
        var hasTimes = start is not null || end is not null;
        if (hasTimes && (orderId is not null || fromId is not null))
        {
            throw Refusals.Combination();
        }

        if (end - start > DayMicros)
        {
            throw Refusals.LookupTooBig();
        }

        parameters.RefuseUnread();
        var found = market.Records.Trades(context.Account)
            .Where(trade => (orderId is null || trade.OrderId == orderId)
                && (start is null || trade.TimeMicros >= start)
                && (end is null || trade.TimeMicros <= end)
                && (fromId is null || trade.TradeId >= fromId));

        // The oldest from a named beginning, otherwise the newest; always in the order of time.
        var rows = start is not null || fromId is not null ? found.Take(limit) : found.TakeLast(limit);
        context.Answer.Json.WriteStartArray();
        foreach (var trade in rows)
        {
            Write(context.Answer, market, trade);
        }

        context.Answer.Json.WriteEndArray();
    }

    private static void Write(AnswerWriter answer, Market market, AccountTrade trade)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", market.Name);
        answer.Number("id", trade.TradeId);
        answer.Number("orderId", trade.OrderId);
        answer.Number("orderListId", -1);
        answer.Amount("price", trade.Price);
        answer.Amount("qty", trade.Quantity);
        answer.Amount("quoteQty", trade.Price * trade.Quantity);
        answer.Amount("commission", trade.Commission);
        answer.Text("commissionAsset", trade.CommissionAsset.Value);
        answer.Time("time", trade.TimeMicros);
        answer.Flag("isBuyer", trade.IsBuyer);
        answer.Flag("isMaker", trade.IsMaker);
        answer.Flag("isBestMatch", true);
        answer.Json.WriteEndObject();
    }
}
