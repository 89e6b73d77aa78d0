namespace Spotwire.Trading;

/// <summary>One triggers an OCO: when the working order is completely filled, the other two are placed as an OCO.
/// Counts as three unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OTOCO".</remarks>
public sealed record OtocoOrderList : NewOrderList
{
    /// <summary>The order that is placed at once.</summary>
    public required IWorkingOrder Working { get; init; }

    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy.</summary>
    public required IProfitOrder TakeProfit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy.</summary>
    public required IStopOrder StopLoss { get; init; }

    internal override IReadOnlyList<ListLeg> Legs =>
        [new("working", Working?.Order), .. OcoLegs.Of("pending", TakeProfit, StopLoss)];

    private protected override string? FindOwnFault() => FindPairFault(TakeProfit.Order, StopLoss.Order);
}
