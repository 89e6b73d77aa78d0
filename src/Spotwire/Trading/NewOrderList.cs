namespace Spotwire.Trading;

/// <summary>Orders to place together, of which one decides about the others. The hierarchy is closed; the orders inside
/// are the same typed ones that can be placed alone. Their response type and self-trade prevention mode are those of
/// the list, and all name the same symbol.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists".</remarks>
public abstract record NewOrderList
{
    private protected NewOrderList()
    {
    }

    /// <summary>The caller's name for the list, sent exactly as given; null (the default) makes a fresh one before
    /// sending, so that the list can be asked for whatever happens.</summary>
    public ClientOrderId? ListClientOrderId { get; init; }

    /// <summary>How much the answer tells of each order; null (the default) leaves it to Binance.</summary>
    public OrderResponseType? ResponseType { get; init; }

    /// <summary>What happens when one of the orders would meet another of the account or its trade group; null (the
    /// default) takes the symbol's default.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The orders, the working one first, then the one above and the one below.</summary>
    internal abstract IReadOnlyList<ListLeg> Legs { get; }

    /// <summary>The market; the default value while there is no order.</summary>
    internal Symbol Symbol => Legs.Count == 0 ? default : Legs[0].Order?.Symbol ?? default;

    /// <summary>What is wrong with the list whatever the symbol's rules say; null when nothing is.</summary>
    internal string? FindFault()
    {
        if (ListClientOrderId is { IsEmpty: true })
        {
            return "The client order id of the list is empty; leave it null to have one made.";
        }

        if (ResponseType is { Value.Length: 0 } || SelfTradePreventionMode is { Value.Length: 0 })
        {
            return "Response type and self-trade prevention mode must be words; leave them null for the default.";
        }

        foreach (var (name, order) in Legs)
        {
            if (order is null)
            {
                return $"The list lacks its {name} order.";
            }

            if ((order.FindFault() ?? FindLegFault(order)) is { } fault)
            {
                return $"{fault} (The {name} order.)";
            }
        }

        return HaveTwinNames() ? "Two orders of the list have the same client order id." : FindOwnFault();
    }

    /// <summary>What is wrong with the orders together; null when nothing is.</summary>
    private protected abstract string? FindOwnFault();

    /// <summary>What is wrong with two orders of which one ends the other; null when nothing is.</summary>
    private protected static string? FindPairFault(NewOrder profit, NewOrder stop)
    {
        if (profit.Side != stop.Side)
        {
            return "The two orders of an OCO must have the same side.";
        }

        if (profit.Numbers.Quantity != stop.Numbers.Quantity)
        {
            return "The two orders of an OCO must have the same quantity.";
        }

        var target = profit.Numbers.StopPrice ?? (profit is LimitMakerOrder ? profit.Numbers.Price : null);
        var isSell = profit.Side == Side.Sell;
        return target is { } high && stop.Numbers.StopPrice is { } low && (isSell ? high <= low : high >= low)
            ? isSell
                ? "The profit side of a selling OCO must lie above its stop price."
                : "The profit side of a buying OCO must lie below its stop price."
            : null;
    }

    /// <summary>What is wrong with orders whose quantity is what the working order has bought; null when nothing
    /// is.</summary>
    private protected static string? FindPaymentFault(NewOrder working, params ReadOnlySpan<NewOrder> pending)
    {
        if (working.Side != Side.Buy)
        {
            return "The working order of this list must buy; what it buys is then sold.";
        }

        foreach (var order in pending)
        {
            if (order.Side != Side.Sell)
            {
                return "The pending order of this list must sell what the working order has bought.";
            }

            if (order.Numbers.Quantity != working.Numbers.Quantity)
            {
                return "The pending order of this list has the quantity of the working order.";
            }
        }

        return null;
    }

    private string? FindLegFault(NewOrder order) =>
        order.Symbol != Symbol ? "All orders of a list are of one symbol."
        : order.ResponseType is not null && order.ResponseType != ResponseType
            ? "The response type is that of the list; leave it null on the order."
        : order.SelfTradePreventionMode is not null && order.SelfTradePreventionMode != SelfTradePreventionMode
            ? "The self-trade prevention mode is that of the list; leave it null on the order."
        : null;

    private bool HaveTwinNames()
    {
        var names = Legs.Select(leg => leg.Order?.ClientOrderId).Where(name => name is not null).ToList();
        return names.Distinct().Count() < names.Count;
    }
}
