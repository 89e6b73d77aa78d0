namespace Spotwire.Trading;

/// <summary>One triggers the other: when the working order is completely filled, the pending one is placed. Counts as
/// two unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public sealed record OtoOrderList : NewOrderList
{
    /// <summary>The order that is placed at once.</summary>
    public required IWorkingOrder Working { get; init; }

    /// <summary>The order that is placed when the working one is completely filled.</summary>
    public required IPendingOrder Pending { get; init; }

    internal override IReadOnlyList<ListLeg> Legs => [new("working", Working?.Order), new("pending", Pending?.Order)];

    private protected override string? FindOwnFault() => null;
}
