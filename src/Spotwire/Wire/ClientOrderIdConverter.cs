using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>Callers' names of orders, whatever they look like; the default value where there is none.</summary>
internal sealed class ClientOrderIdConverter : JsonConverter<ClientOrderId>
{
    public override bool HandleNull => true;

    public override ClientOrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ClientOrderId.FromWire(reader.GetString());

    public override void Write(Utf8JsonWriter writer, ClientOrderId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
