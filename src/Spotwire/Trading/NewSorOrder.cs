namespace Spotwire.Trading;

/// <summary>An order to place by smart order routing, which fills it from all books of the same base asset that
/// exchangeInfo names together: a limit order or a market order, by quantity and at a price of its own.</summary>
/// <remarks>Documentation: rest-api.md, "New order using SOR"; faqs/sor_faq.md.</remarks>
public sealed record NewSorOrder
{
    /// <summary>An order by quantity.</summary>
    /// <param name="symbol">The market, on whose book what is not filled comes to rest.</param>
    /// <param name="side">Direction.</param>
    /// <param name="quantity">In the base asset, above 0.</param>
    /// <param name="order">Its type and what belongs to it.</param>
    public NewSorOrder(Symbol symbol, Side side, decimal quantity, ISorOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        Symbol = symbol;
        Side = side;
        Quantity = quantity;
        Order = order;
    }

    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>Direction.</summary>
    public Side Side { get; init; }

    /// <summary>In the base asset.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Its type and what belongs to it.</summary>
    public ISorOrder Order { get; }

    /// <summary>How much the answer tells; null (the default) leaves it to Binance: FULL.</summary>
    public OrderResponseType? ResponseType { get; init; }

    /// <summary>What happens when the order would meet another of the account or its trade group; null (the default)
    /// takes the symbol's default.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The same order without the routing: it is checked and written alike.</summary>
    internal NewOrder Unrouted => new(Symbol, Side, Quantity, Order.Order)
    {
        ResponseType = ResponseType,
        SelfTradePreventionMode = SelfTradePreventionMode,
    };
}
