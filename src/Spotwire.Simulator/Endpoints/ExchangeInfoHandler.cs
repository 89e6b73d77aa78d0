using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Rules and markets, told as they are kept.</summary>
internal static class ExchangeInfoHandler
{
    private const long AssetPrecision = 8;
    private const string Permission = "SPOT";

    public static void Answer(RequestContext context)
    {
        var markets = Select(context);
        var withSets = context.Parameters.Flag("showPermissionSets") ?? true;
        context.Parameters.RefuseUnread();
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Text("timezone", "UTC");
        answer.Time("serverTime", context.NowMicros);
        WriteLimits(
            answer,
            context.Exchange.Limits,
            context.Session is null ? RateLimitType.Connections : RateLimitType.RawRequests);
        answer.Words("exchangeFilters");
        answer.List("symbols");
        foreach (var market in markets)
        {
            WriteMarket(answer, market, withSets);
        }

        answer.Json.WriteEndArray();
        answer.Json.WriteEndObject();
    }

    private static IReadOnlyList<Market> Select(RequestContext context)
    {
        var parameters = context.Parameters;
        var one = parameters.Optional("symbol");
        var several = parameters.Optional("symbols");
        var permissions = parameters.Optional("permissions");
        var status = SymbolSelection.Status(parameters);
        if ((one is not null || several is not null)
            && (permissions is not null || status is not null || (one is not null && several is not null)))
        {
            throw Refusals.Combination();
        }

        if (one is not null)
        {
            return [context.Market(one)];
        }

        if (several is not null)
        {
            return SymbolSelection.Named(context, several);
        }

        return IncludesOurs(permissions)
            ? [.. context.Exchange.Markets.Where(market => status is null || market.Status == status)]
            : [];
    }

    // One name, or a JSON array of names.
    private static bool IncludesOurs(string? permissions)
    {
        if (permissions is null)
        {
            return true;
        }

        var names = permissions.StartsWith('[')
            ? SymbolSelection.Strings("permissions", permissions)
            : [permissions];
        foreach (var name in names)
        {
            if (name is not (Permission or "MARGIN" or "LEVERAGED")
                && !name.StartsWith("TRD_GRP_", StringComparison.Ordinal))
            {
                throw Refusals.InvalidData("permissions");
            }
        }

        return names.Contains(Permission, StringComparer.Ordinal);
    }

    // REST tells of raw requests, the WebSocket API of connections in their place.
    private static void WriteLimits(AnswerWriter answer, LimitSpec limits, RateLimitType hidden)
    {
        answer.List("rateLimits");
        foreach (var rule in limits.Rules.Where(rule => rule.Type != hidden))
        {
            answer.Json.WriteStartObject();
            answer.Text("rateLimitType", rule.Type.Value);
            answer.Text("interval", rule.Interval.Value);
            answer.Number("intervalNum", rule.IntervalNum);
            answer.Number("limit", rule.Limit);
            answer.Json.WriteEndObject();
        }

        answer.Json.WriteEndArray();
    }

    private static void WriteMarket(AnswerWriter answer, Market market, bool withSets)
    {
        answer.Json.WriteStartObject();
        answer.Text("symbol", market.Name);
        answer.Text("status", market.Status);
        answer.Text("baseAsset", market.Spec.BaseAsset.Value);
        answer.Number("baseAssetPrecision", AssetPrecision);
        answer.Text("quoteAsset", market.Spec.QuoteAsset.Value);
        answer.Number("quotePrecision", AssetPrecision);
        answer.Number("quoteAssetPrecision", AssetPrecision);
        answer.Number("baseCommissionPrecision", AssetPrecision);
        answer.Number("quoteCommissionPrecision", AssetPrecision);
        answer.Words("orderTypes", "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT");
        answer.Flag("icebergAllowed", false);
        answer.Flag("ocoAllowed", false);
        answer.Flag("otoAllowed", false);
        answer.Flag("opoAllowed", false);
        answer.Flag("quoteOrderQtyMarketAllowed", true);
        answer.Flag("allowTrailingStop", false);
        answer.Flag("cancelReplaceAllowed", false);
        answer.Flag("amendAllowed", false);
        answer.Flag("pegInstructionsAllowed", false);
        answer.Flag("isSpotTradingAllowed", true);
        answer.Flag("isMarginTradingAllowed", false);
        Filters.FilterWriter.WriteSymbol(answer, "filters", market.Filters);
        answer.Words("permissions");
        answer.List("permissionSets");
        if (withSets)
        {
            answer.Json.WriteStartArray();
            answer.Json.WriteStringValue(Permission);
            answer.Json.WriteEndArray();
        }

        answer.Json.WriteEndArray();
        answer.Text("defaultSelfTradePreventionMode", "NONE");
        answer.Words("allowedSelfTradePreventionModes", "NONE");
        answer.Json.WriteEndObject();
    }
}
