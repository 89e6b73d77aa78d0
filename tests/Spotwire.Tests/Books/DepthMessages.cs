using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Tests.Books;

/// <summary>Makes depth messages for tests from plain integers.</summary>
internal static class DepthMessages
{
    public static DepthBuffer Event(
        long first,
        long final,
        (long Price, long Quantity)[] bids,
        (long Price, long Quantity)[]? asks = null,
        byte scale = 2)
    {
        var buffer = new DepthBuffer { Symbol = "BTCUSDT", EventTime = ExchangeTime.FromMilliseconds(final) };
        (buffer.FirstUpdateId, buffer.FinalUpdateId) = (first, final);
        (buffer.PriceScale, buffer.QuantityScale) = (scale, scale);
        Fill(bids, ref buffer.Bids, ref buffer.BidCount);
        Fill(asks ?? [], ref buffer.Asks, ref buffer.AskCount);
        return buffer;
    }

    public static DepthBuffer Snapshot(
        long id, (long Price, long Quantity)[] bids, (long Price, long Quantity)[]? asks = null, byte scale = 2)
    {
        var buffer = Event(0, id, bids, asks, scale);
        buffer.Symbol = default;
        return buffer;
    }

    private static void Fill((long Price, long Quantity)[] levels, ref BookLevel[] into, ref int count)
    {
        into = [.. levels.Select(level => new BookLevel(level.Price, level.Quantity))];
        count = levels.Length;
    }
}
