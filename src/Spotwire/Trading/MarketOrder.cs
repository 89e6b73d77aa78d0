using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Takes what the book offers, up to a quantity; alone also up to an amount of the quote asset
/// (<see cref="NewOrder.ByQuote"/>).</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record MarketOrder : TypedOrder, ISorOrder
{
    /// <inheritdoc/>
    public override OrderType Type => OrderType.Market;

    TypedOrder ISorOrder.Order => this;

    internal override OrderUnderCheck NumbersFor(Side side) => new() { IsMarket = true };
}
