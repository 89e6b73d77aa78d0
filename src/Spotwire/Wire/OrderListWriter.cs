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
        var legs = list.Legs;
        switch (list)
        {
            case OcoOrderList oco:
                AddCommon(parameters, "", oco.Side, oco.Quantity);
                AddTyped(parameters, legs, random);
                break;
            case LegacyOcoOrderList oco:
                AddCommon(parameters, "", oco.Side, oco.Quantity);
                AddLegacy(parameters, legs[0], legs[1], random);
                break;
            case OtoOrderList or OpoOrderList:
                AddWhole(parameters, legs[0], hasQuantity: true, random);
                AddWhole(parameters, legs[1], hasQuantity: list is OtoOrderList, random);
                break;
            default:
                AddWhole(parameters, legs[0], hasQuantity: true, random);
                AddCommon(parameters, "pending", legs[1].Side, list is OtocoOrderList ? legs[1].Quantity : null);
                AddTyped(parameters, legs.Skip(1), random);
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
    private static void AddCommon(RequestParameters parameters, string prefix, Side side, decimal? quantity)
    {
        parameters.Add(LegWriter.Name(prefix, "side"), side.Value);
        if (quantity is { } value)
        {
            parameters.Add(LegWriter.Name(prefix, "quantity"), value);
        }
    }

    private static void AddTyped(RequestParameters parameters, IEnumerable<ListLeg> legs, Random random)
    {
        foreach (var leg in legs)
        {
            parameters.Add(LegWriter.Name(leg.Name, "type"), leg.Order!.Type.Value);
            AddLeg(parameters, leg, hasQuantity: false, random);
        }
    }

    private static void AddWhole(RequestParameters parameters, ListLeg leg, bool hasQuantity, Random random)
    {
        parameters.Add(LegWriter.Name(leg.Name, "type"), leg.Order!.Type.Value);
        parameters.Add(LegWriter.Name(leg.Name, "side"), leg.Side.Value);
        AddLeg(parameters, leg, hasQuantity, random);
    }

    private static void AddLeg(RequestParameters parameters, ListLeg leg, bool hasQuantity, Random random)
    {
        var (prefix, order) = (leg.Name, leg.Order!);
        var numbers = leg.Numbers;
        LegWriter.AddTerms(parameters, prefix, order, hasQuantity ? numbers : numbers with { Quantity = null });
        var id = order.ClientOrderId ?? ClientOrderId.Create(random);
        LegWriter.AddNames(parameters, prefix, order, LegWriter.Name(prefix, "clientOrderId"), id);
    }

    /// <summary>The deprecated call has names of its own: the limit price is <c>price</c>, that of the stop
    /// <c>stopLimitPrice</c>.</summary>
    private static void AddLegacy(RequestParameters parameters, ListLeg limitLeg, ListLeg stopLeg, Random random)
    {
        var (limit, numbers) = (limitLeg.Order!, limitLeg.Numbers);
        parameters.Add("price", numbers.Price!.Value);
        if (numbers.IcebergQuantity is { } limitIceberg)
        {
            parameters.Add("limitIcebergQty", limitIceberg);
        }

        var limitId = limit.ClientOrderId ?? ClientOrderId.Create(random);
        LegWriter.AddNames(parameters, "limit", limit, "limitClientOrderId", limitId);
        (var stop, numbers) = (stopLeg.Order!, stopLeg.Numbers);
        parameters.Add("stopPrice", numbers.StopPrice!.Value);
        if (numbers.TrailingDelta is { } delta)
        {
            parameters.Add("trailingDelta", (long)delta);
        }

        if (numbers.Price is { } price)
        {
            parameters.Add("stopLimitPrice", price).Add("stopLimitTimeInForce", stop.LifetimeRule!.Value.Value);
        }

        if (numbers.IcebergQuantity is { } stopIceberg)
        {
            parameters.Add("stopIcebergQty", stopIceberg);
        }

        LegWriter.AddNames(
            parameters, "stop", stop, "stopClientOrderId", stop.ClientOrderId ?? ClientOrderId.Create(random));
    }
}
