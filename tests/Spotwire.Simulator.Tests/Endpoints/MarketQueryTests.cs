using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Older trades, aggregates, windows and prices: what is found, and what is refused.</summary>
public sealed class MarketQueryTests
{
    private const string TooMany = "Too many values sent for parameter 'symbols', maximum allowed up to 100.";
    private readonly ExchangeDriver _driver = new();

    [Theory]
    [InlineData("historicalBlockTrades", "symbol=BTCUSDT", -1102,
        "Mandatory parameter 'fromId' was not sent, was empty/null, or malformed.")]
    [InlineData("historicalTrades", "symbol=BTCUSDT&fromId=x", -1100,
        "Illegal characters found in parameter 'fromId'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData("aggTrades", "symbol=BTCUSDT&fromId=1&startTime=1767225600000", -1128,
        "Combination of optional parameters invalid.")]
    [InlineData("aggTrades", "symbol=BTCUSDT&fromId=1&endTime=1767225600000", -1128,
        "Combination of optional parameters invalid.")]
    [InlineData("aggTrades", "", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("uiKlines", "symbol=BTCUSDT&interval=1H", -1120, "Invalid interval.")]
    [InlineData("klines", "symbol=BTCUSDT&interval=1h&timeZone=14:01", -1130,
        "Data sent for parameter 'timeZone' is not valid.")]
    [InlineData("avgPrice", "symbol=NOSUCH", -1121, "Invalid symbol.")]
    [InlineData("ticker", "", -1102, "Param 'symbol' or 'symbols' must be sent, but both were empty/null!")]
    [InlineData("ticker/tradingDay", "", -1102,
        "Param 'symbol' or 'symbols' must be sent, but both were empty/null!")]
    [InlineData("ticker/tradingDay", "symbol=BTCUSDT&timeZone=noon", -1130,
        "Data sent for parameter 'timeZone' is not valid.")]
    [InlineData("ticker/tradingDay", "symbol=BTCUSDT&windowSize=1d", -1104,
        "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.")]
    [InlineData("ticker", "symbol=BTCUSDT&symbolStatus=HALT", -1220,
        "The symbol's status does not match the requested symbolStatus.")]
    [InlineData("ticker", "symbol=BTCUSDT&type=full", -1139, "Invalid ticker type.")]
    [InlineData("referencePrice", "symbol=BTCUSDT", -2043, "This symbol doesn't have a reference price.")]
    [InlineData("referencePrice/calculation", "symbol=BTCUSDT", -2043,
        "This symbol doesn't have a reference price.")]
    [InlineData("referencePrice/calculation", "symbol=BTCUSDT&symbolStatus=BREAK", -1220,
        "The symbol's status does not match the requested symbolStatus.")]
    [InlineData("referencePrice", "symbol=BTCUSDT&symbolStatus=TRADING", -1104,
        "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.")]
    public void Refusals(string path, string query, int code, string message) =>
        Assert.Equal((400, code, message), _driver.Get(path, query).Error);

    // The example of rest-api.md, "Rolling window price change statistics".
    [Fact]
    public void A_rolling_window_starts_on_a_minute()
    {
        _driver.Now = 1_641_287_867_099_000;
        var ticker = _driver.Get("ticker", "symbol=BTCUSDT&windowSize=1d").Ok().Json;
        Assert.Equal(
            (1_641_201_420_000L, 1_641_287_867_099L), (ticker.Whole("openTime"), ticker.Whole("closeTime")));
    }

    [Theory]
    [InlineData("60m")]
    [InlineData("24h")]
    [InlineData("8d")]
    [InlineData("0m")]
    [InlineData("01m")]
    [InlineData("1d2h")]
    [InlineData("1M")]
    [InlineData("d")]
    public void Windows_are_as_documented(string window) => Assert.Equal(
        (400, -1130, "Data sent for parameter 'windowSize' is not valid."),
        _driver.Get("ticker", "symbol=BTCUSDT&windowSize=" + window).Error);

    [Fact]
    public void A_hundred_symbols_are_the_most()
    {
        var names = string.Join(',', Enumerable.Range(0, 101).Select(i => $"%22S{i}%22"));
        Assert.Equal((400, -1101, TooMany), _driver.Get("ticker", $"symbols=[{names}]").Error);
        Assert.Equal((400, -1101, TooMany), _driver.Get("ticker/tradingDay", $"symbols=[{names}]").Error);
    }

    [Fact]
    public void Symbols_of_another_status_are_left_out_of_a_list()
    {
        _driver.Exchange.Find("ETHUSDT")!.Status = "HALT";
        string[] paths = ["ticker", "ticker/tradingDay", "ticker/24hr", "ticker/price", "ticker/bookTicker"];
        foreach (var path in paths)
        {
            var found = _driver.Get(path, "symbols=[%22BTCUSDT%22,%22ETHUSDT%22]&symbolStatus=HALT").Ok().Json;
            Assert.Equal("ETHUSDT", Assert.Single(found.EnumerateArray()).Word("symbol"));
        }

        Assert.Equal(-1220, _driver.Get("depth", "symbol=ETHUSDT&symbolStatus=TRADING").Error.Code);
    }

    [Fact]
    public void Trades_and_aggregates_are_found_by_number_and_time()
    {
        for (var price = 50_000m; price < 50_010m; price++)
        {
            _driver.Rest("BTCUSDT", MatchSide.Sell, price, 0.5m);
            _driver.Rest("BTCUSDT", MatchSide.Sell, price, 0.5m);
        }

        for (var i = 0; i < 10; i++)
        {
            _driver.Now = ExchangeDriver.Start + (i * 1_000_000L) + 500;
            _driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        }

        Assert.Equal([5L, 6L, 7L], Ids("historicalTrades", "fromId=5&limit=3", "id"));
        Assert.Equal([19L, 20L], Ids("historicalTrades", "fromId=19", "id"));
        Assert.Equal([18L, 19L, 20L], Ids("historicalTrades", "limit=3", "id"));
        Assert.Equal([9L, 10L], Ids("aggTrades", "limit=2", "a"));
        Assert.Equal([4L, 5L], Ids("aggTrades", "fromId=4&limit=2", "a"));
        Assert.Equal([4L, 5L], Ids("aggTrades", $"startTime={Milliseconds(3)}&limit=2", "a"));
        Assert.Equal([3L, 4L], Ids("aggTrades", $"endTime={Milliseconds(3)}&limit=2", "a"));
        Assert.Equal([3L, 4L, 5L], Ids("aggTrades", $"startTime={Milliseconds(2)}&endTime={Milliseconds(4)}", "a"));
        Assert.Equal([4L], Ids("aggTrades", $"startTime={Milliseconds(3)}&endTime={Milliseconds(3)}", "a"));
        Assert.Empty(Ids("aggTrades", $"startTime={Milliseconds(4)}&endTime={Milliseconds(3)}", "a"));
        var one = _driver.Get("aggTrades", "symbol=BTCUSDT&fromId=4&limit=1").Ok().Json[0];
        Assert.Equal((7L, 8L, "1.00000000"), (one.Whole("f"), one.Whole("l"), one.Word("q")));

        long[] Ids(string path, string query, string name) =>
            [.. _driver.Get(path, "symbol=BTCUSDT&" + query).Ok().Json.EnumerateArray().Select(row => row.Whole(name))];

        static long Milliseconds(int second) => (ExchangeDriver.Start / 1000) + (second * 1000L);
    }

    [Fact]
    public void Block_trades_stand_apart_from_all_others()
    {
        var data = _driver.Exchange.Find("BTCUSDT")!.Data;
        data.OnBlockTrade(51_000m, 700m, _driver.Now, isBuyerMaker: false);
        data.OnBlockTrade(51_001.5m, 800m, _driver.Now, isBuyerMaker: true);
        var block = Assert.Single(
            _driver.Get("historicalBlockTrades", "symbol=BTCUSDT&fromId=2").Ok().Json.EnumerateArray());
        Assert.Equal("40801200.00000000", block.Word("quoteQty"));
        Assert.Equal(0, _driver.Get("trades", "symbol=BTCUSDT").Ok().Json.GetArrayLength());
        Assert.Equal(0L, _driver.Get("ticker/24hr", "symbol=BTCUSDT").Ok().Json.Whole("count"));
        Assert.Equal(0, _driver.Get("klines", "symbol=BTCUSDT&interval=1m").Ok().Json.GetArrayLength());
    }

    [Fact]
    public void Windows_begin_on_a_minute_and_days_at_midnight_of_the_zone()
    {
        _driver.Now = ExchangeDriver.Start + 7_654_321_000;
        var window = _driver.Get("ticker", "symbol=BTCUSDT&windowSize=1h").Ok().Json;
        Assert.Equal(_driver.Now / 1000, window.Whole("closeTime"));
        Assert.Equal((ExchangeDriver.Start / 1000) + 4_020_000, window.Whole("openTime"));
        var day = _driver.Get("ticker/tradingDay", "symbol=BTCUSDT&timeZone=-3").Ok().Json;
        Assert.Equal((ExchangeDriver.Start / 1000) - 75_600_000, day.Whole("openTime"));
        Assert.Equal((ExchangeDriver.Start / 1000) + 10_799_999, day.Whole("closeTime"));
        _driver.TimeUnit = "MICROSECOND";
        day = _driver.Get("ticker/tradingDay", "symbol=BTCUSDT").Ok().Json;
        Assert.Equal(ExchangeDriver.Start + 86_399_999_999, day.Whole("closeTime"));
    }
}
