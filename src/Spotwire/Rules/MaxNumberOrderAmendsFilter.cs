namespace Spotwire.Rules;

/// <summary>Amendments of one order. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "MAX_NUM_ORDER_AMENDS".</remarks>
public sealed record MaxNumberOrderAmendsFilter : Filter
{
    /// <summary>Most amendments.</summary>
    public int MaxNumberOrderAmends { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MAX_NUM_ORDER_AMENDS";
}
