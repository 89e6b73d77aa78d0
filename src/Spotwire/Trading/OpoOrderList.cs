namespace Spotwire.Trading;

/// <summary>One pays the other: the working order buys, and when it is completely filled the pending one sells what was
/// bought, less commission. Counts as two unfilled orders.</summary>
/// <remarks>Documentation: faqs/opo.md.</remarks>
public sealed record OpoOrderList : PayingOrderList
{
    /// <summary>The order that is placed when the working one is completely filled, and sells what it bought: of any
    /// type.</summary>
    public required TypedOrder Pending { get; init; }

    internal override IReadOnlyList<ListLeg> PendingLegs => [new("pending", Side.Sell, Quantity, Pending)];
}
