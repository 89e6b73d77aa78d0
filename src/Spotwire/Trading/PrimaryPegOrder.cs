namespace Spotwire.Trading;

/// <summary>A limit order at the best price of its own side of the book. It rests until filled or cancelled: Binance
/// takes no other lifetime with it.</summary>
/// <remarks>Documentation: faqs/pegged_orders.md.</remarks>
public sealed record PrimaryPegOrder : PeggedOrder
{
    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it.</summary>
    public decimal? IcebergQuantity { get; init; }

    internal override TimeInForce? LifetimeRule => TimeInForce.GoodTillCanceled;

    internal override LimitPrice Price => LimitPrice.PrimaryPeg(OffsetLevels, WorstPrice);

    internal override decimal? VisibleQuantity => IcebergQuantity;
}
