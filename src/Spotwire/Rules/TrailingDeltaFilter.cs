namespace Spotwire.Rules;

/// <summary>Distance of trailing stops.</summary>
/// <remarks>Documentation: filters.md, "TRAILING_DELTA".</remarks>
public sealed record TrailingDeltaFilter : Filter
{
    /// <summary>Smallest distance of stops above the price, in basis points.</summary>
    public int MinTrailingAboveDelta { get; init; }

    /// <summary>Largest distance of stops above the price, in basis points.</summary>
    public int MaxTrailingAboveDelta { get; init; }

    /// <summary>Smallest distance of stops below the price, in basis points.</summary>
    public int MinTrailingBelowDelta { get; init; }

    /// <summary>Largest distance of stops below the price, in basis points.</summary>
    public int MaxTrailingBelowDelta { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "TRAILING_DELTA";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        if (order.TrailingDelta is not { } delta)
        {
            return;
        }

        var range = order.TriggersAbove
            ? new ValueRange(FilterType, MinTrailingAboveDelta, MaxTrailingAboveDelta, 0)
            : new ValueRange(FilterType, MinTrailingBelowDelta, MaxTrailingBelowDelta, 0);
        range.Check("trailingDelta", delta, ref violations);
    }
}
