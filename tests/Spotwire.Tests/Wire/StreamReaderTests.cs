using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Spotwire.Streams;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

using Fields = List<KeyValuePair<string, string>>;

/// <summary>The quick reader, the general reader and System.Text.Json must agree on every message, and none may make
/// anything of a broken one.</summary>
public sealed class StreamReaderTests
{
    private delegate bool Reader<T>(ReadOnlySpan<byte> payload, out T value);

    private static ReadOnlySpan<byte> Replacements => "0123456789.,:\"{}[]-abctrue \\\u0001"u8;

    private delegate bool DepthTake(ReadOnlySpan<byte> payload, DepthBuffer into);

    [Fact]
    public void Trades_are_read_alike() => Check<TradeEvent>(
        StreamMessages.Trade, TradeReader.TryReadKnownLayout, TradeReader.TryReadGenerally, TradeReader.TryRead,
        (e, json) =>
        {
            Assert.Equal(json.GetProperty("s").GetString(), e.Symbol.Value);
            Assert.Equal(json.GetProperty("t").GetInt64(), e.TradeId);
            Assert.Equal(DecimalOf(json, "p"), e.Price);
            Assert.Equal(DecimalOf(json, "q"), e.Quantity);
            Assert.Equal(TimeOf(json, "E"), e.EventTime);
            Assert.Equal(TimeOf(json, "T"), e.TradeTime);
            Assert.Equal(json.GetProperty("m").GetBoolean(), e.IsBuyerMaker);
        });

    [Fact]
    public void Aggregate_trades_are_read_alike() => Check<AggregateTradeEvent>(
        StreamMessages.AggregateTrade, AggregateTradeReader.TryReadKnownLayout, AggregateTradeReader.TryReadGenerally,
        AggregateTradeReader.TryRead,
        (e, json) =>
        {
            Assert.Equal(json.GetProperty("a").GetInt64(), e.AggregateTradeId);
            Assert.Equal(json.GetProperty("f").GetInt64(), e.FirstTradeId);
            Assert.Equal(json.GetProperty("l").GetInt64(), e.LastTradeId);
            Assert.Equal(DecimalOf(json, "p"), e.Price);
            Assert.Equal(DecimalOf(json, "q"), e.Quantity);
            Assert.Equal(TimeOf(json, "T"), e.TradeTime);
        });

    [Fact]
    public void Book_tickers_are_read_alike() => Check<BookTickerEvent>(
        StreamMessages.BookTicker, BookTickerReader.TryReadKnownLayout, BookTickerReader.TryReadGenerally,
        BookTickerReader.TryRead,
        (e, json) =>
        {
            Assert.Equal(json.GetProperty("u").GetInt64(), e.UpdateId);
            Assert.Equal(DecimalOf(json, "b"), e.BidPrice);
            Assert.Equal(DecimalOf(json, "B"), e.BidQuantity);
            Assert.Equal(DecimalOf(json, "a"), e.AskPrice);
            Assert.Equal(DecimalOf(json, "A"), e.AskQuantity);
            Assert.Equal(e.ScaledBidPrice.Scale, e.ScaledAskPrice.Scale);
            Assert.Equal(e.ScaledBidQuantity.Scale, e.ScaledAskQuantity.Scale);
        });

