using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>A depth event that waits for a snapshot, and the book ticker that came before it.</summary>
internal sealed class KeptDepth
{
    /// <summary>The event, copied.</summary>
    public DepthBuffer Change { get; } = new() { Bids = [], Asks = [] };

    /// <summary>The last book ticker received before the event.</summary>
    public TopOfBook Ticker { get; private set; }

    /// <summary>Copies an event.</summary>
    public void Set(DepthBuffer change, in TopOfBook ticker)
    {
        Ticker = ticker;
        Change.Symbol = change.Symbol;
        Change.EventTime = change.EventTime;
        Change.FirstUpdateId = change.FirstUpdateId;
        Change.FinalUpdateId = change.FinalUpdateId;
        Change.PriceScale = change.PriceScale;
        Change.QuantityScale = change.QuantityScale;
        Change.BidCount = change.BidCount;
        Change.AskCount = change.AskCount;
        Copy(change.Bids, change.BidCount, ref Change.Bids);
        Copy(change.Asks, change.AskCount, ref Change.Asks);
    }

    private static void Copy(BookLevel[] from, int count, ref BookLevel[] to)
    {
        if (to.Length < count)
        {
            to = new BookLevel[count];
        }

        Array.Copy(from, to, count);
    }
}
