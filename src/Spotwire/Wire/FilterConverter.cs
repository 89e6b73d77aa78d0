using System.Collections.Frozen;
using System.Text.Json;
using Spotwire.Rules;

namespace Spotwire.Wire;

/// <summary>Filters by their <c>filterType</c>.</summary>
internal sealed class FilterConverter() : NamedTypeConverter<Filter>("filterType", Types)
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["PRICE_FILTER"] = typeof(PriceFilter),
        ["PERCENT_PRICE"] = typeof(PercentPriceFilter),
        ["PERCENT_PRICE_BY_SIDE"] = typeof(PercentPriceBySideFilter),
        ["LOT_SIZE"] = typeof(LotSizeFilter),
        ["MARKET_LOT_SIZE"] = typeof(MarketLotSizeFilter),
        ["MIN_NOTIONAL"] = typeof(MinNotionalFilter),
        ["NOTIONAL"] = typeof(NotionalFilter),
        ["ICEBERG_PARTS"] = typeof(IcebergPartsFilter),
        ["MAX_NUM_ORDERS"] = typeof(MaxNumberOrdersFilter),
        ["MAX_NUM_ALGO_ORDERS"] = typeof(MaxNumberAlgoOrdersFilter),
        ["MAX_NUM_ICEBERG_ORDERS"] = typeof(MaxNumberIcebergOrdersFilter),
        ["MAX_POSITION"] = typeof(MaxPositionFilter),
        ["TRAILING_DELTA"] = typeof(TrailingDeltaFilter),
        ["MAX_NUM_ORDER_AMENDS"] = typeof(MaxNumberOrderAmendsFilter),
        ["MAX_NUM_ORDER_LISTS"] = typeof(MaxNumberOrderListsFilter),
        ["EXCHANGE_MAX_NUM_ORDERS"] = typeof(ExchangeMaxNumberOrdersFilter),
        ["EXCHANGE_MAX_NUM_ALGO_ORDERS"] = typeof(ExchangeMaxNumberAlgoOrdersFilter),
        ["EXCHANGE_MAX_NUM_ICEBERG_ORDERS"] = typeof(ExchangeMaxNumberIcebergOrdersFilter),
        ["EXCHANGE_MAX_NUM_ORDER_LISTS"] = typeof(ExchangeMaxNumberOrderListsFilter),
        ["MAX_ASSET"] = typeof(MaxAssetFilter),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override bool HandleNull => true;

    protected override Filter Keep(string name, JsonElement json) => new UnknownFilter(name, json.GetRawText());

    protected override string? KeptText(Filter value) => (value as UnknownFilter)?.Json;
}
