namespace Spotwire.Trading;

/// <summary>Becomes a market order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossOrder : TriggeredOrder, IStopOrder
{
    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLoss;

    TypedOrder IStopOrder.Order => this;

    internal override bool TriggersAbove(Side side) => side == Side.Buy;
}
