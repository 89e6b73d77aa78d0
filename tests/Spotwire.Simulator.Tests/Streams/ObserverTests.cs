using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Hosts;
using Spotwire.Simulator.MarketData;
using Spotwire.Simulator.Streams;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Streams;

/// <summary>After some time of random flow, what the market calls answer is what somebody has rebuilt who only heard
/// the streams.</summary>
public sealed class ObserverTests : IDisposable
{
    private const long Start = ExchangeDriver.Start;
    private const long End = Start + (7 * KlineCalendar.Minute) + 200_000;

    private readonly RecordingSink _sink = new();
    private readonly ExchangeMachine _machine = new(
        new SimulatorOptions
        {
            Host = SimulatorHost.InMemory,
            Seed = 7,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with
                {
                    ReferencePrice = ReferencePriceRule.Mean(20, TimeSpan.FromSeconds(3)),
                },
            ],
        },
        new FaultScript(),
        Start);

    private readonly Dictionary<string, List<JsonElement>> _heard = [];

    public ObserverTests()
    {
        string[] streams =
        [
            "trade", "aggTrade", "blockTrade", "bookTicker", "depth@100ms", "avgPrice", "referencePrice", "kline_1m",
            "kline_1d@+08:00",
        ];
        var names = streams.Select(stream => "btcusdt@" + stream).ToArray();
        var target = StreamTarget.Parse(
            "/stream", "timeUnit=MICROSECOND&streams=" + string.Join('/', names))!;
        _machine.Advance(Start - 1);
        var session = _machine.Hub.Open(target, _sink, Start)!;
        for (var now = Start; now < End; now += 10 * KlineCalendar.Second)
        {
            _machine.Advance(now);
            if (_sink.Pings.Count > 0)
            {
                _machine.Hub.ReceivePong(session, _sink.Pings[^1], now);
            }
        }

        _machine.Advance(End);
        foreach (var message in _sink.Messages)
        {
            var name = message.GetProperty("stream").GetString()!;
            _heard.TryAdd(name, []);
            _heard[name].Add(message.GetProperty("data"));
        }
    }

    private List<JsonElement> Trades => _heard["btcusdt@trade"];

    [Fact]
    public void TradesAndAggregates()
    {
        Assert.Equal(
            Trades.TakeLast(1000).Select(t => (t.Whole("t"), t.Amount("p"), t.Amount("q"), t.Whole("T"), t.Flag("m"))),
            Rows("historicalTrades", "limit=1000").Select(t =>
                (t.Whole("id"), t.Amount("price"), t.Amount("qty"), t.Whole("time"), t.Flag("isBuyerMaker"))));
        Assert.Equal(
            _heard["btcusdt@aggTrade"].TakeLast(1000).Select(Aggregate),
            Rows("aggTrades", "limit=1000").Select(Aggregate));
        Assert.Equal(
            Trades.Sum(trade => trade.Amount("q")), _heard["btcusdt@aggTrade"].Sum(trade => trade.Amount("q")));

        static (long, decimal, decimal, long, long, long, bool) Aggregate(JsonElement t) => (t.Whole("a"),
            t.Amount("p"), t.Amount("q"), t.Whole("f"), t.Whole("l"), t.Whole("T"), t.Flag("m"));
    }

    [Fact]
    public void BlockTrades()
    {
        _machine.Exchange.Find("BTCUSDT")!.Data.OnBlockTrade(50_000m, 300m, End, isBuyerMaker: false);
        Assert.Equal("300.00000000", Rows("historicalBlockTrades", "fromId=1")[^1].Word("qty"));
        var told = JsonDocument.Parse(_sink.Last).RootElement.GetProperty("data");
        Assert.Equal("blockTrade", told.Word("e"));
    }

    [Fact]
    public void TheBook()
    {
        var book = new Dictionary<string, SortedDictionary<decimal, decimal>> { ["b"] = [], ["a"] = [] };
        long last = 0;
        foreach (var change in _heard["btcusdt@depth@100ms"])
        {
            Assert.Equal(last + 1, last == 0 ? 1 : change.Whole("U"));
            last = change.Whole("u");
            foreach (var (name, side) in book)
            {
                foreach (var level in change.GetProperty(name).EnumerateArray())
                {
                    side.Remove(Number(level[0]));
                    if (Number(level[1]) > 0)
                    {
                        side.Add(Number(level[0]), Number(level[1]));
                    }
                }
            }
        }

        // The orders that were placed before the first subscription are all replaced by now, but for a few far away.
        var depth = Json("depth", "limit=5");
        Assert.Equal(last, depth.Whole("lastUpdateId"));
        Assert.Equal(
            book["b"].Reverse().Take(5).Select(level => (level.Key, level.Value)),
            depth.GetProperty("bids").EnumerateArray().Select(level => (Number(level[0]), Number(level[1]))));
        Assert.Equal(
            book["a"].Take(5).Select(level => (level.Key, level.Value)),
            depth.GetProperty("asks").EnumerateArray().Select(level => (Number(level[0]), Number(level[1]))));
        var top = Json("ticker/bookTicker");
        var heard = _heard["btcusdt@bookTicker"][^1];
        Assert.Equal((heard.Word("b"), heard.Word("B")), (top.Word("bidPrice"), top.Word("bidQty")));
        Assert.Equal((heard.Word("a"), heard.Word("A")), (top.Word("askPrice"), top.Word("askQty")));
    }

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("1m", 60)]
    [InlineData("3m", 180)]
    [InlineData("1h", 3600)]
    [InlineData("1w", 604800)]
    public void Klines(string interval, int seconds)
    {
        foreach (var row in Rows("klines", $"interval={interval}&limit=1000"))
        {
            var open = row[0].GetInt64();
            var close = row[6].GetInt64();
            var inside = Trades.Where(trade => trade.Whole("T") >= open && trade.Whole("T") <= close).ToArray();
            Assert.Equal(open + (seconds * 1_000_000L) - 1, close);
            Assert.Equal(inside.Length, row[8].GetInt32());
            if (inside.Length > 0)
            {
                Assert.Equal(inside[0].Amount("p"), Number(row[1]));
                Assert.Equal(inside.Max(trade => trade.Amount("p")), Number(row[2]));
                Assert.Equal(inside.Min(trade => trade.Amount("p")), Number(row[3]));
                Assert.Equal(inside[^1].Amount("p"), Number(row[4]));
            }

            Assert.Equal(inside.Sum(trade => trade.Amount("q")), Number(row[5]));
            Assert.Equal(inside.Sum(trade => trade.Amount("p") * trade.Amount("q")), Number(row[7]));
            var bought = inside.Where(trade => !trade.Flag("m")).ToArray();
            Assert.Equal(bought.Sum(trade => trade.Amount("q")), Number(row[9]));
            Assert.Equal(bought.Sum(trade => trade.Amount("p") * trade.Amount("q")), Number(row[10]));
        }
    }

    [Fact]
    public void KlinesOfTheStream()
    {
        var closed = _heard["btcusdt@kline_1m"].Select(message => message.GetProperty("k"))
            .Where(kline => kline.Flag("x")).ToArray();
        Assert.Equal(7, closed.Length);
        foreach (var (kline, row) in closed.Zip(Rows("klines", "interval=1m")))
        {
            string[] letters = ["t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B"];
            Assert.Equal(letters.Select(letter => kline.GetProperty(letter).ToString()),
                row.EnumerateArray().Select(value => value.ToString()));
        }

        var shifted = _heard["btcusdt@kline_1d@+08:00"][^1].GetProperty("k");
        Assert.Equal(Start - (8 * KlineCalendar.Hour), shifted.Whole("t"));
        Assert.Equal(shifted.Whole("t"), Rows("klines", "interval=1d&timeZone=8")[^1][0].GetInt64());
    }

    [Fact]
    public void StatisticsAndPrices()
    {
        foreach (var path in new[] { "ticker/24hr", "ticker/tradingDay", "ticker" })
        {
            var row = Json(path);
            var inside = Trades.Where(trade => trade.Whole("T") >= row.Whole("openTime")).ToArray();
            Assert.Equal(inside.Length, row.Whole("count"));
            Assert.Equal(inside.Sum(trade => trade.Amount("q")), row.Amount("volume"));
            Assert.Equal(inside.Sum(trade => trade.Amount("p") * trade.Amount("q")), row.Amount("quoteVolume"));
            Assert.Equal(inside[^1].Amount("p") - inside[0].Amount("p"), row.Amount("priceChange"));
            Assert.Equal((inside[0].Whole("t"), inside[^1].Whole("t")), (row.Whole("firstId"), row.Whole("lastId")));
        }

        var recent = Trades.Where(trade => trade.Whole("T") >= End - (End % 1_000_000) - 299_000_000).ToArray();
        var average = recent.Sum(t => t.Amount("p") * t.Amount("q")) / recent.Sum(t => t.Amount("q"));
        Assert.Equal(decimal.Round(average, 8, MidpointRounding.ToZero), Json("avgPrice").Amount("price"));
        Assert.Equal(Trades[^1].Amount("p"), Json("ticker/price").Amount("price"));

        foreach (var told in _heard["btcusdt@referencePrice"])
        {
            Assert.Equal(ReferencePrice(told.Whole("t")), told.Amount("r"));
        }

        Assert.Equal(ReferencePrice(End), Json("referencePrice").Amount("referencePrice"));
    }

    public void Dispose() => _machine.Dispose();

    // The mean over 20 buckets of three seconds, of which the oldest counts by the part that is still inside.
    private decimal ReferencePrice(long now)
    {
        const long width = 3 * KlineCalendar.Second;
        BigInteger sum = 0, count = 0;
        foreach (var bucket in Trades.Where(trade => trade.Whole("T") <= now).GroupBy(t => t.Whole("T") / width))
        {
            var expired = Math.Clamp(now - ((bucket.Key + 20) * width), 0, width);
            var all = (BigInteger)(bucket.Sum(trade => trade.Amount("p")) * 1_000_000_000_000m);
            sum += all - (all * expired / width);
            count += (bucket.Count() * 10_000) - (bucket.Count() * 10_000 * expired / width);
        }

        return (decimal)(sum / count) / 100_000_000m;
    }

    private static decimal Number(JsonElement value) =>
        decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    private JsonElement[] Rows(string path, string query) => [.. Json(path, query).EnumerateArray()];

    private JsonElement Json(string path, string query = "")
    {
        var response = _machine.Handle(
            new ExchangeRequest
            {
                Method = "GET",
                Path = "/api/v3/" + path,
                Query = ("symbol=BTCUSDT&" + query).TrimEnd('&'),
                Body = "",
                ApiKey = null,
                TimeUnit = "MICROSECOND",
                RemoteAddress = "127.0.0.1",
            },
            End);
        Assert.Equal(200, response.Status);
        return JsonDocument.Parse(Encoding.UTF8.GetString(response.Body.Span)).RootElement;
    }
}
