using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Tests.Examples;

/// <summary>The messages of streams, read by the readers that the client uses. The events have no writer, since the
/// client never writes one: here their members are put back under the letters that the documentation gives
/// them.</summary>
internal static class StreamExamples
{
    /// <summary>The fields that the documentation marks with "Ignore"; they are not read.</summary>
    private static readonly (string Example, string[] Path)[] Ignored =
    [
        ("aggregate-trade-streams-1", ["M"]),
        ("trade-streams-1", ["M"]),
        ("kline-candlestick-streams-for-utc-1", ["k", "B"]),
        ("kline-candlestick-streams-with-timezone-offset-1", ["k", "B"]),
    ];

    private static readonly Dictionary<string, Func<byte[], JsonNode?>> Readers = new(StringComparer.Ordinal)
    {
        ["server-shutdown-1"] = Shutdown,
        ["server-shutdown-2"] = Combined,
        ["subscribe-to-a-stream-2"] = Reply,
        ["unsubscribe-to-a-stream-2"] = Reply,
        ["listing-subscriptions-2"] = Reply,
        ["setting-properties-2"] = Reply,
        ["retrieving-properties-2"] = Reply,
        ["reference-price-streams-1"] = Reference,
        ["aggregate-trade-streams-1"] = Aggregate,
        ["trade-streams-1"] = Trade,
        ["block-trade-streams-1"] = Block,
        ["kline-candlestick-streams-for-utc-1"] = Kline,
        ["kline-candlestick-streams-with-timezone-offset-1"] = Kline,
        ["individual-symbol-mini-ticker-stream-1"] = Mini,
        ["individual-symbol-ticker-streams-1"] = Ticker,
        ["individual-symbol-rolling-window-statistics-streams-1"] = Window,
        ["individual-symbol-book-ticker-streams-1"] = Top,
        ["average-price-1"] = Average,
        ["partial-book-depth-streams-1"] = Partial,
        ["diff-depth-stream-1"] = Depth,
    };

    public static bool Covers(string path) => Find(path) is not null;

    /// <summary>Whether a reader of streams takes a text.</summary>
    public static bool IsReadable(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Readers.Values.Distinct().Any(read => read(bytes) is not null)
            || (ArrayReader.TryRead<MiniTickerEvent>(bytes, MiniTickerReader.TryRead, out var mini) && mini.Count > 0)
            || (ArrayReader.TryRead<RollingWindowTickerEvent>(bytes, RollingWindowTickerReader.TryRead, out var windows)
                && windows.Count > 0);
    }

    /// <summary>Reads an example as it stands in the documentation and as it would come over the wire.</summary>
    public static void Check(string path, string text)
    {
        var read = Find(path)!;
        var original = JsonNode.Parse(text)!;
        var written = read(Encoding.UTF8.GetBytes(text));
        Assert.True(written is not null, "no reader takes it");
        var fromWire = read(Encoding.UTF8.GetBytes(original.ToJsonString()));
        Assert.True(JsonNode.DeepEquals(written, fromWire), "white space makes a difference");
        foreach (var (example, names) in Ignored.Where(one => path == $"web-socket-streams/{one.Example}.json"))
        {
            var holder = names[..^1].Aggregate(original, (node, name) => node[name]!).AsObject();
            Assert.True(holder.Remove(names[^1]), $"{example} has no {names[^1]} to be ignored");
        }

        ExampleReader.CompareNumbers(original, written, "$");
    }

    private static Func<byte[], JsonNode?>? Find(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetDirectoryName(path) is "web-socket-streams" or "sbe-market-data-streams"
            ? Readers.GetValueOrDefault(name) : null;
    }

    private static JsonNode? Shutdown(byte[] text) =>
        ServerShutdown.TryRead(text, out var e) && e.EventTime is { } time
            ? new JsonObject { ["e"] = "serverShutdown", ["E"] = time.UnixMilliseconds } : null;

