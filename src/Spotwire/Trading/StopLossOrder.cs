using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Becomes a market order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossOrder : NewOrder, IPendingOrder, IStopOrder
{
    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Stop price, in quote asset per base asset, trailing distance, or both. The stop price must lie
    /// above the last price for a buy and below it for a sell.</summary>
    public required StopTrigger Trigger { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLoss;

    internal override OrderUnderCheck Numbers => new()
    {
        Quantity = Quantity,
        Trigger = Trigger,
        TriggersAbove = Side == Side.Buy,
    };

    NewOrder IPendingOrder.Order => this;

    NewOrder IStopOrder.Order => this;
}
