using System.Globalization;
using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Filters;

/// <summary>Tells filters as exchangeInfo and myFilters do.</summary>
/// <remarks>Documentation: filters.md. The order is the live exchange's.</remarks>
internal static class FilterWriter
{
    /// <summary>The filters of a market.</summary>
    public static void WriteSymbol(AnswerWriter answer, string name, SymbolFilters filters)
    {
        var rules = filters.Rules;
        answer.List(name);
        Range(
            answer,
            "PRICE_FILTER",
            ("minPrice", filters.MinPrice),
            ("maxPrice", filters.MaxPrice),
            ("tickSize", filters.TickSize));
        Range(
            answer,
            "LOT_SIZE",
            ("minQty", filters.MinQuantity),
            ("maxQty", filters.MaxQuantity),
            ("stepSize", filters.StepSize));
        Count(answer, "ICEBERG_PARTS", "limit", rules.IcebergParts);
        Range(
            answer,
            "MARKET_LOT_SIZE",
            ("minQty", rules.MinMarketQuantity),
            ("maxQty", filters.MaxMarketQuantity),
            ("stepSize", 0m));
        WriteTrailing(answer, rules);
        WritePercent(answer, rules);
        WriteNotional(answer, filters);
        Count(answer, "MAX_NUM_ORDERS", "maxNumOrders", rules.MaxOrders);
        Count(answer, "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", rules.MaxOrderLists);
        Count(answer, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", rules.MaxAlgoOrders);
        Count(answer, "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", rules.MaxIcebergOrders);
        Count(answer, "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends", rules.MaxOrderAmends);
        if (rules.MaxPosition is { } position)
        {
            Range(answer, "MAX_POSITION", ("maxPosition", position));
        }

        answer.Json.WriteEndArray();
    }

    /// <summary>The filters over all markets.</summary>
    public static void WriteExchange(AnswerWriter answer, ExchangeRules rules)
    {
        answer.List("exchangeFilters");
        Count(answer, "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", rules.MaxOrders);
        Count(answer, "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", rules.MaxAlgoOrders);
        Count(answer, "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", rules.MaxIcebergOrders);
        Count(answer, "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", rules.MaxOrderLists);
        answer.Json.WriteEndArray();
    }

    /// <summary>An account's filters on the two assets of a market.</summary>
    public static void WriteAssets(AnswerWriter answer, AccountSpec account, SymbolSpec market)
    {
        answer.List("assetFilters");
        foreach (var (asset, limit) in account.MaxAssets)
        {
            if (asset == market.BaseAsset || asset == market.QuoteAsset)
            {
                Open(answer, "MAX_ASSET");
                answer.Text("asset", asset.Value);
                answer.Amount("limit", limit);
                answer.Json.WriteEndObject();
            }
        }

        answer.Json.WriteEndArray();
    }

    /// <summary>A multiplier with four decimals, or more where it has them.</summary>
    public static string Multiplier(decimal value) => value.ToString("0.0000####", CultureInfo.InvariantCulture);

    // A multiplier without trailing zeros.
    private static string Plain(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    private static void Open(AnswerWriter answer, string filter)
    {
        answer.Json.WriteStartObject();
        answer.Text("filterType", filter);
    }

    private static void Range(
        AnswerWriter answer, string filter, params ReadOnlySpan<(string Name, decimal Value)> parts)
    {
        Open(answer, filter);
        foreach (var (name, value) in parts)
        {
            answer.Amount(name, value);
        }

        answer.Json.WriteEndObject();
    }

    private static void Count(AnswerWriter answer, string filter, string name, int? count)
    {
        if (count is { } limit)
        {
            Open(answer, filter);
            answer.Number(name, limit);
            answer.Json.WriteEndObject();
        }
    }

    private static void WriteTrailing(AnswerWriter answer, MarketRules rules)
    {
        Open(answer, "TRAILING_DELTA");
        answer.Number("minTrailingAboveDelta", rules.MinTrailingAboveDelta);
        answer.Number("maxTrailingAboveDelta", rules.MaxTrailingAboveDelta);
        answer.Number("minTrailingBelowDelta", rules.MinTrailingBelowDelta);
        answer.Number("maxTrailingBelowDelta", rules.MaxTrailingBelowDelta);
        answer.Json.WriteEndObject();
    }

    private static void WritePercent(AnswerWriter answer, MarketRules rules)
    {
        if (rules.PercentPrice is { } both)
        {
            Open(answer, "PERCENT_PRICE");
            answer.Text("multiplierUp", Multiplier(both.BidUp!.Value));
            answer.Text("multiplierDown", Multiplier(both.BidDown!.Value));
            answer.Number("avgPriceMins", rules.AveragePriceMinutes);
            answer.Json.WriteEndObject();
        }

        if (rules.PercentPriceBySide is { } sides)
        {
            Open(answer, "PERCENT_PRICE_BY_SIDE");
            answer.Text("bidMultiplierUp", Plain(sides.BidUp!.Value));
            answer.Text("bidMultiplierDown", Plain(sides.BidDown!.Value));
            answer.Text("askMultiplierUp", Plain(sides.AskUp!.Value));
            answer.Text("askMultiplierDown", Plain(sides.AskDown!.Value));
            answer.Number("avgPriceMins", rules.AveragePriceMinutes);
            answer.Json.WriteEndObject();
        }
    }

    private static void WriteNotional(AnswerWriter answer, SymbolFilters filters)
    {
        var rules = filters.Rules;
        var hasMost = filters.MaxNotional > 0m;
        Open(answer, hasMost ? "NOTIONAL" : "MIN_NOTIONAL");
        answer.Amount("minNotional", filters.MinNotional);
        if (hasMost)
        {
            answer.Flag("applyMinToMarket", rules.AppliesMinNotionalToMarket);
            answer.Amount("maxNotional", filters.MaxNotional);
            answer.Flag("applyMaxToMarket", rules.AppliesMaxNotionalToMarket);
        }
        else
        {
            answer.Flag("applyToMarket", rules.AppliesMinNotionalToMarket);
        }

        answer.Number("avgPriceMins", rules.AveragePriceMinutes);
        answer.Json.WriteEndObject();
    }
}
