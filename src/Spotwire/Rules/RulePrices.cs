namespace Spotwire.Rules;

/// <summary>Prices that the rules need for orders without a price of their own. The default value knows none, and what
/// needs one is then left to the exchange.</summary>
/// <remarks>Documentation: filters.md, "MIN_NOTIONAL".</remarks>
public readonly record struct RulePrices
{
    /// <summary>The symbol's reference price, which comes before the others; null where it has none, or it is not
    /// known.</summary>
    public decimal? ReferencePrice { get; init; }

    /// <summary>The average price over the minutes that the filter names; null where not known.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>The last price, for filters that average over no time; null where not known.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>The price that the exchange values a market order at; null where not known.</summary>
    /// <param name="averagePriceMinutes">The filter's averaging time in minutes.</param>
    internal decimal? For(int averagePriceMinutes) =>
        ReferencePrice ?? (averagePriceMinutes == 0 ? LastPrice : AveragePrice);
}
