namespace Spotwire.Trading;

/// <summary>One cancels the other: two orders of the same side and quantity around the last price. Counts as two
/// unfilled orders.</summary>
/// <remarks>Documentation: rest-api.md, "New Order list - OCO".</remarks>
public sealed record OcoOrderList : NewOrderList
{
    /// <summary>Direction of both orders.</summary>
    public required Side Side { get; init; }

    /// <summary>Quantity of both orders, in the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The order that takes the profit: above the last price for a sell, below it for a buy.</summary>
    public required IProfitOrder TakeProfit { get; init; }

    /// <summary>The order that stops the loss: below the last price for a sell, above it for a buy.</summary>
    public required IStopOrder StopLoss { get; init; }

    internal override IReadOnlyList<ListLeg> Legs => OcoLegs.Of("", Side, Quantity, TakeProfit, StopLoss);

    private protected override string? FindOwnFault() => OcoLegs.FindFault(Side, TakeProfit.Order, StopLoss.Order);
}
