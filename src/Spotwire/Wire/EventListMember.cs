using System.Text.Json.Serialization;
using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>An order of a list as events spell it: <c>{"s":"ETHBTC","i":17,"c":"name"}</c>.</summary>
internal sealed record EventListMember
{
    public static EventListConverter<OrderListMember, EventListMember> Converter { get; } = new(
        static spelled => new OrderListMember
        {
            Symbol = spelled.Symbol,
            OrderId = spelled.OrderId,
            ClientOrderId = spelled.ClientOrderId,
        },
        static member => new EventListMember
        {
            Symbol = member.Symbol,
            OrderId = member.OrderId,
            ClientOrderId = member.ClientOrderId,
        });

    [JsonPropertyName("s")]
    public required Symbol Symbol { get; init; }

    [JsonPropertyName("i")]
    public required OrderId OrderId { get; init; }

    [JsonPropertyName("c")]
    public ClientOrderId ClientOrderId { get; init; }
}