    private static JsonNode? Combined(byte[] text) =>
        CombinedFrame.TrySplit(text, out var name, out var data)
            ? new JsonObject { ["stream"] = Encoding.UTF8.GetString(name), ["data"] = Shutdown(data.ToArray()) } : null;

    private static JsonNode? Reply(byte[] text) => !ControlReply.TryRead(text, out var reply) ? null : new JsonObject
    {
        ["result"] = reply.Streams is { } names ? new JsonArray([.. names.Select(name => JsonValue.Create(name))])
            : reply.Property is { } property ? property : null,
        ["id"] = reply.Id,
    };

    private static JsonNode? Reference(byte[] text) => !ReferencePriceReader.TryRead(text, out var e) ? null
        : new JsonObject
        {
            ["e"] = "referencePrice", ["s"] = e.Symbol.Value, ["r"] = e.Price is { } price ? Word(price) : null,
            ["t"] = e.ValidTime.UnixMilliseconds,
        };

    private static JsonNode? Aggregate(byte[] text) => !AggregateTradeReader.TryRead(text, out var e) ? null
        : new JsonObject
        {
            ["e"] = "aggTrade", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
            ["a"] = e.AggregateTradeId, ["p"] = Word(e.Price), ["q"] = Word(e.Quantity), ["f"] = e.FirstTradeId,
            ["l"] = e.LastTradeId, ["T"] = e.TradeTime.UnixMilliseconds, ["m"] = e.IsBuyerMaker,
        };

