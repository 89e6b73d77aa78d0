namespace Spotwire.Rules;

/// <summary>Number of parts of an iceberg order. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "ICEBERG_PARTS".</remarks>
public sealed record IcebergPartsFilter : Filter
{
    /// <summary>Most parts: quantity ÷ visible part, rounded up.</summary>
    public int Limit { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "ICEBERG_PARTS";
}
