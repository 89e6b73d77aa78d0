namespace Spotwire.Trading;

/// <summary>A limit order at the best price of the other side of the book: it takes what rests there and nothing
/// worse.</summary>
/// <remarks>Documentation: faqs/pegged_orders.md.</remarks>
public sealed record MarketPegOrder : PeggedOrder
{
    /// <summary>How long it rests, and how much of it the book shows; default GTC, all of it.</summary>
    public Lifetime Lifetime { get; init; }

    internal override TimeInForce? LifetimeRule => Lifetime.TimeInForce;

    internal override LimitPrice Price => LimitPrice.MarketPeg(OffsetLevels, WorstPrice);

    internal override decimal? VisibleQuantity => Lifetime.IcebergQuantity;
}
