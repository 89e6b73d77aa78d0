using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Rests at its price until filled, cancelled, or ended by its lifetime.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitOrder : TypedOrder, IWorkingOrder, ISorOrder
{
    /// <summary>Limit price, in quote asset per base asset. For a price that follows the book see
    /// <see cref="PrimaryPegOrder"/> and <see cref="MarketPegOrder"/>.</summary>
    public required decimal Price { get; init; }

    /// <summary>How long it rests, and how much of it the book shows; default GTC, all of it.</summary>
    public Lifetime Lifetime { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.Limit;

    internal override TimeInForce? LifetimeRule => Lifetime.TimeInForce;

    TypedOrder IWorkingOrder.Order => this;

    TypedOrder ISorOrder.Order => this;

    internal override OrderUnderCheck NumbersFor(Side side) =>
        new() { Limit = Price, IcebergQuantity = Lifetime.IcebergQuantity };
}
