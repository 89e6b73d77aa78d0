namespace Spotwire.Trading;

/// <summary>Becomes a market order when the last price reaches the target.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record TakeProfitOrder : TriggeredOrder, IProfitOrder
{
    /// <inheritdoc/>
    public override OrderType Type => OrderType.TakeProfit;

    TypedOrder IProfitOrder.Order => this;

    internal override bool TriggersAbove(Side side) => side == Side.Sell;
}
