using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Times for which the wire says -1, or null, where there is none.</summary>
internal sealed class OptionalTimeConverter : JsonConverter<ExchangeTime?>
{
    /// <summary>Whether null is written in place of -1.</summary>
    public bool IsNullWritten { get; init; }

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

    public override void Write(Utf8JsonWriter writer, ExchangeTime? value, JsonSerializerOptions options)
    {
        if (value is null && IsNullWritten)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteNumberValue(value is { } time ? ExchangeTimeConverter.ToWire(time) : -1);
    }
}
