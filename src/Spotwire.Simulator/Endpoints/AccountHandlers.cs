using Spotwire.Simulator.Filters;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The calls about one's own account.</summary>
internal static class AccountHandlers
{
    public static void Account(RequestContext context)
    {
        var omitZero = context.Parameters.Flag("omitZeroBalances") ?? false;
        context.Parameters.RefuseUnread();
        var exchange = context.Exchange;
        var account = exchange.Account(context.Account);
        var answer = context.Answer;

        // Rates are kept by market; the first one's standard rates stand for the account.
        var rates = (exchange.Markets.Count > 0 ? exchange.Markets[0].Spec.Rules : MarketRules.Default)
            .Commission.Standard;
        answer.Json.WriteStartObject();
        answer.Number("makerCommission", BasisPoints(rates.Maker));
        answer.Number("takerCommission", BasisPoints(rates.Taker));
        answer.Number("buyerCommission", BasisPoints(rates.Buyer));
        answer.Number("sellerCommission", BasisPoints(rates.Seller));
        CommissionWriter.WriteSet(answer, "commissionRates", rates);
        answer.Flag("canTrade", true);
        answer.Flag("canWithdraw", true);
        answer.Flag("canDeposit", true);
        answer.Flag("brokered", false);
        answer.Flag("requireSelfTradePrevention", false);
        answer.Flag("preventSor", false);
        answer.Time("updateTime", account.UpdatedMicros);
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
        answer.Words("permissions", [.. account.Spec!.Permissions]);
        answer.Number("uid", Exchange.UserId(context.Account));
        answer.Json.WriteEndObject();
    }

    public static void OrderCounts(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        var json = context.Answer.Json;
        json.WriteStartArray();
        RateLimitWriter.WriteCounts(
            json, context.Exchange.Account(context.Account).OrderCounts!.Counters, context.NowMicros);
        json.WriteEndArray();
    }

    public static void Filters(RequestContext context)
    {
        var market = context.Market();
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        FilterWriter.WriteExchange(answer, context.Exchange.Rules);
        FilterWriter.WriteSymbol(answer, "symbolFilters", market.Filters);
        FilterWriter.WriteAssets(answer, context.Exchange.Account(context.Account).Spec!, market.Spec);
        answer.Json.WriteEndObject();
    }

    private static long BasisPoints(decimal rate) => (long)(rate * 10_000m);
}
