using System.Globalization;

namespace Spotwire.Rules;

/// <summary>Number of parts of an iceberg order.</summary>
/// <remarks>Documentation: filters.md, "ICEBERG_PARTS".</remarks>
public sealed record IcebergPartsFilter : Filter
{
    /// <summary>Most parts: quantity ÷ visible part, rounded up.</summary>
    public int Limit { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "ICEBERG_PARTS";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        if (order.IcebergQuantity is not { } visible || order.Quantity is not { } quantity || visible <= 0
            || ExactArithmetic.Compare(visible, Limit, quantity) >= 0)
        {
            return;
        }

        var nearest = Smallest(quantity, order.QuantityStep);
        var advice = nearest is { } valid
            ? $"; with that quantity it must be at least {ValueRange.Show(valid)}"
            : "";
        (violations ??= []).Add(new RuleViolation
        {
            Filter = FilterType,
            Field = "icebergQuantity",
            Value = visible,
            Limit = Limit,
            NearestValid = nearest,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{FilterType}: icebergQuantity {ValueRange.Show(visible)} makes more than {Limit} parts{advice}."),
        });
    }

    /// <summary>The smallest visible part that keeps the number of parts.</summary>
    private decimal? Smallest(decimal quantity, decimal step)
    {
        if (Limit <= 0)
        {
            return null;
        }

        var part = quantity / Limit;
        if (step > 0)
        {
            part -= ExactArithmetic.Remainder(part, step);
            part += ExactArithmetic.Compare(part, Limit, quantity) < 0 ? step : 0;
        }

        return ExactArithmetic.Compare(part, Limit, quantity) >= 0 ? part : null;
    }
}
