namespace Spotwire.Rules;

/// <summary>Most of one asset that an order may move: its quantity where the asset is the base, its notional where it
/// is the quote. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_ASSET".</remarks>
public sealed record MaxAssetFilter : Filter
{
    /// <summary>The asset.</summary>
    public Asset Asset { get; init; }

    /// <summary>The most of it.</summary>
    public decimal Limit { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_ASSET";
}
