using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>A limit order that is refused if it would take.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record LimitMakerOrder : NewOrder, IWorkingOrder, IPendingOrder, IProfitOrder
{
    /// <summary>Limit price, in quote asset per base asset, or a peg, which must be of its own side of the
    /// book.</summary>
    public required LimitPrice Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it.</summary>
    public decimal? IcebergQuantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.LimitMaker;

    internal override OrderUnderCheck Numbers =>
        new() { Limit = Price, Quantity = Quantity, IcebergQuantity = IcebergQuantity };

    NewOrder IWorkingOrder.Order => this;

    NewOrder IPendingOrder.Order => this;

    NewOrder IProfitOrder.Order => this;

    private protected override string? FindOwnFault() =>
        Price.Peg == PegPriceType.MarketPeg ? "A limit maker order can only be pegged to its own side." : null;
}
