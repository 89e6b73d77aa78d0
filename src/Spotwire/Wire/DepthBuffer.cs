using Spotwire.Streams;

namespace Spotwire.Wire;

/// <summary>Where a depth reader puts a message: reused from message to message, so that reading allocates nothing once
/// the arrays have grown to the largest message.</summary>
internal sealed class DepthBuffer
{
    /// <summary>The levels' arrays; only the first <see cref="BidCount"/> and <see cref="AskCount"/> count.</summary>
    public BookLevel[] Bids = new BookLevel[64];

    public BookLevel[] Asks = new BookLevel[64];

    public int BidCount;

    public int AskCount;

    /// <summary>The symbol; the default value for messages that carry none (snapshot, partial depth).</summary>
    public Symbol Symbol;

    public ExchangeTime EventTime;

    /// <summary><c>U</c>; 0 for a snapshot.</summary>
    public long FirstUpdateId;

    /// <summary><c>u</c>, or <c>lastUpdateId</c> of a snapshot.</summary>
    public long FinalUpdateId;

    /// <summary>Decimal digits of all prices in the message.</summary>
    public byte PriceScale;

    /// <summary>Decimal digits of all quantities in the message.</summary>
    public byte QuantityScale;
}
