using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Reads a new order from its parameters: what a type needs must be there, what it does not need must
/// not.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
internal static class OrderForm
{
    private const long LeastStrategyType = 1_000_000;

    /// <summary>The order; all of its parameters are read.</summary>
    public static OrderTicket Read(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var side = parameters.Required("side") switch
        {
            "BUY" => MatchSide.Buy,
            "SELL" => MatchSide.Sell,
            _ => throw Refusals.Side(),
        };
        var type = parameters.Required("type");
        RefuseUnsupported(type, parameters);
        RequireParts(type, parameters);
        var ticket = new OrderTicket
        {
            Market = market,
            Side = side,
            Type = type,
            TimeInForce = TimeInForce(parameters),
            Quantity = parameters.Amount("quantity"),
            QuoteQuantity = parameters.Amount("quoteOrderQty"),
            Price = parameters.Amount("price"),
            StopPrice = parameters.Amount("stopPrice"),
            ClientOrderId = parameters.ClientOrderId("newClientOrderId"),
            ResponseType = ResponseType(type, parameters),
            SelfTradePrevention = "NONE",
            StrategyId = parameters.Number("strategyId"),
            StrategyType = parameters.Number("strategyType"),
        };
        if (ticket.StrategyType < LeastStrategyType)
        {
            throw Refusals.StrategyType();
        }

        RefuseSelfTradePrevention(parameters);
        return ticket;
    }

    private static MatchTimeInForce TimeInForce(ParameterSet parameters) => parameters.Optional("timeInForce") switch
    {
        null or "GTC" => MatchTimeInForce.GoodTillCanceled,
        "IOC" => MatchTimeInForce.ImmediateOrCancel,
        "FOK" => MatchTimeInForce.FillOrKill,
        _ => throw Refusals.TimeInForce(),
    };

    private static string ResponseType(string type, ParameterSet parameters) =>
        parameters.Optional("newOrderRespType") switch
        {
            null => type is "MARKET" or "LIMIT" ? "FULL" : "ACK",
            "ACK" => "ACK",
            "RESULT" => "RESULT",
            "FULL" => "FULL",
            _ => throw Refusals.InvalidData("newOrderRespType"),
        };

    private static void RequireParts(string type, ParameterSet parameters)
    {
        var needsPrice = type is "LIMIT" or "LIMIT_MAKER" or "STOP_LOSS_LIMIT";
        var needsTimeInForce = type is "LIMIT" or "STOP_LOSS_LIMIT";
        var needsStop = type is "STOP_LOSS" or "STOP_LOSS_LIMIT";
        Require("timeInForce", needsTimeInForce, parameters);
        if (type == "MARKET")
        {
            RequireOneQuantity(parameters);
        }
        else
        {
            Require("quantity", isNeeded: true, parameters);
            Require("quoteOrderQty", isNeeded: false, parameters);
        }

        Require("price", needsPrice, parameters);
        Require("stopPrice", needsStop, parameters);
    }

    private static void RequireOneQuantity(ParameterSet parameters)
    {
        if (parameters.Has("quantity") && parameters.Has("quoteOrderQty"))
        {
            throw Refusals.Combination();
        }

        if (!parameters.Has("quantity") && !parameters.Has("quoteOrderQty"))
        {
            throw Refusals.EitherMissing("quantity", "quoteOrderQty");
        }
    }

    private static void Require(string name, bool isNeeded, ParameterSet parameters)
    {
        if (isNeeded)
        {
            parameters.Required(name);
        }
        else if (parameters.Has(name))
        {
            throw Refusals.NotRequired(name);
        }
    }

    private static void RefuseUnsupported(string type, ParameterSet parameters)
    {
        switch (type)
        {
            case "LIMIT" or "LIMIT_MAKER" or "MARKET" or "STOP_LOSS" or "STOP_LOSS_LIMIT":
                break;
            case "TAKE_PROFIT":
                throw Refusals.BeforeEngine("Take profit orders are not supported for this symbol.");
            case "TAKE_PROFIT_LIMIT":
                throw Refusals.BeforeEngine("Take profit limit orders are not supported for this symbol.");
            default:
                throw Refusals.OrderType();
        }

        if (parameters.Has("trailingDelta"))
        {
            throw Refusals.BeforeEngine("Trailing stop orders are not supported for this symbol.");
        }

        if (parameters.Has("icebergQty"))
        {
            throw Refusals.BeforeEngine("Iceberg orders are not supported for this symbol.");
        }

        if (parameters.Has("pegPriceType") || parameters.Has("pegOffsetType") || parameters.Has("pegOffsetValue"))
        {
            throw Refusals.BeforeEngine("Pegged orders are not supported for this symbol.");
        }
    }

    private static void RefuseSelfTradePrevention(ParameterSet parameters)
    {
        switch (parameters.Optional("selfTradePreventionMode"))
        {
            case null or "NONE":
                return;
            case "EXPIRE_TAKER" or "EXPIRE_MAKER" or "EXPIRE_BOTH" or "DECREMENT" or "TRANSFER":
                throw Refusals.BeforeEngine("This symbol does not allow the specified self-trade prevention mode.");
            default:
                throw Refusals.InvalidData("selfTradePreventionMode");
        }
    }
}
