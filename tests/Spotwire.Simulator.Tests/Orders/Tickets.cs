using System.Globalization;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Short ways to write orders in tests.</summary>
internal static class Tickets
{
    public static WireAmount Amount(decimal value)
    {
        Assert.Equal(
            AmountFault.None, WireAmount.Parse(value.ToString(CultureInfo.InvariantCulture), out var amount));
        return amount;
    }

    public static OrderTicket Order(Market market, MatchSide side, string type, decimal? quantity) => new()
    {
        Market = market,
        Side = side,
        Type = type,
        TimeInForce = MatchTimeInForce.GoodTillCanceled,
        Quantity = quantity is { } amount ? Amount(amount) : null,
        ResponseType = "FULL",
        SelfTradePrevention = "NONE",
    };

    public static OrderTicket Limit(Market market, MatchSide side, decimal quantity, decimal price) =>
        Order(market, side, "LIMIT", quantity).At(price);

    public static OrderTicket At(this OrderTicket ticket, decimal price) => ticket with { Price = Amount(price) };

    public static OrderTicket Stop(this OrderTicket ticket, decimal price) => ticket with { StopPrice = Amount(price) };

    public static OrderTicket Trailing(this OrderTicket ticket, int bips) => ticket with { TrailingDelta = bips };

    public static OrderTicket Pegged(this OrderTicket ticket, string type, int? offset = null) =>
        ticket with { PegPriceType = type, PegOffsetValue = offset };

    public static OrderTicket Named(this OrderTicket ticket, string name) => ticket with { ClientOrderId = name };

    public static OrderTicket Mode(this OrderTicket ticket, string mode) => ticket with { SelfTradePrevention = mode };

    public static OrderListTicket List(OrderListKind kind, params OrderTicket[] legs) => new()
    {
        Market = legs[0].Market,
        Kind = kind,
        SelfTradePrevention = legs[0].SelfTradePrevention,
        Legs = legs,
    };
}
