namespace Spotwire.Trading;

/// <summary>Order lists whose working order, once it is completely filled, has the pending ones placed, which may be of
/// any side and quantity. The hierarchy is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTO".</remarks>
public abstract record TriggeringOrderList : NewOrderList
{
    private protected TriggeringOrderList()
    {
    }

    /// <summary>Direction of the working order.</summary>
    public required Side WorkingSide { get; init; }

    /// <summary>Quantity of the working order, in the base asset.</summary>
    public required decimal WorkingQuantity { get; init; }

    /// <summary>The order that is placed at once.</summary>
    public required IWorkingOrder Working { get; init; }

    /// <summary>Direction of what is placed when the working order is completely filled.</summary>
    public required Side PendingSide { get; init; }

    /// <summary>Quantity of what is placed then, in the base asset; of an OCO that of each of its two orders.</summary>
    public required decimal PendingQuantity { get; init; }

    internal sealed override IReadOnlyList<ListLeg> Legs =>
        [new("working", WorkingSide, WorkingQuantity, Working?.Order), .. PendingLegs];

    /// <summary>What is placed when the working order is completely filled, the upper one first.</summary>
    internal abstract IReadOnlyList<ListLeg> PendingLegs { get; }
}
