using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Rules and markets, told as they are kept.</summary>
internal static class ExchangeInfoHandler
{
    private const long AssetPrecision = 8;

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
        FilterWriter.WriteExchange(answer, context.Exchange.Rules);
        answer.List("symbols");
        foreach (var market in markets)
        {
            WriteMarket(answer, market, withSets);
        }

        answer.Json.WriteEndArray();
        WriteRoutes(answer, context.Exchange.Markets);
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

        var permitted = Permissions(permissions);
        return
        [
            .. context.Exchange.Markets.Where(market => (status is null || market.Status == status)
                && market.Spec.Rules.PermissionSets.Any(set => set.Any(permitted.Contains))),
        ];
    }

    // One name, or a JSON array of names.
    private static IReadOnlyList<string> Permissions(string? permissions)
    {
        if (permissions is null)
        {
            return ["SPOT", "MARGIN", "LEVERAGED"];
        }

        var names = permissions.StartsWith('[')
            ? SymbolSelection.Strings("permissions", permissions)
            : [permissions];
        foreach (var name in names)
        {
            if (name is not ("SPOT" or "MARGIN" or "LEVERAGED")
                && !name.StartsWith("TRD_GRP_", StringComparison.Ordinal))
            {
                throw Refusals.InvalidData("permissions");
            }
        }

        return names;
    }

    // Present only where orders are routed at all.
    private static void WriteRoutes(AnswerWriter answer, IReadOnlyList<Market> markets)
    {
        var routes = markets
            .Where(market => market.Spec.Rules.SmartOrderRouting)
            .GroupBy(market => (market.Spec.BaseAsset, market.Spec.TickSize, market.Spec.StepSize))
            .ToArray();
        if (routes.Length == 0)
        {
            return;
        }

        answer.Objects("sors", routes, static (answer, route) =>
        {
            answer.Text("baseAsset", route.Key.BaseAsset.Value);
            answer.Words("symbols", [.. route.Select(market => market.Name)]);
        });
    }

    // REST tells of raw requests, the WebSocket API of connections in their place.
    private static void WriteLimits(AnswerWriter answer, LimitSpec limits, RateLimitType hidden)
    {
        answer.List("rateLimits");
        RateLimitWriter.WriteRules(answer.Json, limits.Rules.Where(rule => rule.Type != hidden));
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
        var rules = market.Spec.Rules;
        answer.Words("orderTypes", [.. rules.OrderTypes.Select(type => type.Value)]);
        answer.Flag("icebergAllowed", rules.IcebergAllowed);
        answer.Flag("ocoAllowed", rules.OcoAllowed);
        answer.Flag("otoAllowed", rules.OtoAllowed);
        answer.Flag("opoAllowed", rules.OpoAllowed);
        answer.Flag("quoteOrderQtyMarketAllowed", rules.QuoteQuantityMarketAllowed);
        answer.Flag("allowTrailingStop", rules.TrailingStopAllowed);
        answer.Flag("cancelReplaceAllowed", rules.CancelReplaceAllowed);
        answer.Flag("amendAllowed", rules.AmendAllowed);
        answer.Flag("pegInstructionsAllowed", rules.PegAllowed);
        answer.Flag("isSpotTradingAllowed", true);
        answer.Flag("isMarginTradingAllowed", false);
        FilterWriter.WriteSymbol(answer, "filters", market.Filters);
        answer.Words("permissions");
        answer.List("permissionSets");
        foreach (var set in withSets ? rules.PermissionSets : [])
        {
            answer.Json.WriteStartArray();
            foreach (var permission in set)
            {
                answer.Json.WriteStringValue(permission);
            }

            answer.Json.WriteEndArray();
        }

        answer.Json.WriteEndArray();
        answer.Text("defaultSelfTradePreventionMode", rules.DefaultSelfTradePrevention.Value);
        answer.Words(
            "allowedSelfTradePreventionModes", [.. rules.AllowedSelfTradePrevention.Select(mode => mode.Value)]);
        answer.Json.WriteEndObject();
    }
}
