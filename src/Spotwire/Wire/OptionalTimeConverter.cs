using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Times for which the wire says -1 where there is none.</summary>
internal sealed class OptionalTimeConverter : JsonConverter<ExchangeTime?>
{
    public override bool HandleNull => true;

    public override ExchangeTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var value = reader.GetInt64();
        return value < 0 ? null : ExchangeTimeConverter.FromWire(value);
    }

    public override void Write(Utf8JsonWriter writer, ExchangeTime? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value is { } time ? ExchangeTimeConverter.ToWire(time) : -1);
}
