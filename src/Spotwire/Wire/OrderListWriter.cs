using Spotwire.Trading;

namespace Spotwire.Wire;

/// <summary>Writes order lists as parameters of the endpoint of their kind.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists".</remarks>
internal static class OrderListWriter
{
    /// <summary>The call that places a list.</summary>
    public static Endpoint EndpointOf(NewOrderList list) => list switch
    {
        OcoOrderList => EndpointTable.PlaceOco,
        OtoOrderList => EndpointTable.PlaceOto,
        OtocoOrderList => EndpointTable.PlaceOtoco,
        OpoOrderList => EndpointTable.PlaceOpo,
        OpocoOrderList => EndpointTable.PlaceOpoco,
        LegacyOcoOrderList => EndpointTable.PlaceOcoDeprecated,
        _ => throw new InvalidOperationException("The hierarchy is closed."),
    };

    /// <summary>Its parameters.</summary>
    /// <param name="list">The list.</param>
    /// <param name="id">Its name.</param>
    /// <param name="random">Makes names for orders that have none.</param>
    public static RequestParameters Write(NewOrderList list, ClientOrderId id, Random random)
    {
        var parameters = new RequestParameters()
            .Add("symbol", list.Symbol.Value)
            .Add("listClientOrderId", id.Value);
        switch (list)
        {
            case OcoOrderList:
                AddCommon(parameters, "", list.Legs[0].Order!, hasQuantity: true);
                AddTyped(parameters, list.Legs, random);
                break;
            case LegacyOcoOrderList oco:
                AddCommon(parameters, "", oco.Limit, hasQuantity: true);
                AddLegacy(parameters, oco, random);
                break;
            case OtoOrderList or OpoOrderList:
                AddWhole(parameters, list.Legs[0], hasQuantity: true, random);
                AddWhole(parameters, list.Legs[1], hasQuantity: list is OtoOrderList, random);
                break;
            default:
                AddWhole(parameters, list.Legs[0], hasQuantity: true, random);
                AddCommon(parameters, "pending", list.Legs[1].Order!, hasQuantity: list is OtocoOrderList);
                AddTyped(parameters, list.Legs.Skip(1), random);
                break;
        }

        return OrderWriter.AddReply(parameters, list.ResponseType, list.SelfTradePreventionMode);
    }

    /// <summary>The parameters that name a list.</summary>
    public static RequestParameters Write(Symbol symbol, OrderListReference reference, ClientOrderId? cancelName)
    {
        var parameters = new RequestParameters().Add("symbol", symbol.Value);
        if (reference.OrderListId is { } number)
        {
            parameters.Add("orderListId", number);
        }
        else
        {
            parameters.Add("listClientOrderId", reference.ListClientOrderId!.Value.Value);
        }

        OrderWriter.AddName(parameters, "newClientOrderId", cancelName);
        return parameters;
    }

    /// <summary>What the two orders of an OCO have in common.</summary>
    private static void AddCommon(RequestParameters parameters, string prefix, NewOrder order, bool hasQuantity)
    {
        parameters.Add(LegWriter.Name(prefix, "side"), order.Side.Value);
        if (hasQuantity)
        {
            parameters.Add(LegWriter.Name(prefix, "quantity"), order.Numbers.Quantity!.Value);
        }
    }

    private static void AddTyped(RequestParameters parameters, IEnumerable<ListLeg> legs, Random random)
    {
        foreach (var (prefix, order) in legs)
        {
            parameters.Add(LegWriter.Name(prefix, "type"), order!.Type.Value);
            AddLeg(parameters, prefix, order, hasQuantity: false, random);
        }
    }

    private static void AddWhole(RequestParameters parameters, ListLeg leg, bool hasQuantity, Random random)
    {
        var (prefix, order) = leg;
        parameters.Add(LegWriter.Name(prefix, "type"), order!.Type.Value);
        parameters.Add(LegWriter.Name(prefix, "side"), order.Side.Value);
        AddLeg(parameters, prefix, order, hasQuantity, random);
    }

    private static void AddLeg(
        RequestParameters parameters, string prefix, NewOrder order, bool hasQuantity, Random random)
    {
        LegWriter.AddTerms(parameters, prefix, order, hasQuantity);
        var id = order.ClientOrderId ?? ClientOrderId.Create(random);
        LegWriter.AddNames(parameters, prefix, order, LegWriter.Name(prefix, "clientOrderId"), id);
    }

    /// <summary>The deprecated call has names of its own: the limit price is <c>price</c>, that of the stop
    /// <c>stopLimitPrice</c>.</summary>
    private static void AddLegacy(RequestParameters parameters, LegacyOcoOrderList oco, Random random)
    {
        parameters.Add("price", oco.Limit.Price.Value!.Value);
        if (oco.Limit.IcebergQuantity is { } limitIceberg)
        {
            parameters.Add("limitIcebergQty", limitIceberg);
        }

        var limitId = oco.Limit.ClientOrderId ?? ClientOrderId.Create(random);
        LegWriter.AddNames(parameters, "limit", oco.Limit, "limitClientOrderId", limitId);
        var stop = oco.Stop.Order;
        var numbers = stop.Numbers;
        parameters.Add("stopPrice", numbers.StopPrice!.Value);
        if (numbers.TrailingDelta is { } delta)
        {
            parameters.Add("trailingDelta", (long)delta);
        }

        if (numbers.Price is { } price)
        {
            parameters.Add("stopLimitPrice", price).Add("stopLimitTimeInForce", stop.Lifetime!.Value.Value);
        }

        if (numbers.IcebergQuantity is { } stopIceberg)
        {
            parameters.Add("stopIcebergQty", stopIceberg);
        }

        LegWriter.AddNames(
            parameters, "stop", stop, "stopClientOrderId", stop.ClientOrderId ?? ClientOrderId.Create(random));
    }
}
