using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Becomes a market order when the last price reaches the target.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record TakeProfitOrder : NewOrder, IPendingOrder, IProfitOrder
{
    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Stop price, in quote asset per base asset, trailing distance, or both. The stop price must lie
    /// below the last price for a buy and above it for a sell.</summary>
    public required StopTrigger Trigger { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.TakeProfit;

    internal override OrderUnderCheck Numbers => new()
    {
        Quantity = Quantity,
        Trigger = Trigger,
        TriggersAbove = Side == Side.Sell,
    };

    NewOrder IPendingOrder.Order => this;

    NewOrder IProfitOrder.Order => this;
}
