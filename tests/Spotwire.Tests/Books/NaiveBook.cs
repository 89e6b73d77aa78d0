using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    public string State() => State(
        Bids.Reverse().Select(level => (level.Key, level.Value)), Asks.Select(level => (level.Key, level.Value)));

    public static string State(Spotwire.Books.DepthBook book) => State(
        Enumerable.Range(0, book.BidCount).Select(depth =>
        {
            book.GetBid(depth, out var price, out var quantity);
            return (price.ToDecimal(), quantity.ToDecimal());
        }),
        Enumerable.Range(0, book.AskCount).Select(depth =>
        {
            book.GetAsk(depth, out var price, out var quantity);
            return (price.ToDecimal(), quantity.ToDecimal());
        }));

    private static string State(
        IEnumerable<(decimal Price, decimal Quantity)> bids, IEnumerable<(decimal Price, decimal Quantity)> asks)
    {
        var text = new StringBuilder();
        foreach (var (side, levels) in new[] { ('b', bids), ('a', asks) })
        {
            foreach (var (price, quantity) in levels)
            {
                text.Append(CultureInfo.InvariantCulture, $"{side} {price:0.##################} ")
                    .Append(CultureInfo.InvariantCulture, $"{quantity:0.##################}\n");
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())));
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
