namespace Spotwire.Trading;

/// <summary>Order lists whose working order buys and, once it is completely filled, has what it bought sold, less
/// commission. Only the working order needs a balance. The sides are therefore not to be chosen, and only the working
/// order has a quantity. The hierarchy is closed.</summary>
/// <remarks>Documentation: faqs/opo.md.</remarks>
public abstract record PayingOrderList : NewOrderList
{
    private protected PayingOrderList()
    {
    }

    /// <summary>What the working order buys, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The order that is placed at once, and buys.</summary>
    public required IWorkingOrder Working { get; init; }

    internal sealed override IReadOnlyList<ListLeg> Legs =>
        [new("working", Side.Buy, Quantity, Working?.Order), .. PendingLegs];

    /// <summary>What sells when the working order is completely filled, the upper one first.</summary>
    internal abstract IReadOnlyList<ListLeg> PendingLegs { get; }
}
