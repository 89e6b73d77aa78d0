namespace Spotwire.Simulator.MarketData;

/// <summary>The reference price of one market. As a mean it is computed anew at every reading, so that it does not
/// depend on who asks when. Pure: time comes in as microseconds since 1970.</summary>
/// <remarks>Documentation: faqs/price_range_execution_rules.md, "How does the Matching Engine calculate the reference
/// price?"</remarks>
internal sealed class ReferencePrice(ReferencePriceRule? rule)
{
    // Counts have four decimals; sums have four more than the eight of the quote asset.
    private const long One = 10_000;

    private readonly Queue<Bucket> _buckets = new();
    private readonly long _width = (rule?.BucketWidth.Ticks ?? 0) / TimeSpan.TicksPerMicrosecond;
    private Bucket _open;
    private decimal? _external;
    private long _externalMicros;

    /// <summary>How it comes about; null where the market has none.</summary>
    public ReferencePriceRule? Rule { get; } = rule;

    /// <summary>Whether there has ever been a price, or an outside source has ever spoken.</summary>
    public bool WasEverSet { get; private set; }

    private bool IsMean => _width > 0;

    /// <summary>Takes the price of a trade in.</summary>
    /// <param name="units">The price in units of 0.00000001.</param>
    /// <param name="timeMicros">When.</param>
    public void Add(Int128 units, long timeMicros)
    {
        if (!IsMean)
        {
            return;
        }

        WasEverSet = true;

        // A clock that was set back adds to the newest bucket: they stay in order.
        var start = Math.Max(timeMicros - (timeMicros % _width), _open.OpenMicros);
        if (start != _open.OpenMicros)
        {
            if (_open.Count > 0)
            {
                _buckets.Enqueue(_open);
            }

            _open = new Bucket(start, 0, 0);
        }

        _open = _open with { Count = _open.Count + One, Sum = _open.Sum + (units * One) };
        while (_buckets.TryPeek(out var oldest) && oldest.OpenMicros + _width <= Cutoff(timeMicros))
        {
            _buckets.Dequeue();
        }
    }

    /// <summary>Sets the price from outside; null says that there is none at present.</summary>
    /// <exception cref="InvalidOperationException">The market's price is no such one.</exception>
    public void Set(decimal? price, long nowMicros)
    {
        if (Rule?.ExternalCalculationId is null)
        {
            throw new InvalidOperationException("The market's reference price is not set from outside.");
        }

        WasEverSet = true;
        _external = price;
        _externalMicros = nowMicros;
    }

    /// <summary>The price, and when it held; the price is null where there is none.</summary>
    public (decimal? Price, long TimeMicros) Read(long nowMicros)
    {
        if (!IsMean)
        {
            return (_external, WasEverSet ? _externalMicros : nowMicros);
        }

        var cutoff = Cutoff(nowMicros);
        Int128 sum = 0, count = 0;
        foreach (var bucket in _buckets)
        {
            Collect(bucket, cutoff, ref sum, ref count);
        }

        Collect(_open, cutoff, ref sum, ref count);
        return (count == 0 ? null : (decimal)(sum / count) / 100_000_000m, nowMicros);
    }

    private long Cutoff(long nowMicros) => nowMicros - (_width * Rule!.BucketCount);

    // The part of a bucket that lies before the cutoff has expired; division cuts off.
    private void Collect(in Bucket bucket, long cutoff, ref Int128 sum, ref Int128 count)
    {
        var expired = Math.Clamp(cutoff - bucket.OpenMicros, 0, _width);
        sum += bucket.Sum - (bucket.Sum * expired / _width);
        count += bucket.Count - (bucket.Count * expired / _width);
    }

    private readonly record struct Bucket(long OpenMicros, Int128 Count, Int128 Sum);
}
