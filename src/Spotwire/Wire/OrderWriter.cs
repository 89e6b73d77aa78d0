using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Writes orders and references to orders as parameters: every number with the digits it was given.</summary>
/// <remarks>Documentation: rest-api.md, "New order" and "Cancel order".</remarks>
internal static class OrderWriter
{
    /// <summary>The parameters of an order of its own.</summary>
    public static RequestParameters Write(NewOrder order, ClientOrderId id) =>
        Add(new RequestParameters().Add("symbol", order.Symbol.Value), order, id);

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
        AddName(parameters, "newClientOrderId", options?.NewClientOrderId);
        return AddRestriction(parameters, options);
    }

    /// <summary>The parameters of a cancel-replace.</summary>
    /// <param name="request">What to cancel and to place.</param>
    /// <param name="id">The name of the new order.</param>
    public static RequestParameters Write(CancelReplaceRequest request, ClientOrderId id)
    {
        var parameters = new RequestParameters()
            .Add("symbol", request.NewOrder.Symbol.Value)
            .Add("cancelReplaceMode", request.Mode switch
            {
                CancelReplaceMode.StopOnFailure => "STOP_ON_FAILURE",
                CancelReplaceMode.AllowFailure => "ALLOW_FAILURE",
                _ => throw new ArgumentOutOfRangeException(nameof(request), "No such cancel-replace mode."),
            });
        if (request.Order.OrderId is { } number)
        {
            parameters.Add("cancelOrderId", number.Value);
        }
        else
        {
            parameters.Add("cancelOrigClientOrderId", request.Order.ClientOrderId!.Value.Value);
        }

        AddName(parameters, "cancelNewClientOrderId", request.CancelOptions?.NewClientOrderId);
        AddRestriction(parameters, request.CancelOptions);
        if (request.OrderRateLimitExceededMode == OrderRateLimitExceededMode.CancelOnly)
        {
            parameters.Add("orderRateLimitExceededMode", "CANCEL_ONLY");
        }

        return Add(parameters, request.NewOrder, id);
    }

    private static RequestParameters Add(RequestParameters parameters, NewOrder order, ClientOrderId id)
    {
        parameters.Add("side", order.Side.Value).Add("type", order.Order.Type.Value);
        LegWriter.AddTerms(parameters, "", order.Order, order.Numbers);
        LegWriter.AddNames(parameters, "", order.Order, "newClientOrderId", id);
        return AddReply(parameters, order.ResponseType, order.SelfTradePreventionMode);
    }

    /// <summary>Adds how the answer is to be, and what self-trade prevention does.</summary>
    public static RequestParameters AddReply(
        RequestParameters parameters, OrderResponseType? responseType, SelfTradePreventionMode? mode)
    {
        if (responseType is { } type)
        {
            parameters.Add("newOrderRespType", type.Value);
        }

        return mode is { } prevention
            ? parameters.Add("selfTradePreventionMode", prevention.Value)
            : parameters;
    }

    /// <summary>Adds a name where there is one.</summary>
    public static void AddName(RequestParameters parameters, string name, ClientOrderId? id)
    {
        if (id is { } value)
        {
            parameters.Add(name, value.Value);
        }
    }

    private static RequestParameters AddRestriction(RequestParameters parameters, CancelOptions? options) =>
        options?.Restriction switch
        {
            null => parameters,
            CancelRestriction.OnlyNew => parameters.Add("cancelRestrictions", "ONLY_NEW"),
            CancelRestriction.OnlyPartiallyFilled => parameters.Add("cancelRestrictions", "ONLY_PARTIALLY_FILLED"),
            _ => throw new ArgumentOutOfRangeException(nameof(options), "No such cancel restriction."),
        };
}
