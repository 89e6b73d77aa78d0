namespace Spotwire.Rules;

/// <summary>Quantity of every order, and its visible part: minimum, maximum, step.</summary>
/// <remarks>Documentation: filters.md, "LOT_SIZE".</remarks>
public sealed record LotSizeFilter : Filter
{
    /// <summary>Smallest quantity, in the base asset; 0 switches this part off.</summary>
    public decimal MinQuantity { get; init; }

    /// <summary>Largest quantity, in the base asset; 0 switches this part off.</summary>
    public decimal MaxQuantity { get; init; }

    /// <summary>Smallest quantity increment; 0 switches this part off.</summary>
    public decimal StepSize { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "LOT_SIZE";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        if (order.Quantity is { } quantity)
        {
            new ValueRange(FilterType, MinQuantity, MaxQuantity, StepSize).Check("quantity", quantity, ref violations);
        }

        if (order.IcebergQuantity is { } visible)
        {
            new ValueRange(FilterType, MinQuantity, MaxQuantity, StepSize)
                .Check("icebergQuantity", visible, ref violations);
        }
    }
}
