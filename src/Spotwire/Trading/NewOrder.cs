using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>An order to place: a <see cref="TypedOrder"/> with its market, its direction and how much. What would make
/// it an order that Binance could never take cannot be said.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record NewOrder
{
    /// <summary>An order by quantity.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="side">Direction.</param>
    /// <param name="quantity">In the base asset, above 0.</param>
    /// <param name="order">Its type and what belongs to it.</param>
    public NewOrder(Symbol symbol, Side side, decimal quantity, TypedOrder order)
        : this(symbol, side, order) => Quantity = quantity;

    private NewOrder(Symbol symbol, Side side, TypedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        Symbol = symbol;
        Side = side;
        Order = order;
    }

    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>Direction.</summary>
    public Side Side { get; init; }

    /// <summary>In the base asset; null for an order by an amount of the quote asset.</summary>
    public decimal? Quantity { get; }

    /// <summary>Amount of a market order to spend (buy) or to receive (sell), in the quote asset; null for an order by
    /// quantity.</summary>
    public decimal? QuoteQuantity { get; private init; }

    /// <summary>Its type and what belongs to it.</summary>
    public TypedOrder Order { get; }

    /// <summary>How much the answer tells; null (the default) leaves it to Binance: FULL for limit and market orders,
    /// ACK for the others.</summary>
    public OrderResponseType? ResponseType { get; init; }

    /// <summary>What happens when the order would meet another of the account or its trade group; null (the default)
    /// takes the symbol's default.</summary>
    public SelfTradePreventionMode? SelfTradePreventionMode { get; init; }

    /// <summary>The numbers that the symbol's rules look at.</summary>
    internal OrderUnderCheck Numbers =>
        Order.NumbersFor(Side) with { Quantity = Quantity, QuoteQuantity = QuoteQuantity };

    /// <summary>A market order by an amount of the quote asset. The quantity that comes of it keeps LOT_SIZE.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="side">Direction.</param>
    /// <param name="quoteQuantity">Amount to spend (buy) or to receive (sell), in the quote asset, above 0.</param>
    /// <param name="order">What it is called; null for nothing in particular.</param>
    public static NewOrder ByQuote(Symbol symbol, Side side, decimal quoteQuantity, MarketOrder? order = null) =>
        new(symbol, side, order ?? new MarketOrder()) { QuoteQuantity = quoteQuantity };

    /// <summary>What is wrong with the order whatever the symbol's rules say; null when nothing is.</summary>
    internal string? FindFault() =>
        Symbol.IsEmpty ? "The order names no symbol."
        : ResponseType is { Value.Length: 0 } || SelfTradePreventionMode is { Value.Length: 0 }
            ? "Response type and self-trade prevention mode must be words; leave them null for the default."
        : Order.FindFault(Side, Numbers);
}
