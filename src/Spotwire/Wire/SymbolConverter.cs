using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Names of markets, whatever they look like; the default value where there is none.</summary>
internal sealed class SymbolConverter : JsonConverter<Symbol>
{
    public override bool HandleNull => true;

    public override Symbol Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Symbol.FromWire(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Symbol value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
