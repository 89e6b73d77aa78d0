using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.Market;

namespace Spotwire.Wire;

/// <summary>Price levels as <c>[price, quantity]</c>; what may follow is skipped.</summary>
internal sealed class PriceLevelConverter : JsonConverter<PriceLevel>
{
    public override PriceLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A price level is expected.");
        }

        reader.Read();
        var price = ExactDecimal.Read(ref reader);
        reader.Read();
        var quantity = ExactDecimal.Read(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
        }

        return new PriceLevel(price, quantity);
    }

    public override void Write(Utf8JsonWriter writer, PriceLevel value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Price.ToString(CultureInfo.InvariantCulture));
        writer.WriteStringValue(value.Quantity.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
    }
}
