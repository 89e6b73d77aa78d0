using System.Text.Json;
using System.Text.Json.Serialization;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Orders of a list as events spell them: <c>[{"s":"ETHBTC","i":17,"c":"name"}]</c>.</summary>
internal sealed class EventListMembersConverter : JsonConverter<IReadOnlyList<OrderListMember>>
{
    public override IReadOnlyList<OrderListMember> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of orders is expected.");
        }

        var orders = new List<OrderListMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            Symbol? symbol = null;
            long? id = null;
            ClientOrderId name = default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isSymbol, isId, isName) =
                    (reader.ValueTextEquals("s"u8), reader.ValueTextEquals("i"u8), reader.ValueTextEquals("c"u8));
                reader.Read();
                if (isSymbol)
                {
                    symbol = Symbol.FromWire(reader.GetString());
                }
                else if (isId)
                {
                    id = reader.GetInt64();
                }
                else if (isName)
                {
                    name = ClientOrderId.FromWire(reader.GetString());
                }
                else
                {
                    reader.Skip();
                }
            }

            orders.Add(symbol is { } market && id is { } number
                ? new OrderListMember { Symbol = market, OrderId = new OrderId(number), ClientOrderId = name }
                : throw new JsonException("An order of a list lacks a part."));
        }

        return orders;
    }

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyList<OrderListMember> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var order in value)
        {
            writer.WriteStartObject();
            writer.WriteString("s", order.Symbol.Value);
            writer.WriteNumber("i", order.OrderId.Value);
            writer.WriteString("c", order.ClientOrderId.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
