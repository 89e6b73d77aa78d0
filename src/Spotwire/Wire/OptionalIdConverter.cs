using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Ids for which the wire says -1 where there is none.</summary>
internal sealed class OptionalIdConverter : JsonConverter<long?>
{
    public override bool HandleNull => true;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var value = reader.GetInt64();
        return value < 0 ? null : value;
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value ?? -1);
}