    private static JsonNode? Trade(byte[] text) => !TradeReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["e"] = "trade", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value, ["t"] = e.TradeId,
        ["p"] = Word(e.Price), ["q"] = Word(e.Quantity), ["T"] = e.TradeTime.UnixMilliseconds, ["m"] = e.IsBuyerMaker,
    };

    private static JsonNode? Block(byte[] text) => !BlockTradeReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["e"] = "blockTrade", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value, ["t"] = e.BlockTradeId,
        ["p"] = Word(e.Price), ["q"] = Word(e.Quantity), ["T"] = e.TradeTime.UnixMilliseconds, ["m"] = e.IsBuyerMaker,
    };

    private static JsonNode? Kline(byte[] text) => !KlineReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["e"] = "kline", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
        ["k"] = new JsonObject
        {
            ["t"] = e.OpenTime.UnixMilliseconds, ["T"] = e.CloseTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
            ["i"] = e.Interval.Value, ["f"] = e.FirstTradeId, ["L"] = e.LastTradeId, ["o"] = Word(e.OpenPrice),
            ["c"] = Word(e.ClosePrice), ["h"] = Word(e.HighPrice), ["l"] = Word(e.LowPrice), ["v"] = Word(e.Volume),
            ["n"] = e.TradeCount, ["x"] = e.IsClosed, ["q"] = Word(e.QuoteVolume), ["V"] = Word(e.TakerBuyVolume),
            ["Q"] = Word(e.TakerBuyQuoteVolume),
        },
    };

    private static JsonNode? Mini(byte[] text) => !MiniTickerReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["e"] = "24hrMiniTicker", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
        ["c"] = Word(e.ClosePrice), ["o"] = Word(e.OpenPrice), ["h"] = Word(e.HighPrice), ["l"] = Word(e.LowPrice),
        ["v"] = Word(e.Volume), ["q"] = Word(e.QuoteVolume),
    };

    private static JsonNode? Ticker(byte[] text) => !TickerReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["e"] = "24hrTicker", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
        ["p"] = Word(e.PriceChange), ["P"] = Word(e.PriceChangePercent), ["w"] = Word(e.WeightedAveragePrice),
        ["x"] = Word(e.PreviousClosePrice), ["c"] = Word(e.LastPrice), ["Q"] = Word(e.LastQuantity),
        ["b"] = Word(e.BidPrice), ["B"] = Word(e.BidQuantity), ["a"] = Word(e.AskPrice), ["A"] = Word(e.AskQuantity),
        ["o"] = Word(e.OpenPrice), ["h"] = Word(e.HighPrice), ["l"] = Word(e.LowPrice), ["v"] = Word(e.Volume),
        ["q"] = Word(e.QuoteVolume), ["O"] = e.OpenTime.UnixMilliseconds, ["C"] = e.CloseTime.UnixMilliseconds,
        ["F"] = e.FirstTradeId, ["L"] = e.LastTradeId, ["n"] = e.TradeCount,
    };

    private static JsonNode? Window(byte[] text) => !RollingWindowTickerReader.TryRead(text, out var e) ? null
        : new JsonObject
        {
            ["e"] = $"{e.Window.Value}Ticker", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
            ["p"] = Word(e.PriceChange), ["P"] = Word(e.PriceChangePercent), ["o"] = Word(e.OpenPrice),
            ["h"] = Word(e.HighPrice), ["l"] = Word(e.LowPrice), ["c"] = Word(e.LastPrice),
            ["w"] = Word(e.WeightedAveragePrice), ["v"] = Word(e.Volume), ["q"] = Word(e.QuoteVolume),
            ["O"] = e.OpenTime.UnixMilliseconds, ["C"] = e.CloseTime.UnixMilliseconds, ["F"] = e.FirstTradeId,
            ["L"] = e.LastTradeId, ["n"] = e.TradeCount,
        };

    private static JsonNode? Top(byte[] text) => !BookTickerReader.TryRead(text, out var e) ? null : new JsonObject
    {
        ["u"] = e.UpdateId, ["s"] = e.Symbol.Value, ["b"] = Word(e.BidPrice), ["B"] = Word(e.BidQuantity),
        ["a"] = Word(e.AskPrice), ["A"] = Word(e.AskQuantity),
    };

    private static JsonNode? Average(byte[] text) => !AveragePriceReader.TryRead(text, out var e) ? null
        : new JsonObject
        {
            ["e"] = "avgPrice", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value, ["i"] = e.Window.Value,
            ["w"] = Word(e.Price), ["T"] = e.LastTradeTime.UnixMilliseconds,
        };

    private static JsonNode? Depth(byte[] text)
    {
        if (!new DepthEventMaker().TryRead("bnbbtc@depth", text, default, out var e))
        {
            return null;
        }

        return new JsonObject
        {
            ["e"] = "depthUpdate", ["E"] = e.EventTime.UnixMilliseconds, ["s"] = e.Symbol.Value,
            ["U"] = e.FirstUpdateId, ["u"] = e.FinalUpdateId,
            ["b"] = Levels(e.Bids, e.PriceOf, e.QuantityOf), ["a"] = Levels(e.Asks, e.PriceOf, e.QuantityOf),
        };
    }

    private static JsonNode? Partial(byte[] text)
    {
        var maker = new PartialDepthEventMaker(new Dictionary<string, Symbol> { ["bnbbtc@depth5"] = "BNBBTC" });
        if (!maker.TryRead("bnbbtc@depth5", text, default, out var e))
        {
            return null;
        }

        return new JsonObject
        {
            ["lastUpdateId"] = e.LastUpdateId,
            ["bids"] = Levels(e.Bids, e.PriceOf, e.QuantityOf), ["asks"] = Levels(e.Asks, e.PriceOf, e.QuantityOf),
        };
    }

    private static JsonArray Levels(
        ReadOnlyMemory<BookLevel> levels, Func<BookLevel, decimal> price, Func<BookLevel, decimal> quantity)
    {
        var rows = new JsonArray();
        foreach (var level in levels.ToArray())
        {
            rows.Add(new JsonArray(Word(price(level)), Word(quantity(level))));
        }

        return rows;
    }

    private static JsonValue Word(decimal value) => JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
