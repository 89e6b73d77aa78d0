using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>An order that waits until the last price triggers it, and is a limit order then. The hierarchy is
/// closed.</summary>
/// <remarks>Documentation: rest-api.md, "New order"; faqs/pegged_orders.md.</remarks>
public abstract record TriggeredLimitOrder : TriggeredOrder
{
    private protected TriggeredLimitOrder()
    {
    }

    /// <summary>Limit price, in quote asset per base asset, or a peg, which is taken from the book when the order is
    /// triggered.</summary>
    public required LimitPrice Price { get; init; }

    /// <summary>How long it rests once it is triggered, and how much of it the book shows then; default GTC, all of
    /// it.</summary>
    public Lifetime Lifetime { get; init; }

    internal sealed override TimeInForce? LifetimeRule => Lifetime.TimeInForce;

    internal sealed override OrderUnderCheck NumbersFor(Side side) =>
        base.NumbersFor(side) with { Limit = Price, IcebergQuantity = Lifetime.IcebergQuantity };
}
