namespace Spotwire.Simulator.MarketData;

/// <summary>Seconds and minutes with trades, from which klines of every interval and time zone are added up.</summary>
internal sealed class KlineHistory
{
    private const int Kept = 100_000;
    private readonly List<KlineBucket> _seconds = [];
    private readonly List<KlineBucket> _minutes = [];

    public void Add(in PublicTrade trade, decimal quantity, decimal quote)
    {
        Last(_seconds, trade.TimeMicros, KlineCalendar.Second).Add(trade, quantity, quote);
        Last(_minutes, trade.TimeMicros, KlineCalendar.Minute).Add(trade, quantity, quote);
    }

    /// <summary>The trades between two instants; the count is zero where there were none.</summary>
    public KlineBucket Sum(KlineInterval interval, long fromMicros, long endMicros)
    {
        var source = Source(interval);
        var sum = new KlineBucket(fromMicros);
        for (var i = IndexOf(source, fromMicros); i < source.Count && source[i].OpenMicros < endMicros; i++)
        {
            sum.Merge(source[i]);
        }

        return sum;
    }

    /// <summary>Price of the last trade before an instant (a second's or minute's start), or null.</summary>
    public long? CloseBefore(KlineInterval interval, long micros)
    {
        var source = Source(interval);
        var index = IndexOf(source, micros);
        return index == 0 ? null : source[index - 1].Close;
    }

    /// <summary>Start of the oldest kept second or minute, or null before the first trade.</summary>
    public long? Oldest(KlineInterval interval)
    {
        var source = Source(interval);
        return source.Count == 0 ? null : source[0].OpenMicros;
    }

    /// <summary>The minutes that start after an instant, added up.</summary>
    public KlineBucket SumMinutesAfter(long micros) => Sum(KlineInterval.OneMinute, micros, long.MaxValue);

    private List<KlineBucket> Source(KlineInterval interval) =>
        interval == KlineInterval.OneSecond ? _seconds : _minutes;

    private static KlineBucket Last(List<KlineBucket> buckets, long micros, long length)
    {
        var open = micros - (micros % length);

        // A clock that was set back adds to the newest bucket: the list stays in order.
        if (buckets.Count > 0 && buckets[^1].OpenMicros >= open)
        {
            return buckets[^1];
        }

        if (buckets.Count >= Kept)
        {
            buckets.RemoveRange(0, Kept / 10);
        }

        var bucket = new KlineBucket(open);
        buckets.Add(bucket);
        return bucket;
    }

    private static int IndexOf(List<KlineBucket> buckets, long micros)
    {
        int low = 0, high = buckets.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (buckets[middle].OpenMicros < micros)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
