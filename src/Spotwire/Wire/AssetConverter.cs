using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Names of assets, whatever they look like; the default value where there is none.</summary>
internal sealed class AssetConverter : JsonConverter<Asset>
{
    public override bool HandleNull => true;

    public override Asset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Asset.FromWire(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Asset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
