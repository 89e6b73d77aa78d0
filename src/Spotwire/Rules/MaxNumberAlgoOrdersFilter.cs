namespace Spotwire.Rules;

/// <summary>Open stop-loss and take-profit orders of an account on a symbol. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_NUM_ALGO_ORDERS".</remarks>
public sealed record MaxNumberAlgoOrdersFilter : Filter
{
    /// <summary>Most open orders of those types.</summary>
    public int MaxNumberAlgoOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_NUM_ALGO_ORDERS";
}
