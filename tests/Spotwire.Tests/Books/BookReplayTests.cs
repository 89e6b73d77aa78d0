using System.IO.Compression;
using System.Text;
using Spotwire.Books;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Books;

public sealed class BookReplayTests
{
    [Theory]
    [InlineData("btcusdt_20240808.gz", "BTCUSDT", 3449, 2, 560)]
    [InlineData("ethusdt_20240808.gz", "ETHUSDT", 3432, 2, 550)]
    public void Captured_days_have_no_gap_and_agree_with_every_comparable_ticker(
        string file, string symbol, long applied, long stale, long agreeing)
    {
        var replay = new BookReplay();
        var lines = 0;
        foreach (var message in Captured(file))
        {
            replay.Feed(message);
            lines++;
        }

        Assert.Equal(symbol, replay.Symbol.Value);
        Assert.Equal((applied, stale, 0L), (replay.Applied, replay.Stale, replay.Gaps));
        Assert.Equal((agreeing, 0L), (replay.BookTickerAgree, replay.BookTickerDisagree));
        Assert.Equal(lines, Enum.GetValues<MessageKind>().Sum(replay.Count));
        Assert.Equal((1L, 0L), (replay.Count(MessageKind.Snapshot), replay.Count(MessageKind.Other)));
        Assert.Equal(applied + stale, replay.Count(MessageKind.DepthUpdate));
    }

    [Theory]
    [InlineData("btcusdt_20240808.gz")]
    [InlineData("ethusdt_20240808.gz")]
    public void Captured_days_leave_the_same_book_as_sorted_dictionaries_and_exact_volumes(string file)
    {
        var (replay, naive, buffer) = (new BookReplay(), new NaiveBook(), new DepthBuffer());
        var (id, volume, quoteVolume, kept) = (0L, 0m, 0m, new List<byte[]>());
        foreach (var message in Captured(file))
        {
            var kind = replay.Feed(message);
            CombinedFrame.TrySplit(message, out _, out var data);
            if (kind == MessageKind.Snapshot && SnapshotReader.TryRead(message, buffer))
            {
                naive.Load(buffer);
                id = buffer.FinalUpdateId;
                kept.ForEach(Apply);
            }
            else if (kind == MessageKind.DepthUpdate && id == 0)
            {
                kept.Add(message);
            }
            else if (kind == MessageKind.DepthUpdate)
            {
                Apply(message);
            }
            else if (kind == MessageKind.Trade)
            {
                TradeReader.TryRead(data, out var trade);
                volume += trade.Quantity;
                quoteVolume += trade.Price * trade.Quantity;
            }
        }

        var top = replay.Top(int.MaxValue);
        Assert.Equal((naive.Bids.Count, naive.Asks.Count), (replay.BidLevels, replay.AskLevels));
        Assert.Equal(naive.Bids.Reverse().Select(level => (level.Key, level.Value)), top.Bids.Select(Pair));
        Assert.Equal(naive.Asks.Select(level => (level.Key, level.Value)), top.Asks.Select(Pair));
        Assert.Equal((id, BookState.Live), (top.LastUpdateId, top.State));
        Assert.Equal((volume, quoteVolume), (replay.TradeVolume, replay.TradeQuoteVolume));

        void Apply(byte[] message)
        {
            CombinedFrame.TrySplit(message, out _, out var data);
            Assert.True(DepthReader.TryRead(data, buffer));
            if (buffer.FinalUpdateId > id)
            {
                naive.Apply(buffer);
                id = buffer.FinalUpdateId;
            }
        }
    }

    [Fact]
    public void A_message_left_out_is_a_gap_and_nothing_disagrees_afterwards()
    {
        var replay = new BookReplay();
        var seen = 0;
        foreach (var message in Captured("btcusdt_20240808.gz"))
        {
            if (message.AsSpan().IndexOf("depthUpdate"u8) < 0 || ++seen != 1_000)
            {
                replay.Feed(message);
            }
        }

        Assert.Equal((997L, 1L, 0L), (replay.Applied, replay.Gaps, replay.LastUpdateId));
        Assert.True(replay.BookTickerAgree > 100);
        Assert.Equal(0, replay.BookTickerDisagree);
        Assert.Equal(BookState.Synchronizing, replay.Top().State);
    }

