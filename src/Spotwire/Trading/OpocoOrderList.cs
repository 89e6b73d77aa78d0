namespace Spotwire.Trading;

/// <summary>One pays an OCO: the working order buys, and when it is completely filled the other two sell what was
/// bought, less commission, as an OCO. Their quantity must be that of the working order and is not sent. Counts as
/// three unfilled orders.</summary>
/// <remarks>Documentation: faqs/opo.md.</remarks>
public sealed record OpocoOrderList : NewOrderList
{
    /// <summary>The order that is placed at once.</summary>
    public required IWorkingOrder Working { get; init; }

    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy.</summary>
    public required IProfitOrder TakeProfit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy.</summary>
    public required IStopOrder StopLoss { get; init; }

    internal override IReadOnlyList<ListLeg> Legs =>
        [new("working", Working?.Order), .. OcoLegs.Of("pending", TakeProfit, StopLoss)];

    private protected override string? FindOwnFault() =>
        FindPaymentFault(Working.Order, TakeProfit.Order, StopLoss.Order)
        ?? FindPairFault(TakeProfit.Order, StopLoss.Order);
}
