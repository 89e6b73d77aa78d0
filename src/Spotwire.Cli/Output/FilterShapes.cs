using System.Text.Json.Nodes;
using Spotwire.Rules;

namespace Spotwire.Cli.Output;

/// <summary>A market's filters as they are written: the type in Binance's spelling, the limits in the
/// glossary's.</summary>
internal static class FilterShapes
{
    public static JsonObject Of(Filter filter)
    {
        var shape = new JsonObject { ["filterType"] = filter.FilterType };
        foreach (var (name, value) in Limits(filter))
        {
            shape[name] = value;
        }

        return shape;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Limits(Filter filter) => filter switch
    {
        PriceFilter price =>
        [
            ("minPrice", Plain.Of(price.MinPrice)),
            ("maxPrice", Plain.Of(price.MaxPrice)),
            ("tickSize", Plain.Of(price.TickSize)),
        ],
        LotSizeFilter lot => Lot(lot.MinQuantity, lot.MaxQuantity, lot.StepSize),
        MarketLotSizeFilter lot => Lot(lot.MinQuantity, lot.MaxQuantity, lot.StepSize),
        MinNotionalFilter notional =>
        [
            ("minNotional", Plain.Of(notional.MinNotional)),
            ("applyToMarket", notional.ApplyToMarket),
            ("averagePriceMinutes", notional.AveragePriceMinutes),
        ],
        NotionalFilter notional =>
        [
            ("minNotional", Plain.Of(notional.MinNotional)),
            ("applyMinToMarket", notional.ApplyMinToMarket),
            ("maxNotional", Plain.Of(notional.MaxNotional)),
            ("applyMaxToMarket", notional.ApplyMaxToMarket),
            ("averagePriceMinutes", notional.AveragePriceMinutes),
        ],
        PercentPriceFilter percent =>
        [
            ("multiplierUp", Plain.Of(percent.MultiplierUp)),
            ("multiplierDown", Plain.Of(percent.MultiplierDown)),
            ("averagePriceMinutes", percent.AveragePriceMinutes),
        ],
        PercentPriceBySideFilter percent =>
        [
            ("bidMultiplierUp", Plain.Of(percent.BidMultiplierUp)),
            ("bidMultiplierDown", Plain.Of(percent.BidMultiplierDown)),
            ("askMultiplierUp", Plain.Of(percent.AskMultiplierUp)),
            ("askMultiplierDown", Plain.Of(percent.AskMultiplierDown)),
            ("averagePriceMinutes", percent.AveragePriceMinutes),
        ],
        TrailingDeltaFilter trailing =>
        [
            ("minTrailingAboveDelta", trailing.MinTrailingAboveDelta),
            ("maxTrailingAboveDelta", trailing.MaxTrailingAboveDelta),
            ("minTrailingBelowDelta", trailing.MinTrailingBelowDelta),
            ("maxTrailingBelowDelta", trailing.MaxTrailingBelowDelta),
        ],
        _ => Counts(filter),
    };

    private static IEnumerable<(string Name, JsonNode? Value)> Counts(Filter filter) => filter switch
    {
        IcebergPartsFilter parts => [("limit", parts.Limit)],
        MaxNumberOrdersFilter most => [("maxNumberOrders", most.MaxNumberOrders)],
        MaxNumberAlgoOrdersFilter most => [("maxNumberAlgoOrders", most.MaxNumberAlgoOrders)],
        MaxNumberIcebergOrdersFilter most => [("maxNumberIcebergOrders", most.MaxNumberIcebergOrders)],
        MaxNumberOrderAmendsFilter most => [("maxNumberOrderAmends", most.MaxNumberOrderAmends)],
        MaxNumberOrderListsFilter most => [("maxNumberOrderLists", most.MaxNumberOrderLists)],
        MaxPositionFilter most => [("maxPosition", Plain.Of(most.MaxPosition))],
        MaxAssetFilter most => [("asset", most.Asset.Value), ("limit", Plain.Of(most.Limit))],
        ExchangeMaxNumberOrdersFilter most => [("maxNumberOrders", most.MaxNumberOrders)],
        ExchangeMaxNumberAlgoOrdersFilter most => [("maxNumberAlgoOrders", most.MaxNumberAlgoOrders)],
        ExchangeMaxNumberIcebergOrdersFilter most => [("maxNumberIcebergOrders", most.MaxNumberIcebergOrders)],
        ExchangeMaxNumberOrderListsFilter most => [("maxNumberOrderLists", most.MaxNumberOrderLists)],
        UnknownFilter unknown => [("json", unknown.Json)],
        _ => [],
    };

    private static IEnumerable<(string Name, JsonNode? Value)> Lot(decimal least, decimal most, decimal step) =>
    [
        ("minQuantity", Plain.Of(least)),
        ("maxQuantity", Plain.Of(most)),
        ("stepSize", Plain.Of(step)),
    ];
}
