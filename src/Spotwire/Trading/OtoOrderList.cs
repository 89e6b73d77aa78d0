namespace Spotwire.Trading;

/// <summary>One triggers the other: when the working order is completely filled, the pending one is placed. Counts as
/// two unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public sealed record OtoOrderList : TriggeringOrderList
{
    /// <summary>The order that is placed when the working one is completely filled: of any type.</summary>
    public required TypedOrder Pending { get; init; }

    internal override IReadOnlyList<ListLeg> PendingLegs => [new("pending", PendingSide, PendingQuantity, Pending)];
}
