using Spotwire.Market;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Feeds captured messages of one market through the same readers and the same book as live data, and counts.
/// The first message that names a market decides which one; messages of others count as
/// <see cref="MessageKind.Other"/>. Not safe for use by several threads at once.</summary>
/// <remarks>Documentation: web-socket-streams.md, "How to manage a local order book correctly".</remarks>
public sealed class BookReplay
{
    private readonly BookFollower _follower = new(capacity: int.MaxValue);
    private readonly DepthBuffer _buffer = new();
    private readonly long[] _messages = new long[5];
    private ExactSum _volume;
    private ExactSum _quoteVolume;

    /// <summary>The market; the default value until a message names one.</summary>
    public Symbol Symbol { get; private set; }

    /// <summary>Depth events applied to the book, those kept from before the snapshot included.</summary>
    public long Applied => _follower.Applied;

    /// <summary>Depth events ignored, because their last update id was not above the book's.</summary>
    public long Stale => _follower.Stale;

    /// <summary>Depth events whose first update id was above the book's plus one. The book is thrown away then and
    /// waits
    /// for the next snapshot among the messages.</summary>
    public long Gaps => _follower.Gaps;

    /// <summary>The last update id in the book; 0 while there is no book.</summary>
    public long LastUpdateId => _follower.LastUpdateId;

    /// <summary>How many bid levels stand.</summary>
    public int BidLevels => _follower.Book.BidCount;

    /// <summary>How many ask levels stand.</summary>
    public int AskLevels => _follower.Book.AskCount;

    /// <summary>Quantity of all trades, in the base asset, exact.</summary>
    /// <exception cref="OverflowException">The sum has more digits than a <see cref="decimal"/>.</exception>
    public decimal TradeVolume => _volume.ToDecimal();

    /// <summary>Price × quantity of all trades, in the quote asset, exact.</summary>
    /// <exception cref="OverflowException">The sum has more digits than a <see cref="decimal"/>.</exception>
    public decimal TradeQuoteVolume => _quoteVolume.ToDecimal();

    /// <summary>Depth events after which the book stood exactly at the update id of the last book ticker received
    /// before
    /// them and had its best prices and quantities.</summary>
    public long BookTickerAgree => _follower.BookTickerAgree;

    /// <summary>The same with another best price or quantity.</summary>
    public long BookTickerDisagree => _follower.BookTickerDisagree;

    /// <summary>How many messages of a kind were fed.</summary>
    public long Count(MessageKind kind) => _messages[(int)kind];

    /// <summary>Takes the next message as it was received: a message of a combined stream
    /// (<c>{"stream":…,"data":…}</c>), of a raw stream, or the answer of <c>GET /api/v3/depth</c>.</summary>
    /// <returns>What the message was.</returns>
    /// <exception cref="OverflowException">A number does not fit the book.</exception>
    public MessageKind Feed(ReadOnlySpan<byte> message)
    {
        var kind = MessageSniffer.Classify(message, out var data);
        var isTaken = kind switch
        {
            MessageKind.DepthUpdate => TakeDepth(data),
            MessageKind.Trade => TakeTrade(data),
            MessageKind.BookTicker => TakeBookTicker(data),
            MessageKind.Snapshot => TakeSnapshot(data),
            _ => false,
        };
        kind = isTaken ? kind : MessageKind.Other;
        _messages[(int)kind]++;
        return kind;
    }

    /// <summary>The book as it stands.</summary>
    /// <param name="levels">How many levels a side at most.</param>
    public BookView Top(int levels = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        return BookCopy.ToView(
            Symbol, _follower.IsJoined ? BookState.Live : BookState.Synchronizing, _follower, levels);
    }

    private bool TakeDepth(ReadOnlySpan<byte> data)
    {
        if (!DepthReader.TryRead(data, _buffer) || !IsOurs(_buffer.Symbol))
        {
            return false;
        }

        _follower.OnDepth(_buffer);
        return true;
    }

    private bool TakeTrade(ReadOnlySpan<byte> data)
    {
        if (!TradeReader.TryRead(data, out var trade) || !IsOurs(trade.Symbol))
        {
            return false;
        }

        _volume.Add(trade.ScaledQuantity);
        _quoteVolume.AddProduct(trade.ScaledPrice, trade.ScaledQuantity);
        return true;
    }

    private bool TakeBookTicker(ReadOnlySpan<byte> data)
    {
        if (!BookTickerReader.TryRead(data, out var ticker) || !IsOurs(ticker.Symbol))
        {
            return false;
        }

        _follower.OnBookTicker(TopOfBook.From(ticker));
        return true;
    }

    private bool TakeSnapshot(ReadOnlySpan<byte> data)
    {
        if (!SnapshotReader.TryRead(data, _buffer))
        {
            return false;
        }

        _follower.OnSnapshot(_buffer, canFetchAgain: false);
        return true;
    }

    private bool IsOurs(Symbol symbol)
    {
        if (Symbol.IsEmpty)
        {
            Symbol = symbol;
        }

        return Symbol == symbol;
    }
}
