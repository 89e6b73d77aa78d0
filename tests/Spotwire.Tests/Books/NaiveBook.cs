using Spotwire.Books;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Tests.Books;

/// <summary>The book as one would write it first: decimals in sorted dictionaries. What the real one is held
/// to.</summary>
internal sealed class NaiveBook
{
    public SortedDictionary<decimal, decimal> Bids { get; } = [];

    public SortedDictionary<decimal, decimal> Asks { get; } = [];

    public void Load(DepthBuffer snapshot)
    {
        Bids.Clear();
        Asks.Clear();
        Apply(snapshot);
    }

    public void Apply(DepthBuffer change)
    {
        Set(Bids, change.Bids.AsSpan(0, change.BidCount), change);
        Set(Asks, change.Asks.AsSpan(0, change.AskCount), change);
    }

    /// <summary>A hash of all levels, best first; equal for equal prices and quantities however they are
    /// scaled.</summary>
    public ulong State() => State(
        Bids.Reverse().Select(level => (level.Key, level.Value)), Asks.Select(level => (level.Key, level.Value)));

    public static ulong State(DepthBook book)
    {
        var bids = new BookLevel[book.BidCount];
        var asks = new BookLevel[book.AskCount + 1];
        Assert.Equal(book.BidCount, book.CopyBids(bids));
        Assert.Equal(book.AskCount, book.CopyAsks(asks));
        return State(Decimals(book, bids), Decimals(book, asks[..^1]));
    }

    private static IEnumerable<(decimal Price, decimal Quantity)> Decimals(DepthBook book, BookLevel[] levels) =>
        levels.Select(level => (
            new ScaledNumber(level.Price, book.TickSize.Scale).ToDecimal(),
            new ScaledNumber(level.Quantity, book.StepSize.Scale).ToDecimal()));

    private static ulong State(
        IEnumerable<(decimal Price, decimal Quantity)> bids, IEnumerable<(decimal Price, decimal Quantity)> asks)
    {
        var hash = 14695981039346656037;
        foreach (var (price, quantity) in bids.Append((-1, -1)).Concat(asks))
        {
            // A decimal's own hash ignores trailing zeros and is the same in every process.
            hash = (hash ^ (uint)price.GetHashCode()) * 1099511628211;
            hash = (hash ^ (uint)quantity.GetHashCode()) * 1099511628211;
            hash ^= hash >> 29;
        }

        return hash;
    }

    private static void Set(
        SortedDictionary<decimal, decimal> side, ReadOnlySpan<BookLevel> levels, DepthBuffer message)
    {
        foreach (var level in levels)
        {
            var price = new ScaledNumber(level.Price, message.PriceScale).ToDecimal();
            var quantity = new ScaledNumber(level.Quantity, message.QuantityScale).ToDecimal();
            if (quantity == 0)
            {
                side.Remove(price);
            }
            else
            {
                side[price] = quantity;
            }
        }
    }
}
