using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Becomes a market order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossOrder : NewOrder
{
    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Trigger price: quote asset per base asset. It must lie above the last price for a buy and below it
    /// for a sell.</summary>
    public required decimal StopPrice { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLoss;

    internal override OrderUnderCheck Numbers => new() { Quantity = Quantity, StopPrice = StopPrice };
}
