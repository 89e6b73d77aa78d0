using Spotwire.Market;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Puts a snapshot of decimals into the integers that books are made of.</summary>
internal static class SnapshotConversion
{
    /// <summary>Fills a buffer; scales are those of the longest number.</summary>
    /// <exception cref="OverflowException">A number does not fit into 64 bits.</exception>
    public static void Fill(DepthSnapshot snapshot, DepthBuffer into)
    {
        into.Symbol = default;
        into.EventTime = default;
        into.FirstUpdateId = 0;
        into.FinalUpdateId = snapshot.LastUpdateId;
        into.PriceScale = 0;
        into.QuantityScale = 0;
        foreach (var level in snapshot.Bids.Concat(snapshot.Asks))
        {
            into.PriceScale = Math.Max(into.PriceScale, level.Price.Scale);
            into.QuantityScale = Math.Max(into.QuantityScale, level.Quantity.Scale);
        }

        into.BidCount = Copy(snapshot.Bids, ref into.Bids, into);
        into.AskCount = Copy(snapshot.Asks, ref into.Asks, into);
    }

    private static int Copy(IReadOnlyList<PriceLevel> from, ref BookLevel[] to, DepthBuffer scales)
    {
        if (to.Length < from.Count)
        {
            to = new BookLevel[from.Count];
        }

        for (var i = 0; i < from.Count; i++)
        {
            to[i] = new BookLevel(
                Mantissa(from[i].Price, scales.PriceScale), Mantissa(from[i].Quantity, scales.QuantityScale));
        }

        return from.Count;
    }

    private static long Mantissa(decimal value, byte scale)
    {
        var parts = (stackalloc int[4]);
        decimal.GetBits(value, parts);
        var mantissa = new Int128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        for (var i = value.Scale; i < scale; i++)
        {
            mantissa = checked(mantissa * 10);
        }

        return checked((long)(decimal.IsNegative(value) ? -mantissa : mantissa));
    }
}
