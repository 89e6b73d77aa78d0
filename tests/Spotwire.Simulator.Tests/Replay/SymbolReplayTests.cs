using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Replay;
using Spotwire.Simulator.Streams;
using Spotwire.Simulator.Tests.Streams;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Replay;

public sealed class SymbolReplayTests : IDisposable
{
    private const long Start = 1_767_225_600_000_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("spotwire-replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("btcusdt_20240808.gz", "20", "depth@100ms", 3, 300)]
    [InlineData("btcusdt_20240808.gz", "20", "depth", 3, 0)]
    [InlineData("ethusdt_20240808.gz", null, "depth@100ms", 0, 500)]
    public void ABookFetchedAtAnyMomentJoinsTheCapturedMessages(
        string file, string? speed, string depth, int seconds, int agree)
    {
        var path = SharedData.Require("market-data", file);
        using var play = new Play([path], speed is null ? null : decimal.Parse(speed, System.Globalization.CultureInfo.InvariantCulture));
        var symbol = play.Replay.Symbol.ToLowerInvariant();
        var before = play.Replay.Data.Depth(5000);
        Assert.Equal(1000, before.Bids.Count);
        var sink = play.Open($"/stream", $"streams={symbol}@{depth}/{symbol}@bookTicker/{symbol}@trade");
        play.Pass(TimeSpan.FromSeconds(seconds));
        var snapshot = play.Replay.Data.Depth(5000);
        play.PassToEnd();

        var book = new NaiveBook(snapshot);
        long trades = 0;
        foreach (var message in sink.Messages.Select(message => message.GetProperty("data")))
        {
            if (message.TryGetProperty("U", out _))
            {
                book.Apply(message);
            }
            else if (message.TryGetProperty("t", out _))
            {
                trades++;
            }
            else
            {
                book.Ticker = message;
            }
        }

        Assert.Equal(0, book.Gaps);
        Assert.InRange(book.Agree, agree, int.MaxValue);
        Assert.Equal(0, book.Disagree);
        Assert.Equal(play.Replay.Data.TradeCount, trades);
        var end = play.Replay.Data.Depth(int.MaxValue);
        Assert.Equal(end.LastUpdateId, book.LastUpdateId);
        Assert.Equal(end.Bids.Select(level => (level.Price, level.Quantity)), book.Bids.Reverse());
        Assert.Equal(end.Asks.Select(level => (level.Price, level.Quantity)), book.Asks);
        Assert.True(play.Replay.HasEnded);
    }

    [Fact]
    public void NothingPlaysBeforeSomebodyListens()
    {
        using var play = new Play([Write("a", Depth(1, 11, 12), Snapshot(2, 10), Depth(3, 13, 14))], 1m);
        play.Pass(TimeSpan.FromSeconds(30));
        Assert.False(play.Replay.HasStarted);
        play.Open("/ws/ethusdt@trade", "");
        Assert.False(play.Replay.HasStarted);
        play.Open("/ws/tstusdt@trade", "");
        Assert.True(play.Replay.HasStarted);
        Assert.Equal(10, play.Replay.Data.LastUpdateId);
    }

    [Fact]
    public void TimesAreMovedOntoTheExchangesClockAndDividedBySpeed()
    {
        var trade = """{"e":"trade","E":1700000004000,"s":"TSTUSDT","t":7,"p":"2","q":"3","T":1700000003999,"m":true}""";
        using var play = new Play([Write("a", Depth(0, 11, 12), (4000, trade))], 4m);
        var sink = play.Open("/ws/tstusdt@trade", "timeUnit=MICROSECOND");
        play.Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(sink.Texts);
        play.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            "{\"e\":\"trade\",\"E\":" + (Start + 1_000_000) + ",\"s\":\"TSTUSDT\",\"t\":7,\"p\":\"2.00000000\","
            + "\"q\":\"3.00000000\",\"T\":" + (Start + 999_750) + ",\"m\":true,\"M\":true}",
            Assert.Single(sink.Texts));
        Assert.Equal(7, play.Replay.Data.RecentTrades(10)[0].Id);
    }

    [Fact]
    public void SeveralFilesAreOneSequenceAndEachGapTakesTheNextSnapshot()
    {
        var first = Write("a", Snapshot(0, 10), Depth(1, 11, 12));
        var second = Write("b", Depth(90_000_000, 51, 52), Depth(90_000_100, 53, 60), Snapshot(90_000_200, 55),
            Depth(90_000_300, 61, 61));
        using var play = new Play([first, second], 1m);
        var sink = play.Open("/ws/tstusdt@depth", "");
        play.Pass(TimeSpan.FromMilliseconds(500));
        Assert.Equal(12, play.Replay.Data.LastUpdateId);
        play.Pass(TimeSpan.FromMilliseconds(510));
        Assert.Equal(55, play.Replay.Data.LastUpdateId);
        play.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(61, play.Replay.Data.LastUpdateId);
        Assert.Equal(
            [(11L, 12L), (51L, 61L)],
            sink.Messages.Select(m => (m.GetProperty("U").GetInt64(), m.GetProperty("u").GetInt64())));
        Assert.True(play.Replay.HasEnded);
    }

