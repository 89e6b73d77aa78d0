namespace Spotwire.Rules;

/// <summary>Smallest and largest notional (price × quantity).</summary>
/// <remarks>Documentation: filters.md, "NOTIONAL".</remarks>
public sealed record NotionalFilter : Filter
{
    /// <summary>Smallest notional, in the quote asset.</summary>
    public decimal MinNotional { get; init; }

    /// <summary>Whether market orders must keep the minimum, with an average as their price.</summary>
    public bool ApplyMinToMarket { get; init; }

    /// <summary>Largest notional, in the quote asset; null where the filter names none.</summary>
    public decimal? MaxNotional { get; init; }

    /// <summary>Whether market orders must keep the maximum, with an average as their price.</summary>
    public bool ApplyMaxToMarket { get; init; }

    /// <summary>Length of the average in minutes; 0 takes the last price.</summary>
    public int AveragePriceMinutes { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "NOTIONAL";

    internal override void Check(in OrderUnderCheck order, ref List<RuleViolation>? violations)
    {
        decimal? min = !order.IsMarket || ApplyMinToMarket ? MinNotional : null;
        var max = !order.IsMarket || ApplyMaxToMarket ? MaxNotional : null;
        new NotionalRange(FilterType, min, max).Check(order, AveragePriceMinutes, ref violations);
    }
}
