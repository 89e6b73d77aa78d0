using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Writes orders and references to orders as parameters: every number with the digits it was given.</summary>
/// <remarks>Documentation: rest-api.md, "New order" and "Cancel order".</remarks>
internal static class OrderWriter
{
    public static RequestParameters Write(NewOrder order, ClientOrderId id)
    {
        var parameters = new RequestParameters()
            .Add("symbol", order.Symbol.Value)
            .Add("side", order.Side.Value)
            .Add("type", order.Type.Value);
        if (order.Lifetime is { } lifetime)
        {
            parameters.Add("timeInForce", lifetime.Value);
        }

        var numbers = order.Numbers;
        AddIfGiven(parameters, "quantity", numbers.Quantity);
        AddIfGiven(parameters, "quoteOrderQty", numbers.QuoteQuantity);
        AddIfGiven(parameters, "price", numbers.Price);
        AddIfGiven(parameters, "stopPrice", numbers.StopPrice);
        parameters.Add("newClientOrderId", id.Value);
        if (order.StrategyId is { } strategyId)
        {
            parameters.Add("strategyId", strategyId);
        }

        if (order.StrategyType is { } strategyType)
        {
            parameters.Add("strategyType", strategyType);
        }

        if (order.ResponseType is { } responseType)
        {
            parameters.Add("newOrderRespType", responseType.Value);
        }

        if (order.SelfTradePreventionMode is { } mode)
        {
            parameters.Add("selfTradePreventionMode", mode.Value);
        }

        return parameters;
    }

    public static RequestParameters Write(Symbol symbol, OrderReference reference)
    {
        var parameters = new RequestParameters().Add("symbol", symbol.Value);
        return reference.OrderId is { } number
            ? parameters.Add("orderId", number.Value)
            : parameters.Add("origClientOrderId", reference.ClientOrderId!.Value.Value);
    }

    public static RequestParameters Write(Symbol symbol, OrderReference reference, CancelOptions? options)
    {
        var parameters = Write(symbol, reference);
        if (options?.NewClientOrderId is { } name)
        {
            parameters.Add("newClientOrderId", name.Value);
        }

        return options?.Restriction switch
        {
            null => parameters,
            CancelRestriction.OnlyNew => parameters.Add("cancelRestrictions", "ONLY_NEW"),
            CancelRestriction.OnlyPartiallyFilled => parameters.Add("cancelRestrictions", "ONLY_PARTIALLY_FILLED"),
            _ => throw new ArgumentOutOfRangeException(nameof(options), "No such cancel restriction."),
        };
    }

    private static void AddIfGiven(RequestParameters parameters, string name, decimal? number)
    {
        if (number is { } value)
        {
            parameters.Add(name, value);
        }
    }
}
