namespace Spotwire.Trading;

/// <summary>An order that smart order routing takes: <see cref="LimitOrder"/> and <see cref="MarketOrder"/>. The set
/// is closed.</summary>
/// <remarks>Documentation: rest-api.md, "New order using SOR"; faqs/pegged_orders.md: it takes no pegged
/// orders.</remarks>
public interface ISorOrder
{
    /// <summary>The order itself.</summary>
    internal TypedOrder Order { get; }
}
