namespace Spotwire.Simulator;

/// <summary>How a market's reference price comes about: as the mean of its trade prices, or set from outside.</summary>
/// <remarks>Documentation: faqs/price_range_execution_rules.md, "How is the reference price calculated?"</remarks>
public sealed record ReferencePriceRule
{
    private ReferencePriceRule()
    {
    }

    /// <summary>Buckets that the mean looks back over, 1 to 1,000; 0 for a price set from outside.</summary>
    public int BucketCount { get; private init; }

    /// <summary>Width of a bucket: whole milliseconds, 1 ms to 1 hour; zero for a price set from outside.</summary>
    public TimeSpan BucketWidth { get; private init; }

    /// <summary>The number that Binance gives the way in which the price is found outside (0 by hand, 1 by data
    /// providers, 2 by a future's index, 3 by the mid price); null for a mean.</summary>
    public int? ExternalCalculationId { get; private init; }

    /// <summary>The mean of the trade prices of the last <paramref name="bucketCount"/> times
    /// <paramref name="bucketWidth"/> (ARITHMETIC_MEAN); null while there was no trade in that time.</summary>
    /// <param name="bucketCount">1 to 1,000.</param>
    /// <param name="bucketWidth">Whole milliseconds, 1 ms to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ReferencePriceRule Mean(int bucketCount, TimeSpan bucketWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucketCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bucketCount, 1_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(bucketWidth, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bucketWidth, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfNotEqual(bucketWidth.Ticks % TimeSpan.TicksPerMillisecond, 0);
        return new ReferencePriceRule { BucketCount = bucketCount, BucketWidth = bucketWidth };
    }

    /// <summary>Set with <see cref="SimulatedExchange.SetReferencePrice"/> (EXTERNAL); there is none before the first
    /// time.</summary>
    /// <param name="calculationId">Zero or more; default 0, by hand.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static ReferencePriceRule External(int calculationId = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calculationId);
        return new ReferencePriceRule { ExternalCalculationId = calculationId };
    }
}
