using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Reads a new order from its parameters.</summary>
/// <remarks>Documentation: rest-api.md, "New order" and "New order using SOR".</remarks>
internal static class OrderForm
{
    /// <summary>The order; all of its parameters are read.</summary>
    public static OrderTicket Read(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        var side = Side(parameters, "side");
        var type = parameters.Required("type");
        LegForm.RequireType(market, type);
        if (type == "MARKET")
        {
            RequireOneQuantity(market, parameters);
        }
        else
        {
            RequireTimeInForceFirst(type, parameters);
            RequireQuantity(parameters);
        }

        return LegForm.Read(parameters, new LegRequest
        {
            Market = market,
            Side = side,
            Type = type,
            Names = LegNames.Single,
            Quantity = parameters.Amount("quantity"),
            QuoteQuantity = parameters.Amount("quoteOrderQty"),
            ResponseType = ResponseType(parameters),
            SelfTradePrevention = SelfTradePrevention(market, parameters),
        });
    }

    /// <summary>An order for smart routing; all of its parameters are read.</summary>
    public static OrderTicket ReadRouted(RequestContext context)
    {
        var parameters = context.Parameters;
        var market = context.Market();
        if (!market.Spec.Rules.SmartOrderRouting)
        {
            // The documentation has no text for this.
            throw Refusals.BeforeEngine("SOR is not supported for this symbol.");
        }

        var side = Side(parameters, "side");
        var type = parameters.Required("type");
        LegForm.RequireType(market, type);
        if (type is not ("LIMIT" or "MARKET"))
        {
            throw Refusals.OrderComposition();
        }

        RequireTimeInForceFirst(type, parameters);
        RequireQuantity(parameters);
        return LegForm.Read(parameters, new LegRequest
        {
            Market = market,
            Side = side,
            Type = type,
            Names = LegNames.Routed,
            Quantity = parameters.Amount("quantity"),
            ResponseType = ResponseType(parameters) ?? "FULL",
            SelfTradePrevention = SelfTradePrevention(market, parameters),
            IsSmartRouted = true,
        });
    }

    /// <summary>A mandatory side.</summary>
    public static MatchSide Side(ParameterSet parameters, string name) => parameters.Required(name) switch
    {
        "BUY" => MatchSide.Buy,
        "SELL" => MatchSide.Sell,
        _ => throw Refusals.Side(),
    };

    /// <summary>The form of the answer; null where it is not asked for.</summary>
    public static string? ResponseType(ParameterSet parameters) => parameters.Optional("newOrderRespType") switch
    {
        null => null,
        "ACK" => "ACK",
        "RESULT" => "RESULT",
        "FULL" => "FULL",
        _ => throw Refusals.InvalidData("newOrderRespType"),
    };

    /// <summary>The mode of self-trade prevention that applies: the one asked for, or the market's.</summary>
    public static string SelfTradePrevention(Market market, ParameterSet parameters)
    {
        var rules = market.Spec.Rules;
        if (parameters.Optional("selfTradePreventionMode") is not { } text)
        {
            return rules.DefaultSelfTradePrevention.Value;
        }

        var mode = SelfTradePreventionMode.FromWire(text);
        if (!mode.IsKnown)
        {
            throw Refusals.InvalidData("selfTradePreventionMode");
        }

        return rules.AllowedSelfTradePrevention.Contains(mode)
            ? mode.Value
            : throw Refusals.BeforeEngine("This symbol does not allow the specified self-trade prevention mode.");
    }

    /// <summary>Refuses a market that the account may not trade on.</summary>
    /// <remarks>Documentation: rest-api.md, "Exchange information": of each inner list one.</remarks>
    public static void RequirePermission(RequestContext context, Market market)
    {
        var has = context.Exchange.Account(context.Account).Spec!.Permissions;
        if (!market.Spec.Rules.PermissionSets.All(set => set.Any(has.Contains)))
        {
            throw Refusals.NewOrder("This symbol is not permitted for this account.");
        }
    }

    // What is missing is told in the order of the documentation's table.
    private static void RequireTimeInForceFirst(string type, ParameterSet parameters)
    {
        if (type is "LIMIT" or "STOP_LOSS_LIMIT" or "TAKE_PROFIT_LIMIT")
        {
            parameters.Required("timeInForce");
        }
    }

    private static void RequireQuantity(ParameterSet parameters)
    {
        parameters.Required("quantity");
        if (parameters.Has("quoteOrderQty"))
        {
            throw Refusals.NotRequired("quoteOrderQty");
        }
    }

    private static void RequireOneQuantity(Market market, ParameterSet parameters)
    {
        var byQuote = parameters.Has("quoteOrderQty");
        if (byQuote && !market.Spec.Rules.QuoteQuantityMarketAllowed)
        {
            throw Refusals.BeforeEngine("Quote order qty market orders are not support for this symbol.");
        }

        if (parameters.Has("quantity") && byQuote)
        {
            throw Refusals.Combination();
        }

        if (!parameters.Has("quantity") && !byQuote)
        {
            throw Refusals.EitherMissing("quantity", "quoteOrderQty");
        }
    }
}
