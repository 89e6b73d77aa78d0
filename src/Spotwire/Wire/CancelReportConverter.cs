using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Tells a cancelled order from a cancelled order list by the reports that only the latter has.</summary>
internal sealed class CancelReportConverter : JsonConverter<CancelReport>
{
    public override CancelReport Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!IsList(reader))
        {
            var order = JsonSerializer.Deserialize(ref reader, TypeInfo<CanceledOrder>(options));
            return new CancelReport([order!], null);
        }

        var list = JsonSerializer.Deserialize(ref reader, TypeInfo<CanceledOrderList>(options))!;
        return list.Reports.Count == 0
            ? throw new JsonException("A cancelled order list without orders.")
            : new CancelReport([.. list.Reports.Select(order => order with { OrderList = list })], list);
    }

    public override void Write(Utf8JsonWriter writer, CancelReport value, JsonSerializerOptions options)
    {
        if (value.List is { } list)
        {
            JsonSerializer.Serialize(writer, list, TypeInfo<CanceledOrderList>(options));
            return;
        }

        JsonSerializer.Serialize(writer, value.Orders[0], TypeInfo<CanceledOrder>(options));
    }

    private static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerOptions options) =>
        (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static bool IsList(Utf8JsonReader ahead) => JsonMember.MoveTo(ref ahead, "orderReports");
}
