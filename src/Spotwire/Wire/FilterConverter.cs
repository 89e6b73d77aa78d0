using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.Rules;

namespace Spotwire.Wire;

/// <summary>Filters by their <c>filterType</c>. One that is not known, or does not look as documented, keeps its
/// text.</summary>
internal sealed class FilterConverter : JsonConverter<Filter>
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

    public override Filter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        var name = FindName(reader);
        if (Types.TryGetValue(name, out var type))
        {
            try
            {
                return (Filter)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type))!;
            }
            catch (JsonException)
            {
                reader = start;
            }
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return new UnknownFilter(name, document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, Filter value, JsonSerializerOptions options)
    {
        if (value is UnknownFilter unknown)
        {
            writer.WriteRawValue(unknown.Json);
            return;
        }

        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }

    /// <summary>The filter's name, found without moving the caller's reader; empty where there is none.</summary>
    private static string FindName(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("filterType"u8);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            }

            reader.Skip();
        }

        return "";
    }
}
