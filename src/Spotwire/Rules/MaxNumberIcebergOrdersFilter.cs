namespace Spotwire.Rules;

/// <summary>Open iceberg orders of an account on a symbol. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_NUM_ICEBERG_ORDERS".</remarks>
public sealed record MaxNumberIcebergOrdersFilter : Filter
{
    /// <summary>Most open iceberg orders.</summary>
    public int MaxNumberIcebergOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_NUM_ICEBERG_ORDERS";
}
