namespace Spotwire.Rules;

/// <summary>Open orders of an account on the exchange. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "EXCHANGE_MAX_NUM_ORDERS".</remarks>
public sealed record ExchangeMaxNumberOrdersFilter : Filter
{
    /// <summary>Most open orders.</summary>
    public int MaxNumberOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "EXCHANGE_MAX_NUM_ORDERS";
}
