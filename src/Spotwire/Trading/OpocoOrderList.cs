namespace Spotwire.Trading;

/// <summary>One pays an OCO: the working order buys, and when it is completely filled the other two sell what was
/// bought, less commission, as an OCO. Counts as three unfilled orders.</summary>
/// <remarks>Documentation: faqs/opo.md.</remarks>
public sealed record OpocoOrderList : PayingOrderList
{
    /// <summary>The order that takes the profit: above the last price.</summary>
    public required IProfitOrder TakeProfit { get; init; }

    /// <summary>The order that stops the loss: below the last price.</summary>
    public required IStopOrder StopLoss { get; init; }

    internal override IReadOnlyList<ListLeg> PendingLegs =>
        OcoLegs.Of("pending", Side.Sell, Quantity, TakeProfit, StopLoss);

    private protected override string? FindOwnFault() =>
        OcoLegs.FindFault(Side.Sell, TakeProfit.Order, StopLoss.Order);
}
