using System.Buffers;
using Spotwire.Market;
using Spotwire.Streams;

namespace Spotwire.Books;

/// <summary>The top of a book copied in integers, which is quick, so that decimals can be made of it after the lock is
/// left.</summary>
internal readonly struct BookCopy : IDisposable
{
    private readonly BookLevel[] _levels;
    private readonly int _bids;
    private readonly int _asks;
    private readonly byte _priceScale;
    private readonly byte _quantityScale;
    private readonly long _lastUpdateId;
    private readonly ExchangeTime _eventTime;

    /// <summary>Copies.</summary>
    /// <param name="follower">The book and where it stands.</param>
    /// <param name="levels">How many levels a side at most.</param>
    public BookCopy(BookFollower follower, int levels)
    {
        var book = follower.Book;
        _bids = Math.Min(levels, book.BidCount);
        _asks = Math.Min(levels, book.AskCount);
        _levels = ArrayPool<BookLevel>.Shared.Rent(_bids + _asks);
        _priceScale = book.TickSize.Scale;
        _quantityScale = book.StepSize.Scale;
        _lastUpdateId = follower.LastUpdateId;
        _eventTime = follower.EventTime;
        book.CopyBids(_levels.AsSpan(0, _bids));
        book.CopyAsks(_levels.AsSpan(_bids, _asks));
    }

    /// <summary>Copies and makes the view at once.</summary>
    public static BookView ToView(Symbol symbol, BookState state, BookFollower follower, int levels)
    {
        using var copy = new BookCopy(follower, levels);
        return copy.ToView(symbol, state);
    }

    /// <summary>Makes the view.</summary>
    public BookView ToView(Symbol symbol, BookState state) => new()
    {
        Symbol = symbol,
        State = state,
        LastUpdateId = _lastUpdateId,
        EventTime = _eventTime == default ? null : _eventTime,
        Bids = Levels(_levels.AsSpan(0, _bids)),
        Asks = Levels(_levels.AsSpan(_bids, _asks)),
    };

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<BookLevel>.Shared.Return(_levels);

    private PriceLevel[] Levels(ReadOnlySpan<BookLevel> from)
    {
        var levels = new PriceLevel[from.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = new PriceLevel(
                new ScaledNumber(from[i].Price, _priceScale).ToDecimal(),
                new ScaledNumber(from[i].Quantity, _quantityScale).ToDecimal());
        }

        return levels;
    }
}
