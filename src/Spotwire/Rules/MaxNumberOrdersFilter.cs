namespace Spotwire.Rules;

/// <summary>Open orders of an account on a symbol. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_NUM_ORDERS".</remarks>
public sealed record MaxNumberOrdersFilter : Filter
{
    /// <summary>Most open orders, algorithmic ones included.</summary>
    public int MaxNumberOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_NUM_ORDERS";
}
