using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Words of an open set: a known one is read without allocating, an unknown one keeps its text.</summary>
internal sealed class WireValueConverter<T> : JsonConverter<T>
    where T : struct, IWireValue<T>
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadWord(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <summary>The word that the reader stands on; the default value for null and for a text without
    /// characters.</summary>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public static T ReadWord(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A word is expected.");
        }

        foreach (var known in T.Known)
        {
            if (reader.ValueTextEquals(known))
            {
                return T.FromWire(known);
            }
        }

        var text = reader.GetString()!;
        return text.Length == 0 ? default : T.FromWire(text);
    }
}
