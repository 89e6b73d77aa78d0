namespace Spotwire.Trading;

/// <summary>The limit maker order of a <see cref="LegacyOcoOrderList"/>.</summary>
/// <remarks>Documentation: rest-api.md, "New OCO - Deprecated".</remarks>
public sealed record LegacyLimitLeg : NamedOrder
{
    /// <summary>Limit price, in quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>The part that the book shows, in the base asset; null (the default) for all of it.</summary>
    public decimal? IcebergQuantity { get; init; }

    internal override TypedOrder Typed => new LimitMakerOrder
    {
        Price = Price,
        IcebergQuantity = IcebergQuantity,
        ClientOrderId = ClientOrderId,
        StrategyId = StrategyId,
        StrategyType = StrategyType,
    };
}