    [Fact]
    public void Klines_are_read_alike() => Check<KlineEvent>(
        StreamMessages.Kline, KlineReader.TryReadKnownLayout, KlineReader.TryReadGenerally, KlineReader.TryRead,
        (e, json) =>
        {
            var k = json.GetProperty("k");
            Assert.Equal(k.GetProperty("i").GetString(), e.Interval.Value);
            Assert.Equal(TimeOf(k, "t"), e.OpenTime);
            Assert.Equal(DecimalOf(k, "o"), e.OpenPrice);
            Assert.Equal(DecimalOf(k, "c"), e.ClosePrice);
            Assert.Equal(DecimalOf(k, "h"), e.HighPrice);
            Assert.Equal(DecimalOf(k, "l"), e.LowPrice);
            Assert.Equal(k.GetProperty("v").GetString(), e.Volume.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(k.GetProperty("Q").GetString(), e.TakerBuyQuoteVolume.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(k.GetProperty("f").GetInt64(), e.FirstTradeId);
            Assert.Equal(k.GetProperty("x").GetBoolean(), e.IsClosed);
        });

    [Fact]
    public void Tickers_are_read_alike() => Check<TickerEvent>(
        StreamMessages.Ticker, TickerReader.TryReadKnownLayout, TickerReader.TryReadGenerally, TickerReader.TryRead,
        (e, json) =>
        {
            Assert.Equal(DecimalOf(json, "p"), e.PriceChange);
            Assert.Equal(
                json.GetProperty("P").GetString(), e.PriceChangePercent.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(DecimalOf(json, "w"), e.WeightedAveragePrice);
            Assert.Equal(DecimalOf(json, "A"), e.AskQuantity);
            Assert.Equal(json.GetProperty("q").GetString(), e.QuoteVolume.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(TimeOf(json, "C"), e.CloseTime);
            Assert.Equal(json.GetProperty("n").GetInt64(), e.TradeCount);
        });

    [Fact]
    public void Mini_tickers_are_read_alike() => Check<MiniTickerEvent>(
        StreamMessages.MiniTicker, MiniTickerReader.TryReadKnownLayout, MiniTickerReader.TryReadGenerally,
        MiniTickerReader.TryRead,
        (e, json) =>
        {
            Assert.Equal(DecimalOf(json, "c"), e.ClosePrice);
            Assert.Equal(DecimalOf(json, "l"), e.LowPrice);
            Assert.Equal(json.GetProperty("v").GetString(), e.Volume.ToString(CultureInfo.InvariantCulture));
        });

    [Fact]
    public void Depth_updates_are_read_alike() => Check<DepthEvent>(
        StreamMessages.Depth, Into(DepthReader.TryReadKnownLayout), Into(DepthReader.TryReadGenerally),
        Into(DepthReader.TryRead),
        (e, json) =>
        {
            Assert.Equal(json.GetProperty("s").GetString(), e.Symbol.Value);
            Assert.Equal(json.GetProperty("U").GetInt64(), e.FirstUpdateId);
            Assert.Equal(json.GetProperty("u").GetInt64(), e.FinalUpdateId);
            Assert.Equal(LevelsOf(json.GetProperty("b")), LevelsOf(e, e.Bids));
            Assert.Equal(LevelsOf(json.GetProperty("a")), LevelsOf(e, e.Asks));
        }, SameDepth);

    [Fact]
    public void Snapshots_are_read_alike() => Check<DepthEvent>(
        StreamMessages.Snapshot, Into(SnapshotReader.TryReadKnownLayout), Into(SnapshotReader.TryReadGenerally),
        Into(SnapshotReader.TryRead),
        (e, json) =>
        {
            Assert.Equal(json.GetProperty("lastUpdateId").GetInt64(), e.FinalUpdateId);
            Assert.Equal(LevelsOf(json.GetProperty("bids")), LevelsOf(e, e.Bids));
            Assert.Equal(LevelsOf(json.GetProperty("asks")), LevelsOf(e, e.Asks));
        }, SameDepth);

    [Theory]
    [InlineData("\"t\":12345", "\"t\":012345")]
    [InlineData("\"t\":12345", "\"t\":0123456789")]
    [InlineData("\"t\":12345", "\"t\":-")]
    [InlineData("\"t\":12345", "\"t\":1.5")]
    [InlineData("\"t\":12345", "\"t\":\"12345\"")]
    [InlineData("\"t\":12345", "\"t\":12345678901234567890")]
    [InlineData("\"t\":12345", "\"t\":12345,\"t\":12345")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":0.10000000")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\"\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\".10000000\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\"-0.10000000\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\"1e-1\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\"0.1000000x\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":\"1234567890123.00000001\"")]
    [InlineData("\"p\":\"0.10000000\"", "\"p\":null")]
    [InlineData("\"s\":\"BNBBTC\"", "\"s\":\"\"")]
    [InlineData("\"s\":\"BNBBTC\"", "\"s\":\"BNB BTC\"")]
    [InlineData("\"E\":1672515782136", "\"E\":-1")]
    [InlineData("\"m\":true", "\"m\":1")]
    [InlineData("\"e\":\"trade\"", "\"e\":\"aggTrade\"")]
    public void What_is_no_sound_trade_is_not_read(string sound, string broken)
    {
        const string Trade = "{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"t\":12345,\"p\":\"0.10000000\"," +
            "\"q\":\"1.00000000\",\"T\":1672515782136,\"m\":true,\"M\":true}";
        Assert.True(TradeReader.TryRead(Encoding.UTF8.GetBytes(Trade), out _));
        var payload = Encoding.UTF8.GetBytes(Trade.Replace(sound, broken, StringComparison.Ordinal));
        Assert.False(TradeReader.TryReadKnownLayout(payload, out _));
        Assert.False(TradeReader.TryRead(payload, out _));
    }

    [Theory]
    [InlineData("92233720367.99999999", "92233720367.99999999")]
    [InlineData("123456789012.00000000", "123456789012.0000000")]
    [InlineData("9000000000000000000.00000000", "9000000000000000000")]
    [InlineData("0.000000000000000001", "0.000000000000000001")]
    [InlineData("0", "0.00000000")]
    public void Large_and_small_quantities_keep_their_value(string wire, string kept)
    {
        var payload = Encoding.UTF8.GetBytes(
            "{\"u\":1,\"s\":\"B\",\"b\":\"1.00000000\",\"B\":\"" + wire + "\",\"a\":\"2.00000000\",\"A\":\"0\"}");
        Assert.True(BookTickerReader.TryRead(payload, out var e));
        Assert.Equal(kept, e.ScaledBidQuantity.ToString());
        Assert.Equal(Parse(wire), e.BidQuantity);
        Assert.Equal(0, e.AskQuantity);
        Assert.Equal(8, e.ScaledBidPrice.Scale);
    }

    private static void Check<T>(
        Gen<Fields> messages, Reader<T> quick, Reader<T> general, Reader<T> both, Action<T, JsonElement> compare,
        Func<T, T, bool>? same = null)
    {
        var equal = same ?? ((a, b) => EqualityComparer<T>.Default.Equals(a, b));
        var tookQuickWay = 0;
        var wasRead = 0;
        Gen.Select(messages, Gen.Int).SampleSeeded(drawn =>
        {
            var (fields, seed) = drawn;
            var random = new Random(seed);
            var text = StreamMessages.Write(fields, "");
            var plain = Encoding.UTF8.GetBytes(text);

            // As sent: what System.Text.Json sees is what both readers see.
            var isRead = general(plain, out var expected);
            if (isRead)
            {
                wasRead++;
                using var document = JsonDocument.Parse(plain);
                compare(expected, document.RootElement);
            }

            if (quick(plain, out var quickly))
            {
                tookQuickWay++;
                Assert.True(isRead, text);
                Assert.True(equal(expected, quickly), text);
            }

            Assert.Equal(isRead, both(plain, out var read));
            Assert.True(!isRead || equal(expected, read), text);

            // Shuffled, extended, padded with white space, escaped: the same.
            foreach (var other in Variants(fields, random))
            {
                Assert.True(isRead == both(Encoding.UTF8.GetBytes(other), out var varied), other);
                Assert.True(!isRead || equal(expected, varied), other);
            }

            Broken(plain, random, both);

            // One byte changed: both ways judge alike.
            var changed = (byte[])plain.Clone();
            changed[random.Next(changed.Length)] = Replacements[random.Next(Replacements.Length)];
            if (quick(changed, out var changedQuickly))
            {
                Assert.True(general(changed, out var changedGenerally), Encoding.UTF8.GetString(changed));
                Assert.True(equal(changedGenerally, changedQuickly), Encoding.UTF8.GetString(changed));
            }
        }, count: 600);
        Assert.True(tookQuickWay > 50, FormattableString.Invariant($"the quick way was taken {tookQuickWay} times"));
        Assert.True(wasRead > 300, FormattableString.Invariant($"only {wasRead} messages were read"));
    }

    private static IEnumerable<string> Variants(Fields fields, Random random)
    {
        var shuffled = fields.ToArray();
        random.Shuffle(shuffled);
        yield return StreamMessages.Write(shuffled, "");
        yield return StreamMessages.Write(fields, " \t\r\n");
        var extended = fields.ToList();
        extended.Insert(random.Next(extended.Count + 1), new("zz", "[1,{\"e\":[\"x\"]},null]"));
        extended.Insert(random.Next(extended.Count + 1), new("Z", "{\"s\":\"no\",\"p\":1e5}"));
        yield return StreamMessages.Write(extended, "");
        var index = random.Next(fields.Count);
        yield return StreamMessages.Write(
            fields.Select((f, i) => i == index ? new(Escape(f.Key), f.Value) : f), "");
        if (fields.FindIndex(f => f.Key == "s") is var s and >= 0)
        {
            yield return StreamMessages.Write(
                fields.Select((f, i) => i == s ? new(f.Key, $"\"{Escape(f.Value[1..^1])}\"") : f), "");
        }
    }

    private static void Broken<T>(byte[] plain, Random random, Reader<T> read)
    {
        var cut = random.Next(plain.Length);
        Assert.False(read(plain.AsSpan(0, cut), out _), Encoding.UTF8.GetString(plain.AsSpan(0, cut)));
        Assert.False(read([.. plain, (byte)'x'], out _));
        Assert.False(read([.. plain, (byte)'}'], out _));
        Assert.False(read([.. plain, .. plain], out _));
        Assert.False(read([(byte)'[', .. plain, (byte)']'], out _));

        // Cut inside a larger buffer: bytes behind the end must not be looked at.
        Assert.False(read(plain.AsSpan(0, plain.Length - 1), out _));
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));

    private static Reader<DepthEvent> Into(DepthTake read) =>
        (ReadOnlySpan<byte> payload, out DepthEvent value) =>
        {
            // Not cleared between messages: what an earlier one left must never show.
            var buffer = new DepthBuffer { Bids = new BookLevel[1], Asks = new BookLevel[1], BidCount = 1 };
            var isRead = read(payload, buffer);
            value = new DepthEvent
            {
                Symbol = buffer.Symbol,
                EventTime = buffer.EventTime,
                FirstUpdateId = buffer.FirstUpdateId,
                FinalUpdateId = buffer.FinalUpdateId,
                PriceScale = buffer.PriceScale,
                QuantityScale = buffer.QuantityScale,
                Bids = buffer.Bids.AsMemory(0, buffer.BidCount),
                Asks = buffer.Asks.AsMemory(0, buffer.AskCount),
            };
            return isRead;
        };

    private static bool SameDepth(DepthEvent a, DepthEvent b) =>
        a with { Bids = default, Asks = default } == b with { Bids = default, Asks = default }
        && a.Bids.Span.SequenceEqual(b.Bids.Span) && a.Asks.Span.SequenceEqual(b.Asks.Span);

    private static List<(decimal, decimal)> LevelsOf(JsonElement levels) =>
        [.. levels.EnumerateArray().Select(l => (Parse(l[0].GetString()!), Parse(l[1].GetString()!)))];

    private static List<(decimal, decimal)> LevelsOf(DepthEvent e, ReadOnlyMemory<BookLevel> levels) =>
        [.. levels.ToArray().Select(l => (e.PriceOf(l), e.QuantityOf(l)))];

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static decimal DecimalOf(JsonElement json, string key) => Parse(json.GetProperty(key).GetString()!);

    private static ExchangeTime TimeOf(JsonElement json, string key) =>
        json.GetProperty(key).GetInt64() is var t && t < 100_000_000_000_000 ? new(t * 1000) : new(t);
}
