using Spotwire.Rules;

namespace Spotwire.Trading;

/// <summary>Takes what the book offers, up to a quantity.</summary>
/// <remarks>Documentation: rest-api.md, "New order".</remarks>
public sealed record MarketOrder : NewOrder, IPendingOrder, ISorOrder
{
    /// <summary>In the base asset.</summary>
    public required decimal Quantity { get; init; }

    /// <inheritdoc/>
    public override OrderType Type => OrderType.Market;

    internal override OrderUnderCheck Numbers => new() { IsMarket = true, Quantity = Quantity };

    NewOrder IPendingOrder.Order => this;

    NewOrder ISorOrder.Order => this;
}
