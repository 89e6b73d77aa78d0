using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>An order's type and what belongs to it, without market, direction and quantity, which are those of the
/// <see cref="NewOrder"/> or <see cref="NewOrderList"/> that it is placed with. The hierarchy is closed: each type has
/// exactly what Binance takes with it, so an order that it could never take does not compile.</summary>
/// <remarks>Documentation: rest-api.md, "New order"; faqs/pegged_orders.md.</remarks>
public abstract record TypedOrder : NamedOrder
{
    private protected TypedOrder()
    {
    }

    /// <summary>The order's type.</summary>
    public abstract OrderType Type { get; }

    internal sealed override TypedOrder Typed => this;

    /// <summary>The lifetime rule as it is sent; null for types without one.</summary>
    internal virtual TimeInForce? LifetimeRule => null;

    /// <summary>The numbers that the symbol's rules look at, but for the quantity.</summary>
    /// <param name="side">Direction of the order.</param>
    internal abstract OrderUnderCheck NumbersFor(Side side);

    /// <summary>What is wrong with the order whatever the symbol's rules say; null when nothing is.</summary>
    /// <param name="side">Direction of the order.</param>
    /// <param name="numbers">Its numbers, with the quantity.</param>
    internal string? FindFault(Side side, in OrderUnderCheck numbers) =>
        side.Value.Length == 0 ? "The order names no side."
        : FindNameFault()
            ?? (LifetimeRule is { Value.Length: 0 } ? "The order names no time in force." : null)
            ?? Fault(numbers.Quantity, "quantity")
            ?? Fault(numbers.QuoteQuantity, "quote quantity")
            ?? numbers.Limit?.FindFault()
            ?? numbers.Trigger?.FindFault()
            ?? Fault(numbers.IcebergQuantity, "iceberg quantity")
            ?? (numbers.IcebergQuantity > numbers.Quantity
                ? "The iceberg quantity must not be above the quantity."
                : null);

    private static string? Fault(decimal? number, string name) =>
        number is <= 0 ? $"The {name} must be above zero." : null;
}