    [Fact]
    public void PlainAndCompressedFilesReadAlike()
    {
        var plain = Write("a", Snapshot(0, 10), Depth(1, 11, 12));
        var packed = plain + ".gz";
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(plain));
        }

        static string[] Texts(string path) => [.. CaptureReader.Read([path])
            .Select(message => message.ReceivedNanos + Encoding.UTF8.GetString(message.Payload.Span))];
        Assert.Equal(Texts(plain), Texts(packed));
        Assert.Equal(2, Texts(plain).Length);
    }

    private static (long Millis, string Text) Depth(long millis, long first, long final) => (millis,
        "{\"stream\":\"tstusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + (1_700_000_000_000 + millis)
        + ",\"s\":\"TSTUSDT\",\"U\":" + first + ",\"u\":" + final + ",\"b\":[[\"1.5\",\"2\"]],\"a\":[]}}");

    private static (long Millis, string Text) Snapshot(long millis, long id) => (millis,
        "{\"lastUpdateId\":" + id + ",\"bids\":[[\"1.00000000\",\"5.00000000\"]],\"asks\":[[\"2.0\",\"5.0\"]]}");

    private string Write(string name, params (long Millis, string Text)[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines.Select(line => (1_700_000_001_000 + line.Millis) + "000000 " + line.Text));
        return path;
    }

    private sealed class Play : IDisposable
    {
        private readonly StreamHub _hub = new(Start);
        private long _now = Start;

        public Play(string[] paths, decimal? speed)
        {
            Replay = new SymbolReplay(Assert.Single(ReplayTape.Load(paths)), speed);
            _hub.Add(Replay.Data);
            _hub.Subscribed = (market, now) =>
            {
                Assert.Same(Replay.Data, market);
                Replay.Start(now);
            };
        }

        public SymbolReplay Replay { get; }

        public RecordingSink Open(string path, string query)
        {
            var sink = new RecordingSink();
            _hub.Open(StreamTarget.Parse(path, query)!, sink, _now);
            return sink;
        }

        public void Pass(TimeSpan span)
        {
            var end = _now + (span.Ticks / 10);
            while (Math.Min(_hub.NextTickMicros, Replay.NextDueMicros) <= end)
            {
                _now = Math.Max(_now, Math.Min(_hub.NextTickMicros, Replay.NextDueMicros));
                Replay.Advance(_now, _now, 0);
                _hub.Tick(_now);
            }

            _now = end;
        }

        public void PassToEnd()
        {
            while (!Replay.HasEnded)
            {
                Pass(TimeSpan.FromSeconds(1));
            }

            Pass(TimeSpan.FromSeconds(1));
        }

        public void Dispose()
        {
            Replay.Dispose();
            _hub.Dispose();
        }
    }

    /// <summary>The documented procedure, as plainly as can be.</summary>
    private sealed class NaiveBook
    {
        private readonly SortedDictionary<decimal, decimal> _bids = [];
        private readonly SortedDictionary<decimal, decimal> _asks = [];

        public NaiveBook(DepthView snapshot)
        {
            LastUpdateId = snapshot.LastUpdateId;
            foreach (var level in snapshot.Bids)
            {
                _bids[level.Price] = level.Quantity;
            }

            foreach (var level in snapshot.Asks)
            {
                _asks[level.Price] = level.Quantity;
            }
        }

        public long LastUpdateId { get; private set; }

        public int Gaps { get; private set; }

        public int Agree { get; private set; }

        public int Disagree { get; private set; }

        public JsonElement? Ticker { get; set; }

        public IEnumerable<(decimal, decimal)> Bids => _bids.Select(level => (level.Key, level.Value));

        public IEnumerable<(decimal, decimal)> Asks => _asks.Select(level => (level.Key, level.Value));

        public void Apply(JsonElement message)
        {
            if (message.GetProperty("u").GetInt64() <= LastUpdateId)
            {
                return;
            }

            Gaps += message.GetProperty("U").GetInt64() > LastUpdateId + 1 ? 1 : 0;
            LastUpdateId = message.GetProperty("u").GetInt64();
            Set(_bids, message.GetProperty("b"));
            Set(_asks, message.GetProperty("a"));
            if (Ticker is { } ticker && ticker.GetProperty("u").GetInt64() == LastUpdateId)
            {
                var same = Number(ticker, "b") == _bids.Last().Key && Number(ticker, "B") == _bids.Last().Value
                    && Number(ticker, "a") == _asks.First().Key && Number(ticker, "A") == _asks.First().Value;
                Agree += same ? 1 : 0;
                Disagree += same ? 0 : 1;
            }
        }

        private static decimal Number(JsonElement element, string name) =>
            decimal.Parse(element.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        private static void Set(SortedDictionary<decimal, decimal> side, JsonElement levels)
        {
            foreach (var level in levels.EnumerateArray())
            {
                var price = decimal.Parse(level[0].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
                var quantity = decimal.Parse(level[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
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
}
