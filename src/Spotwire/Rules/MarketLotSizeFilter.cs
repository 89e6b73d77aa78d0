namespace Spotwire.Rules;

/// <summary>Quantity of market orders, besides LOT_SIZE: minimum, maximum, step.</summary>
/// <remarks>Documentation: filters.md, "MARKET_LOT_SIZE".</remarks>
public sealed record MarketLotSizeFilter : Filter
{
    /// <summary>Smallest quantity, in the base asset; 0 switches this part off.</summary>
    public decimal MinQuantity { get; init; }

    /// <summary>Largest quantity, in the base asset; 0 switches this part off.</summary>
    public decimal MaxQuantity { get; init; }

    /// <summary>Smallest quantity increment; 0 switches this part off.</summary>
    public decimal StepSize { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MARKET_LOT_SIZE";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        if (order.IsMarket && order.Quantity is { } quantity)
        {
            new ValueRange(FilterType, MinQuantity, MaxQuantity, StepSize).Check("quantity", quantity, ref violations);
        }
    }
}
