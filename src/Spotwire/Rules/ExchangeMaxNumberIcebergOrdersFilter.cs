namespace Spotwire.Rules;

/// <summary>Open iceberg orders of an account on the exchange. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "EXCHANGE_MAX_NUM_ICEBERG_ORDERS".</remarks>
public sealed record ExchangeMaxNumberIcebergOrdersFilter : Filter
{
    /// <summary>Most open iceberg orders.</summary>
    public int MaxNumberIcebergOrders { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "EXCHANGE_MAX_NUM_ICEBERG_ORDERS";
}