    [Fact]
    public void A_quantity_changed_in_the_capture_disagrees()
    {
        var replay = new BookReplay();
        foreach (var message in Captured("btcusdt_20240808.gz"))
        {
            // Every quantity of the events, not of the tickers, is made a tenth where it begins with a one.
            var text = Encoding.UTF8.GetString(message);
            replay.Feed(text.Contains("depthUpdate", StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(text.Replace(",\"1.", ",\"0.", StringComparison.Ordinal))
                : message);
        }

        Assert.Equal(0, replay.Gaps);
        Assert.True(replay.BookTickerDisagree > 10);
    }

    [Fact]
    public void Every_form_of_message_is_recognized()
    {
        var replay = new BookReplay();
        Assert.Equal(MessageKind.Snapshot, Feed(
            """{"lastUpdateId":10,"bids":[["10.00","1.0"]],"asks":[["11.00","2.0"]]}"""));
        Assert.Equal(MessageKind.DepthUpdate, Feed(
            """{"e":"depthUpdate","E":1723161255208,"s":"BTCUSDT","U":11,"u":11,"b":[["10.01","3.00"]],"a":[]}"""));
        Assert.Equal(MessageKind.DepthUpdate, Feed(
            """
            {"data":{"u":12,"U":12,"new":0,"b":[],"a":[["11.00","0"]],"s":"BTCUSDT","E":1723161255208,
            "e":"depthUpdate"},"stream":"x"}
            """));
        Assert.Equal(MessageKind.BookTicker, Feed(
            """{"stream":"x","data":{"s":"BTCUSDT","u":12,"b":"1","B":"1","a":"2","A":"1"}}"""));
        Assert.Equal(MessageKind.Trade, Feed(
            """{"e":"trade","E":1723161255208,"s":"BTCUSDT","t":1,"p":"2.5","q":"0.5","T":1723161255208,"m":true}"""));
        Assert.Equal(MessageKind.Other, Feed(
            """{"e":"trade","E":1723161255208,"s":"ETHUSDT","t":1,"p":"2.5","q":"0.5","T":1723161255208,"m":true}"""));
        Assert.Equal(MessageKind.Other, Feed(
            """{"stream":"btcusdt@depth5","data":{"lastUpdateId":10,"bids":[],"asks":[]}}"""));
        Assert.Equal(MessageKind.Other, Feed("""{"e":"aggTrade"}"""));
        Assert.Equal(MessageKind.Other, Feed("""{"e":"depthUpdate","E":1723161255208,"""));
        Assert.Equal(MessageKind.Other, Feed("nonsense"));
        Assert.Equal(MessageKind.Other, Feed(""));

        var top = replay.Top();
        Assert.Equal((12L, 10.01m, 3m, 2, 0), (
            top.LastUpdateId, top.BestBid!.Value.Price, top.BestBid.Value.Quantity, top.Bids.Count, top.Asks.Count));
        Assert.Null(top.BestAsk);
        Assert.Null(top.Spread);
        Assert.Equal((0.5m, 1.25m), (replay.TradeVolume, replay.TradeQuoteVolume));

        MessageKind Feed(string message) => replay.Feed(Encoding.UTF8.GetBytes(message));
    }

    [Fact]
    public void Sums_keep_eight_places_and_more_where_they_are_needed()
    {
        var sum = default(ExactSum);
        sum.AddProduct(new(1_234_567_890_123, 8), new(987_654_321_098, 8));
        sum.AddProduct(new(3, 0), new(5, 1));
        Assert.Equal(121932631.1368821824715054m + 1.5m, sum.ToDecimal());
        var plain = default(ExactSum);
        plain.Add(new(150_000_000, 8));
        plain.AddProduct(new(200_000_000, 8), new(200_000_000, 8));
        Assert.Equal("5.50000000", plain.ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static (decimal Price, decimal Quantity) Pair(Market.PriceLevel level) => (level.Price, level.Quantity);

    private static IEnumerable<byte[]> Captured(string file)
    {
        using var packed = File.OpenRead(SharedData.Require("market-data", file));
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            yield return Encoding.UTF8.GetBytes(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
    }
}
