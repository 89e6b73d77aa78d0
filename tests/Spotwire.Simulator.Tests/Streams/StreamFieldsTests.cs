using System.Text.Json;
using Spotwire.Simulator.MarketData;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Streams;

/// <summary>Each stream's messages have the fields of the documentation's example, in its order.</summary>
public sealed class StreamFieldsTests
{
    [Theory]
    [InlineData("reference-price-streams-1", "bnbusdt@referencePrice")]
    [InlineData("aggregate-trade-streams-1", "bnbusdt@aggTrade")]
    [InlineData("trade-streams-1", "bnbusdt@trade")]
    [InlineData("block-trade-streams-1", "bnbusdt@blockTrade")]
    [InlineData("kline-candlestick-streams-for-utc-1", "bnbusdt@kline_1m")]
    [InlineData("kline-candlestick-streams-with-timezone-offset-1", "bnbusdt@kline_1d@+08:00")]
    [InlineData("individual-symbol-mini-ticker-stream-1", "bnbusdt@miniTicker")]
    [InlineData("individual-symbol-mini-ticker-stream-1", "!miniTicker@arr")]
    [InlineData("individual-symbol-ticker-streams-1", "bnbusdt@ticker")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "bnbusdt@ticker_1h")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "bnbusdt@ticker_4h")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "bnbusdt@ticker_1d")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "!ticker_1h@arr")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "!ticker_4h@arr")]
    [InlineData("individual-symbol-rolling-window-statistics-streams-1", "!ticker_1d@arr")]
    [InlineData("individual-symbol-book-ticker-streams-1", "bnbusdt@bookTicker")]
    [InlineData("average-price-1", "bnbusdt@avgPrice")]
    [InlineData("partial-book-depth-streams-1", "bnbusdt@depth5")]
    [InlineData("partial-book-depth-streams-1", "bnbusdt@depth20@100ms")]
    [InlineData("diff-depth-stream-1", "bnbusdt@depth")]
    [InlineData("diff-depth-stream-1", "bnbusdt@depth@100ms")]
    public void FieldsAreThoseOfTheExample(string example, string stream)
    {
        using var bench = new HubBench(ReferencePriceRule.Mean(10, TimeSpan.FromSeconds(1)));
        var (_, sink) = bench.Open("/stream", "streams=" + stream);
        bench.Level(isBid: true, 100, 5);
        bench.Level(isBid: false, 105, 5);
        bench.Trade(105, 1);
        bench.Market.OnCommandDone(bench.Now);
        bench.Market.OnBlockTrade(1.05m, 4_000m, bench.Now, isBuyerMaker: true);
        bench.Pass(TimeSpan.FromSeconds(2));
        var message = sink.Messages[0];
        Assert.Equal(stream, message.GetProperty("stream").GetString());
        var data = message.GetProperty("data");
        data = data.ValueKind == JsonValueKind.Array ? data[0] : data;
        var path = SharedData.Require("binance-docs", "examples", "web-socket-streams", example + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        Compare(document.RootElement, data);
    }

    [Fact]
    public void EventsNameTheirWindowAndTimesAreInTheUnitAskedFor()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws/bnbusdt@ticker_4h", "timeUnit=MICROSECOND");
        bench.Stay(session, sink, TimeSpan.FromSeconds(90));
        bench.Trade(105, 1);
        bench.Stay(session, sink, TimeSpan.FromSeconds(1));
        var message = Assert.Single(sink.Messages);
        Assert.Equal("4hTicker", message.GetProperty("e").GetString());
        Assert.Equal(bench.Now, message.GetProperty("C").GetInt64());
        var minute = HubBench.Start + KlineCalendar.Minute;
        Assert.Equal(minute - (4 * KlineCalendar.Hour), message.GetProperty("O").GetInt64());
    }

    [Fact]
    public void AWindowIsToldAgainWhenATradeLeavesIt()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws/!ticker_1h@arr");
        bench.Trade(105, 1);
        bench.Stay(session, sink, TimeSpan.FromMinutes(2));
        bench.Trade(110, 3);
        bench.Stay(session, sink, TimeSpan.FromMinutes(65));
        var rows = sink.Messages.Select(message => Assert.Single(message.EnumerateArray())).ToArray();
        Assert.Equal([1, 2, 1, 0], rows.Select(row => row.GetProperty("n").GetInt32()));
        Assert.Equal(["1.05", "1.05", "1.10", "0.00"], rows.Select(row => row.GetProperty("o").GetString()![..4]));
    }

    [Fact]
    public void AReferencePriceThatIsGoneIsNull()
    {
        using var bench = new HubBench(ReferencePriceRule.External());
        var (_, sink) = bench.Open("/ws/bnbusdt@referencePrice");
        bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(sink.Texts);
        bench.Market.Reference.Set(1.5m, bench.Now);
        bench.Pass(TimeSpan.FromSeconds(1));
        bench.Market.Reference.Set(null, bench.Now);
        bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(
            [
                """{"e":"referencePrice","s":"BNBUSDT","r":"1.50000000","t":1767225601000}""",
                """{"e":"referencePrice","s":"BNBUSDT","r":null,"t":1767225602000}""",
            ],
            sink.Texts);
    }

    [Fact]
    public void TheAverageIsToldEachSecondAndForgetsWhatIsOld()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws/bnbusdt@avgPrice");
        bench.Trade(100, 1);
        bench.Stay(session, sink, TimeSpan.FromSeconds(1));
        bench.Trade(200, 1);
        bench.Stay(session, sink, TimeSpan.FromSeconds(300));
        var prices = sink.Messages.Select(message => message.GetProperty("w").GetString()!).ToArray();
        Assert.Equal(301, prices.Length);
        Assert.Equal(["1.00000000", "1.50000000", "2.00000000"], prices.Distinct());
        Assert.Equal("2.00000000", prices[^1]);
    }

    private static void Compare(JsonElement example, JsonElement actual)
    {
        Assert.Equal(
            example.EnumerateObject().Select(field => field.Name),
            actual.EnumerateObject().Select(field => field.Name));
        foreach (var field in example.EnumerateObject())
        {
            var found = actual.GetProperty(field.Name);
            if (field.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Assert.Equal(field.Value.ValueKind, found.ValueKind);
            }

            if (field.Value.ValueKind == JsonValueKind.Object)
            {
                Compare(field.Value, found);
            }
        }
    }
}
