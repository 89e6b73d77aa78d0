namespace Spotwire.Trading;

/// <summary>Becomes a limit order when the last price reaches the stop price.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record StopLossLimitOrder : TriggeredLimitOrder, IStopOrder
{
    /// <inheritdoc/>
    public override OrderType Type => OrderType.StopLossLimit;

    TypedOrder IStopOrder.Order => this;

    internal override bool TriggersAbove(Side side) => side == Side.Buy;
}
