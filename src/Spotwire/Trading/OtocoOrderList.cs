namespace Spotwire.Trading;

/// <summary>One triggers an OCO: when the working order is completely filled, the other two are placed as an OCO.
/// Counts as three unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTOCO".</remarks>
public sealed record OtocoOrderList : TriggeringOrderList
{
    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy.</summary>
    public required IProfitOrder TakeProfit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy.</summary>
    public required IStopOrder StopLoss { get; init; }

    internal override IReadOnlyList<ListLeg> PendingLegs =>
        OcoLegs.Of("pending", PendingSide, PendingQuantity, TakeProfit, StopLoss);

    private protected override string? FindOwnFault() =>
        OcoLegs.FindFault(PendingSide, TakeProfit.Order, StopLoss.Order);
}
