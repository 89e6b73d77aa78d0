namespace Spotwire.Trading;

/// <summary>Becomes a limit order when the last price reaches the target.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record TakeProfitLimitOrder : TriggeredLimitOrder, IProfitOrder
{
    /// <inheritdoc/>
    public override OrderType Type => OrderType.TakeProfitLimit;

    TypedOrder IProfitOrder.Order => this;

    internal override bool TriggersAbove(Side side) => side == Side.Sell;
}
