namespace Spotwire.Rules;

/// <summary>Smallest notional (price × quantity).</summary>
/// <remarks>Documentation: filters.md, "MIN_NOTIONAL".</remarks>
public sealed record MinNotionalFilter : Filter
{
    /// <summary>Smallest notional, in the quote asset.</summary>
    public decimal MinNotional { get; init; }

    /// <summary>Whether market orders must keep it, with an average as their price.</summary>
    public bool ApplyToMarket { get; init; }

    /// <summary>Length of the average in minutes; 0 takes the last price.</summary>
    public int AveragePriceMinutes { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "MIN_NOTIONAL";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        if (!order.IsMarket || ApplyToMarket)
        {
            new NotionalRange(FilterType, MinNotional, null).Check(order, AveragePriceMinutes, ref violations);
        }
    }
}
