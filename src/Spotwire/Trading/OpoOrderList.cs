namespace Spotwire.Trading;

/// <summary>One pays the other: the working order buys, and when it is completely filled the pending one sells what was
/// bought, less commission. Only the working order needs a balance. Counts as two unfilled orders.</summary>
/// <remarks>Documentation: faqs/opo.md.</remarks>
public sealed record OpoOrderList : NewOrderList
{
    /// <summary>The order that is placed at once.</summary>
    public required IWorkingOrder Working { get; init; }

    /// <summary>The order that is placed when the working one is completely filled, and sells what it bought; its
    /// quantity must be that of the working order and is not sent.</summary>
    public required IPendingOrder Pending { get; init; }

    internal override IReadOnlyList<ListLeg> Legs => [new("working", Working?.Order), new("pending", Pending?.Order)];

    private protected override string? FindOwnFault() => FindPaymentFault(Working.Order, Pending.Order);
}
