using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>A limit order that is refused if it would take.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitMakerOrder : TypedOrder, IWorkingOrder, IProfitOrder
{
    /// <summary>Limit price, in quote asset per base asset, or a peg to its own side of the book.</summary>
    public required MakerPrice Price { get; init; }

    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.LimitMaker;

    TypedOrder IWorkingOrder.Order => this;

    TypedOrder IProfitOrder.Order => this;

    internal override OrderUnderCheck NumbersFor(Side side) =>
        new() { Limit = Price, IcebergQuantity = IcebergQuantity };
}
