namespace Spotwire.Account;

/// <summary>What smart order routing filled an order of the account with.</summary>
/// <remarks>Documentation: rest-api.md, "Query Allocations"; faqs/sor_faq.md.</remarks>
public sealed record Allocation
{
    /// <summary>The market that the order was sent to.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Its number, unique per symbol.</summary>
    public required long AllocationId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required AllocationType AllocationType { get; init; }

    /// <summary>The order that it filled.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The order list of that order; null for a single order.</summary>
    public long? OrderListId { get; init; }

    /// <summary>Quote asset per base asset.</summary>
    public required decimal Price { get; init; }

    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price × quantity, in the quote asset.</summary>
    public required decimal QuoteQuantity { get; init; }

    /// <summary>Fee, in the commission asset.</summary>
    public required decimal Commission { get; init; }

    /// <summary>What the fee was paid in.</summary>
    public required Asset CommissionAsset { get; init; }

    /// <summary>When the matching engine made it.</summary>
    public required ExchangeTime AllocationTime { get; init; }

    /// <summary>Whether the account bought.</summary>
    public required bool IsBuyer { get; init; }

    /// <summary>Whether its order was resting.</summary>
    public required bool IsMaker { get; init; }

    /// <summary>Whether the account gave the allocation instead of receiving it.</summary>
    public bool IsAllocator { get; init; }
}
