using Spotwire.Streams;

namespace Spotwire.Books;

/// <summary>Best price and quantity of both sides at an update id, as a book ticker tells them; the default value is no
/// ticker.</summary>
internal readonly record struct TopOfBook(
    long UpdateId, ScaledNumber BidPrice, ScaledNumber BidQuantity, ScaledNumber AskPrice, ScaledNumber AskQuantity)
{
    /// <summary>What a book ticker says.</summary>
    public static TopOfBook From(in BookTickerEvent ticker) => new(
        ticker.UpdateId,
        ticker.ScaledBidPrice,
        ticker.ScaledBidQuantity,
        ticker.ScaledAskPrice,
        ticker.ScaledAskQuantity);

    /// <summary>Whether a book has exactly this top; a quantity of 0 means that the side is empty.</summary>
    public bool Matches(DepthBook book)
    {
        book.TryGetBestBid(out var bidPrice, out var bidQuantity);
        book.TryGetBestAsk(out var askPrice, out var askQuantity);
        return Same((BidPrice, BidQuantity), (bidPrice, bidQuantity))
            && Same((AskPrice, AskQuantity), (askPrice, askQuantity));
    }

    private static bool Same(
        (ScaledNumber Price, ScaledNumber Quantity) theirs, (ScaledNumber Price, ScaledNumber Quantity) ours) =>
        Equal(theirs.Quantity, ours.Quantity)
        && (theirs.Quantity.Mantissa == 0 || Equal(theirs.Price, ours.Price));

    private static bool Equal(ScaledNumber left, ScaledNumber right) =>
        left.Scale == right.Scale ? left.Mantissa == right.Mantissa : left.ToDecimal() == right.ToDecimal();
}
