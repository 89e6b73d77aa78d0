namespace Spotwire.Rules;

/// <summary>Open order lists of an account on a symbol. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_NUM_ORDER_LISTS".</remarks>
public sealed record MaxNumberOrderListsFilter : Filter
{
    /// <summary>Most open order lists.</summary>
    public int MaxNumberOrderLists { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_NUM_ORDER_LISTS";
}
