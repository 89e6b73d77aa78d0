using System.Globalization;

namespace Spotwire.Benchmarks.Corpus;

/// <summary>Messages as Binance sends them on a combined connection, made up but alike in length and digits, the same
/// in every
/// run.</summary>
internal static class MessageCorpus
{
    public const long FirstUpdateId = 72_614_532_901;
    private const long Time = 1_753_437_600_000;
    private const long Middle = 11_823_400;

    private static readonly string[] Symbols =
    [
        "BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT", "ADAUSDT",
        "1000SATSUSDT", "PEPEUSDT", "SHIBUSDT",
    ];

    public static MessageSet Trades(int count)
    {
        var random = new SplitMix(42);
        return new([.. Enumerable.Range(0, count).Select(i =>
        {
            var symbol = Symbols[random.Between(0, Symbols.Length - 1)];
            var time = Time + (i * 7);
            var price = Price(Middle + random.Between(-500, 500));
            return Text($$$"""
                {"stream":"{{{symbol.ToLowerInvariant()}}}@trade","data":{"e":"trade","E":{{{time}}},"s":"{{{symbol}}}",
                "t":{{{5_123_456_789 + i}}},"p":"{{{price}}}",
                "q":"{{{Quantity(DrawQuantity(random))}}}","T":{{{time - 1}}},
                "m":{{{(random.Half() ? "true" : "false")}}},"M":true}}
                """);
        })]);
    }

    public static MessageSet BookTickers(int count)
    {
        var random = new SplitMix(43);
        return new([.. Enumerable.Range(0, count).Select(i =>
        {
            var symbol = Symbols[random.Between(0, Symbols.Length - 1)];
            var price = Middle + random.Between(-500, 500);
            return Text($$$"""
                {"stream":"{{{symbol.ToLowerInvariant()}}}@bookTicker","data":{"u":{{{FirstUpdateId + i}}},
                "s":"{{{symbol}}}","b":"{{{Price(price)}}}","B":"{{{Quantity(DrawQuantity(random))}}}",
                "a":"{{{Price(price + 1)}}}","A":"{{{Quantity(DrawQuantity(random))}}}"}}
                """);
        })]);
    }

    /// <summary>A snapshot of a whole book and changes that follow it without a gap.</summary>
    /// <param name="bookLevels">Levels a side of the snapshot.</param>
    /// <param name="eventLevels">Levels of each change, both sides together.</param>
    /// <param name="count">How many changes.</param>
    public static (MessageSet Snapshot, MessageSet Changes) Depth(int bookLevels, int eventLevels, int count)
    {
        var random = new SplitMix(44);
        var (bids, asks) = (Side(random, Middle - 1, -1, bookLevels), Side(random, Middle, 1, bookLevels));
        var snapshot = Text($$$"""
            {"lastUpdateId":{{{FirstUpdateId}}},"bids":[{{{Levels(bids.Reverse())}}}],"asks":[{{{Levels(asks)}}}]}
            """);
        var bidPrices = bids.Keys.ToList();
        var askPrices = asks.Keys.Select(price => -price).Reverse().ToList();
        var id = FirstUpdateId;
        var changes = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var bidChanges = Draw(random, bidPrices, -askPrices[^1], eventLevels / 2);
            var askChanges = Draw(random, askPrices, -bidPrices[^1], eventLevels - (eventLevels / 2));
            var first = id + 1;
            id = first + random.Between(eventLevels, eventLevels * 3L);
            changes.Add(Text($$$"""
                {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":{{{Time + (100L * i)}}},"s":"BTCUSDT",
                "U":{{{first}}},"u":{{{id}}},"b":[{{{Levels(bidChanges.Reverse())}}}],
                "a":[{{{Levels(askChanges.Reverse().Select(level => KeyValuePair.Create(-level.Key, level.Value)))}}}]}}
                """));
        }

        return (new([snapshot]), new(changes));
    }

    /// <summary>Changes of one side, near its best for the most part: half touch a level that stands, of which half
    /// remove
    /// it; the others are put in. Prices rise towards the best (asks are negated).</summary>
    private static SortedDictionary<long, long> Draw(SplitMix random, List<long> prices, long opposite, int count)
    {
        var changes = new SortedDictionary<long, long>();
        while (changes.Count < count)
        {
            var depth = random.Exponential(150);
            if (random.Half() && depth < prices.Count - 10)
            {
                var index = prices.Count - 1 - depth;
                var price = prices[index];
                var isRemoved = random.Half() && prices.Count > 4_000;
                if (changes.TryAdd(price, isRemoved ? 0 : DrawQuantity(random)) && isRemoved)
                {
                    prices.RemoveAt(index);
                }
            }
            else
            {
                var price = Math.Min(prices[^1] + 3, opposite - 1) - random.Exponential(800);
                if (changes.TryAdd(price, DrawQuantity(random)) && prices.BinarySearch(price) is < 0 and var place)
                {
                    prices.Insert(~place, price);
                }
            }
        }

        return changes;
    }

    private static SortedDictionary<long, long> Side(SplitMix random, long from, int sign, int count)
    {
        var levels = new SortedDictionary<long, long>();
        for (var price = from; levels.Count < count; price += sign * (random.Half() ? 1 : random.Between(2, 40)))
        {
            levels[price] = DrawQuantity(random);
        }

        return levels;
    }

    private static long DrawQuantity(SplitMix random) => random.Between(0, 9) switch
    {
        < 5 => random.Between(1, 9_999),
        < 9 => random.Between(10_000, 300_000),
        _ => random.Between(300_000, 9_000_000),
    };

    private static string Levels(IEnumerable<KeyValuePair<long, long>> levels) =>
        string.Join(',', levels.Select(level => $"[\"{Price(level.Key)}\",\"{Quantity(level.Value)}\"]"));

    private static string Price(long cents) =>
        string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}000000");

    private static string Quantity(long steps) =>
        string.Create(CultureInfo.InvariantCulture, $"{steps / 100_000}.{steps % 100_000:00000}000");

    private static string Text(string lines) => lines.ReplaceLineEndings("");
}
