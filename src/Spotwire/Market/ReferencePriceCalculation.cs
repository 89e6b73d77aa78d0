namespace Spotwire.Market;

/// <summary>How a symbol's reference price comes about.</summary>
/// <remarks>Documentation: rest-api.md, "Query Reference Price Calculation"; faqs/price_range_execution_rules.md. A
/// symbol that has none answers with error -2043.</remarks>
public sealed record ReferencePriceCalculation
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>The way.</summary>
    public required ReferencePriceCalculationType Type { get; init; }

    /// <summary>Of a mean: buckets that it looks back over; else null.</summary>
    public int? BucketCount { get; init; }

    /// <summary>Of a mean: width of a bucket in milliseconds; else null.</summary>
    public long? BucketWidthMilliseconds { get; init; }

    /// <summary>Of a price found outside: Binance's number of the method; else null.</summary>
    public int? ExternalCalculationId { get; init; }
}
