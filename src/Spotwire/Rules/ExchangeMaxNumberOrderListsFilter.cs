namespace Spotwire.Rules;

/// <summary>Open order lists of an account on the exchange. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "EXCHANGE_MAX_NUM_ORDER_LISTS".</remarks>
public sealed record ExchangeMaxNumberOrderListsFilter : Filter
{
    /// <summary>Most open order lists.</summary>
    public int MaxNumberOrderLists { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "EXCHANGE_MAX_NUM_ORDER_LISTS";
}
