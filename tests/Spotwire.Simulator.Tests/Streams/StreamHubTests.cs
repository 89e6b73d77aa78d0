using System.Text;
using System.Text.Json;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Streams;

public sealed class StreamHubTests
{
    [Fact]
    public void TradesAreSentAsTheyHappen()
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open("/ws/bnbusdt@trade");
        bench.Trade(62_050, 1_500);
        Assert.Equal(
            """{"e":"trade","E":1767225600000,"s":"BNBUSDT","t":1,"p":"620.50000000","q":"1.50000000","T":1767225600000,"m":true,"M":true}""",
            Assert.Single(sink.Texts));
    }

    [Fact]
    public void TradesOfOneCommandAndPriceAreOneAggregate()
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open("/stream", "streams=bnbusdt@aggTrade&timeUnit=MICROSECOND");
        bench.Trade(100, 1);
        bench.Trade(100, 2);
        bench.Trade(101, 4);
        bench.Market.OnCommandDone(bench.Now);
        bench.Trade(101, 8);
        bench.Market.OnCommandDone(bench.Now);
        var data = sink.Messages.Select(message => message.GetProperty("data")).ToArray();
        Assert.All(sink.Messages, message =>
            Assert.Equal("bnbusdt@aggTrade", message.GetProperty("stream").GetString()));
        Assert.Equal(["0.00300000", "0.00400000", "0.00800000"], data.Select(d => d.GetProperty("q").GetString()));
        Assert.Equal([1L, 3, 4], data.Select(d => d.GetProperty("f").GetInt64()));
        Assert.Equal([2L, 3, 4], data.Select(d => d.GetProperty("l").GetInt64()));
        Assert.Equal(HubBench.Start, data[0].GetProperty("T").GetInt64());
    }

    [Fact]
    public void DepthTellsEachChangedLevelOnceAndJoinsGaplessly()
    {
        using var bench = new HubBench();
        var (_, fast) = bench.Open("/ws/bnbusdt@depth@100ms");
        var (_, slow) = bench.Open("/ws/bnbusdt@depth");
        bench.Level(true, 100, 5);
        bench.Level(true, 101, 6);
        bench.Level(true, 100, 0);
        bench.Pass(TimeSpan.FromMilliseconds(100));
        bench.Level(false, 105, 7);
        bench.Pass(TimeSpan.FromMilliseconds(900));
        Assert.Equal(
            [
                """{"e":"depthUpdate","E":1767225600100,"s":"BNBUSDT","U":1,"u":3,"b":[["1.01000000","0.00600000"],["1.00000000","0.00000000"]],"a":[]}""",
                """{"e":"depthUpdate","E":1767225600200,"s":"BNBUSDT","U":4,"u":4,"b":[],"a":[["1.05000000","0.00700000"]]}""",
            ],
            fast.Texts);
        Assert.Equal(
            """{"e":"depthUpdate","E":1767225601000,"s":"BNBUSDT","U":1,"u":4,"b":[["1.01000000","0.00600000"],["1.00000000","0.00000000"]],"a":[["1.05000000","0.00700000"]]}""",
            Assert.Single(slow.Texts));
    }

    [Fact]
    public void BookTickerIsSentWhenTheTopChangesOnly()
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open("/ws/bnbusdt@bookTicker");
        bench.Level(true, 100, 5);
        bench.Level(true, 99, 5);
        bench.Level(false, 105, 7);
        Assert.Equal(
            [
                """{"u":1,"s":"BNBUSDT","b":"1.00000000","B":"0.00500000","a":"0.00000000","A":"0.00000000"}""",
                """{"u":3,"s":"BNBUSDT","b":"1.00000000","B":"0.00500000","a":"1.05000000","A":"0.00700000"}""",
            ],
            sink.Texts);
    }

    [Fact]
    public void PartialDepthShowsTheBestLevels()
    {
        using var bench = new HubBench();
        for (var i = 1; i <= 30; i++)
        {
            bench.Level(true, 100 - i, i);
            bench.Level(false, 100 + i, i);
        }

        var (_, five) = bench.Open("/ws/bnbusdt@depth5@100ms");
        var (_, twenty) = bench.Open("/ws/bnbusdt@depth20");
        bench.Pass(TimeSpan.FromSeconds(1));
        var message = Assert.Single(five.Messages);
        Assert.Equal(60, message.GetProperty("lastUpdateId").GetInt64());
        Assert.Equal(5, message.GetProperty("bids").GetArrayLength());
        Assert.Equal("0.99000000", message.GetProperty("bids")[0][0].GetString());
        Assert.Equal("1.05000000", message.GetProperty("asks")[4][0].GetString());
        Assert.Equal(20, Assert.Single(twenty.Messages).GetProperty("asks").GetArrayLength());
    }

    [Fact]
    public void KlinesCloseOnce()
    {
        using var bench = new HubBench();
        var (_, seconds) = bench.Open("/ws/bnbusdt@kline_1s");
        var (_, days) = bench.Open("/ws/bnbusdt@kline_1d@+08:00");
        bench.Trade(100, 10);
        bench.Pass(TimeSpan.FromMilliseconds(500));
        bench.Trade(104, 10, isBuyerMaker: false);
        bench.Pass(TimeSpan.FromMilliseconds(2500));
        var rows = seconds.Messages.Select(message => message.GetProperty("k")).ToArray();
        var closed = rows.Where(row => row.GetProperty("x").GetBoolean()).ToArray();
        Assert.Equal(2, closed.Length);
        Assert.Equal("1.04000000", closed[1].GetProperty("o").GetString());
        Assert.Equal(0, closed[1].GetProperty("n").GetInt32());
        var day = days.Messages[0].GetProperty("k");
        Assert.Equal(1767225600000 - (8 * 3_600_000), day.GetProperty("t").GetInt64());
        Assert.Equal(1767225600000 + (16 * 3_600_000) - 1, day.GetProperty("T").GetInt64());
        Assert.Equal("0.01000000", day.GetProperty("V").GetString());
        Assert.Equal("1d", day.GetProperty("i").GetString());
    }

    [Fact]
    public void AllMiniTickersHoldOnlyWhatHasChanged()
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open("/stream", "streams=!miniTicker@arr");
        bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(sink.Texts);
        bench.Trade(100, 10);
        bench.Pass(TimeSpan.FromSeconds(3));
        var row = Assert.Single(Assert.Single(sink.Messages).GetProperty("data").EnumerateArray());
        Assert.Equal("BNBUSDT", row.GetProperty("s").GetString());
    }

    [Fact]
    public void NobodyIsSentWhatTheyHaveUnsubscribedFrom()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws");
        bench.Send(session, """{"method":"SUBSCRIBE","params":["bnbusdt@trade","bnbusdt@depth"],"id":"a1"}""");
        Assert.Equal("""{"result":null,"id":"a1"}""", sink.Last);
        bench.Send(session, """{"method":"LIST_SUBSCRIPTIONS","id":3}""");
        Assert.Equal("""{"result":["bnbusdt@trade","bnbusdt@depth"],"id":3}""", sink.Last);
        bench.Send(session, """{"method":"UNSUBSCRIBE","params":["bnbusdt@trade"],"id":null}""");
        Assert.Equal("""{"result":null,"id":null}""", sink.Last);
        bench.Trade(100, 1);
        Assert.Equal(3, sink.Texts.Count);
        bench.Send(session, """{"method":"GET_PROPERTY","params":["combined"],"id":2}""");
        Assert.Equal("""{"result":false,"id":2}""", sink.Last);
        bench.Send(session, """{"method":"SET_PROPERTY","params":["combined",true],"id":5}""");
        bench.Pass(TimeSpan.FromSeconds(1));
        bench.Level(true, 5, 5);
        bench.Pass(TimeSpan.FromSeconds(1));
        Assert.StartsWith("""{"stream":"bnbusdt@depth","data":{"e":"depthUpdate",""", sink.Last);
    }

    [Theory]
    [InlineData("""{"method":"SET_PROPERTY","params":["speed",true],"id":7}""", 0, "Unknown property")]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined",1],"id":7}""", 1, "Invalid value type: expected Boolean")]
    [InlineData("""{"method":"GET_PROPERTY","params":[7],"id":7}""", 2, "Invalid request: property name must be a string")]
    [InlineData("""{"method":"GET_PROPERTY","id":7}""", 2, "Invalid request: property name must be a string")]
    [InlineData("""{"method":"GET_PROPERTY","params":["combined",1],"id":7}""", 2, "Invalid request: too many parameters")]
    [InlineData("""{"method":"SUBSCRIBE","params":["x@trade"]}""", 2, "Invalid request: request ID must be an unsigned integer")]
    [InlineData("""{"method":"SUBSCRIBE","params":["x@trade"],"id":1.5}""", 2, "Invalid request: request ID must be an unsigned integer")]
    [InlineData("""{"params":["x@trade"],"id":1}""", 2, "Invalid request: missing field `method` at line 1 column 73")]
    [InlineData("""{"method":"JOIN","params":["x@trade"],"id":1}""", 2, "Invalid request: unknown variant `JOIN`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY` at line 1 column 28")]
    [InlineData("{\"method\":oops}", 3, "Invalid JSON: expected value at line 1 column 11")]
    public void ControlErrorsAreBinances(string request, int code, string message)
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws");
        bench.Send(session, request);
        var answer = Assert.Single(sink.Messages);
        Assert.Equal(code, answer.GetProperty("code").GetInt32());
        Assert.Equal(message, answer.GetProperty("msg").GetString());
        Assert.Equal(code == 0, answer.TryGetProperty("id", out _));
    }

    [Fact]
    public void TheSixthMessageWithinASecondDisconnects()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws");
        for (var i = 0; i < 5; i++)
        {
            bench.Hub.ReceivePing(session, "x"u8.ToArray(), bench.Now);
        }

        Assert.Equal(5, sink.Pongs.Count);
        Assert.Null(sink.Closed);
        bench.Pass(TimeSpan.FromMilliseconds(999));
        bench.Hub.ReceivePong(session, [], bench.Now);
        Assert.Equal((1008, "Too many requests"), sink.Closed);
        Assert.Empty(bench.Hub.Sessions);
    }

    [Fact]
    public void AThousandAndTwentyFourStreamsAreTheMost()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws");
        string Names(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"s{i}@trade\""));
        bench.Send(session, "{\"method\":\"SUBSCRIBE\",\"params\":[" + Names(1025) + "],\"id\":1}");
        Assert.Contains("too many parameters", sink.Last, StringComparison.Ordinal);
        bench.Send(session, "{\"method\":\"SUBSCRIBE\",\"params\":[" + Names(1024) + "],\"id\":1}");
        Assert.Equal("""{"result":null,"id":1}""", sink.Last);
    }

    [Fact]
    public void SilentConnectionsArePingedThenClosed()
    {
        using var bench = new HubBench();
        var (_, silent) = bench.Open("/ws");
        var (session, alive) = bench.Open("/ws");
        for (var i = 0; i < 10; i++)
        {
            bench.Pass(TimeSpan.FromSeconds(20));
            bench.Hub.ReceivePong(session, alive.Pings[^1], bench.Now);
        }

        Assert.Equal(10, alive.Pings.Count);
        Assert.Null(alive.Closed);
        Assert.Equal((1008, "Pong timeout"), silent.Closed);
        Assert.InRange(silent.Pings.Count, 3, 4);
    }

    [Fact]
    public void AConnectionLivesADay()
    {
        using var bench = new HubBench();
        var (session, sink) = bench.Open("/ws");
        while (sink.Closed is null && bench.Now < HubBench.Start + (25 * 3_600_000_000L))
        {
            bench.Pass(TimeSpan.FromSeconds(20));
            bench.Hub.ReceivePong(session, sink.Pings[^1], bench.Now);
        }

        Assert.Equal(1001, sink.Closed?.Code);
        Assert.InRange(bench.Now - HubBench.Start, 24 * 3_600_000_000L, (24 * 3_600_000_000L) + 20_000_000);
    }

    [Theory]
    [InlineData("/ws", "server-shutdown-1.json")]
    [InlineData("/stream", "server-shutdown-2.json")]
    public void ShutdownIsAnnounced(string path, string example)
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open(path);
        bench.Hub.AnnounceShutdown(bench.Now);
        AssertSameFields(example, sink.Last);
    }

    [Theory]
    [InlineData("bnbusdt@aggTrade", "aggregate-trade-streams-1.json")]
    [InlineData("bnbusdt@trade", "trade-streams-1.json")]
    [InlineData("bnbusdt@kline_1m", "kline-candlestick-streams-for-utc-1.json")]
    [InlineData("bnbusdt@kline_1h@+08:00", "kline-candlestick-streams-with-timezone-offset-1.json")]
    [InlineData("bnbusdt@miniTicker", "individual-symbol-mini-ticker-stream-1.json")]
    [InlineData("bnbusdt@ticker", "individual-symbol-ticker-streams-1.json")]
    [InlineData("bnbusdt@bookTicker", "individual-symbol-book-ticker-streams-1.json")]
    [InlineData("bnbusdt@depth10", "partial-book-depth-streams-1.json")]
    [InlineData("bnbusdt@depth", "diff-depth-stream-1.json")]
    public void PayloadsHaveTheDocumentationsFieldsInItsOrder(string stream, string example)
    {
        using var bench = new HubBench();
        var (_, sink) = bench.Open("/ws/" + stream);
        bench.Level(true, 100, 5);
        bench.Level(false, 101, 5);
        bench.Trade(100, 1);
        bench.Market.OnCommandDone(bench.Now);
        bench.Pass(TimeSpan.FromSeconds(2));
        AssertSameFields(example, sink.Texts[0]);
    }

    private static void AssertSameFields(string example, string actual)
    {
        var path = SharedData.Require("binance-docs", "examples", "web-socket-streams", example);
        var expected = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Assert.Equal(Shape(expected), Shape(JsonDocument.Parse(actual).RootElement));
    }

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(
            ',', element.EnumerateObject().Select(field => field.Name + ":" + Shape(field.Value))) + "}",
        JsonValueKind.Array => "[" + (element.GetArrayLength() == 0 ? "" : Shape(element[0])) + "]",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => element.ValueKind.ToString(),
    };
}
