namespace Spotwire.Rules;

/// <summary>Holding of the base asset, open buys included. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_POSITION".</remarks>
public sealed record MaxPositionFilter : Filter
{
    /// <summary>Largest holding, in the base asset.</summary>
    public decimal MaxPosition { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_POSITION";
}
