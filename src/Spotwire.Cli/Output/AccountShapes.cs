using System.Text.Json.Nodes;
using Spotwire.Account;
using Spotwire.Limits;

namespace Spotwire.Cli.Output;

/// <summary>The account as it is written.</summary>
internal static class AccountShapes
{
    public static JsonObject Of(AccountInfo account) => new()
    {
        ["accountType"] = account.AccountType,
        ["userId"] = account.UserId,
        ["canTrade"] = account.CanTrade,
        ["canWithdraw"] = account.CanWithdraw,
        ["canDeposit"] = account.CanDeposit,
        ["permissions"] = new JsonArray([.. account.Permissions.Select(static text => (JsonNode)text)]),
        ["commissionRates"] = RatesOf(account.CommissionRates),
        ["updateTime"] = account.UpdateTime.UnixMilliseconds,
        ["balances"] = new JsonArray([.. account.Balances.Select(static balance => new JsonObject
        {
            ["asset"] = balance.Asset.Value,
            ["free"] = Plain.Of(balance.Free),
            ["locked"] = Plain.Of(balance.Locked),
        })]),
    };

    public static JsonObject Of(SymbolCommissionRates rates)
    {
        var shape = new JsonObject { ["symbol"] = rates.Symbol.Value };
        return shape.With("standardCommission", RatesOf(rates.StandardCommission))
            .With("specialCommission", RatesOf(rates.SpecialCommission))
            .With("taxCommission", RatesOf(rates.TaxCommission))
            .With("discount", OrderShapes.Of(rates.Discount));
    }

    public static JsonObject Of(ApiKeyPermissions permissions) => new()
    {
        ["isIpRestricted"] = permissions.IsIpRestricted,
        ["creationTime"] = permissions.CreationTime?.UnixMilliseconds,
        ["canRead"] = permissions.CanRead,
        ["canTradeSpotAndMargin"] = permissions.CanTradeSpotAndMargin,
        ["canWithdraw"] = permissions.CanWithdraw,
        ["canTransferInternally"] = permissions.CanTransferInternally,
        ["canTransferUniversally"] = permissions.CanTransferUniversally,
        ["canUseMargin"] = permissions.CanUseMargin,
        ["canTradeFutures"] = permissions.CanTradeFutures,
        ["canTradeVanillaOptions"] = permissions.CanTradeVanillaOptions,
        ["canTradeByFix"] = permissions.CanTradeByFix,
        ["canReadByFix"] = permissions.CanReadByFix,
        ["canTradePortfolioMargin"] = permissions.CanTradePortfolioMargin,
    };

    private static JsonObject? RatesOf(CommissionRates? rates) => rates is null ? null : new JsonObject
    {
        ["maker"] = Plain.Of(rates.Maker),
        ["taker"] = Plain.Of(rates.Taker),
        ["buyer"] = Plain.Of(rates.Buyer),
        ["seller"] = Plain.Of(rates.Seller),
    };

    public static JsonObject Of(AccountTrade trade) => new()
    {
        ["symbol"] = trade.Symbol.Value,
        ["tradeId"] = trade.TradeId,
        ["orderId"] = trade.OrderId.Value,
        ["side"] = (trade.IsBuyer ? Side.Buy : Side.Sell).Value,
        ["price"] = Plain.Of(trade.Price),
        ["quantity"] = Plain.Of(trade.Quantity),
        ["quoteQuantity"] = Plain.Of(trade.QuoteQuantity),
        ["commission"] = Plain.Of(trade.Commission),
        ["commissionAsset"] = trade.CommissionAsset.Value,
        ["isMaker"] = trade.IsMaker,
        ["tradeTime"] = trade.TradeTime.UnixMilliseconds,
    };

    public static JsonObject Of(RateLimitUsage usage) => new()
    {
        ["rateLimitType"] = usage.Type.Value,
        ["interval"] = usage.Interval.Value,
        ["intervalNumber"] = usage.IntervalNumber,
        ["limit"] = usage.Limit,
        ["used"] = usage.Used,
        ["resetTime"] = usage.ResetTime.UnixMilliseconds,
    };
}
