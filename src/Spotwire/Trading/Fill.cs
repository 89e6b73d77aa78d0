namespace Spotwire.Trading;

/// <summary>One execution of an order.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record Fill
{
    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Fee, in the commission asset.</summary>
    public required decimal Commission { get; init; }

    /// <summary>What the fee was paid in.</summary>
    public required Asset CommissionAsset { get; init; }

    /// <summary>The public trade; null for an allocation of smart order routing.</summary>
    public long? TradeId { get; init; }

    /// <summary>How it came about; null for an ordinary trade.</summary>
    public FillMatchType? MatchType { get; init; }

    /// <summary>The allocation of smart order routing, else null.</summary>
    public long? AllocationId { get; init; }
}
