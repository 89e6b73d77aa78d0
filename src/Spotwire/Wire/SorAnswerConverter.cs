using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Reads an order, or an array of one.</summary>
internal sealed class SorAnswerConverter : JsonConverter<SorAnswer>
{
    public override SorAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return new SorAnswer(JsonSerializer.Deserialize(ref reader, TypeInfo<PlacedOrder>(options))!);
        }

        var orders = JsonSerializer.Deserialize(ref reader, TypeInfo<IReadOnlyList<PlacedOrder>>(options))!;
        return orders.Count == 1 ? new SorAnswer(orders[0]) : throw new JsonException("One order is expected.");
    }

    public override void Write(Utf8JsonWriter writer, SorAnswer value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Order, TypeInfo<PlacedOrder>(options));

    private static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
