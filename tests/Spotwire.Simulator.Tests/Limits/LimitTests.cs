using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Limits;

public sealed class LimitTests
{
    private const string TooMuch =
        "Too much request weight used; current limit is 10 request weight per 1 MINUTE. Please use WebSocket Streams "
        + "for live updates to avoid polling the API.";

    [Fact]
    public void Weight_is_counted_by_address_and_told_in_the_headers()
    {
        var driver = ExchangeDriver.WithLimits("default");
        driver.Get("exchangeInfo").Ok();
        var answer = driver.Get("depth", "symbol=BTCUSDT&limit=1000").Ok();
        Assert.Equal("70", answer.Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal("70", answer.Header("X-MBX-USED-WEIGHT"));
        driver.Address = "127.0.0.2";
        Assert.Equal("1", driver.Get("ping").Ok().Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void A_window_ends_with_the_minute_of_the_exchanges_clock()
    {
        var driver = ExchangeDriver.WithLimits("REQUEST_WEIGHT=10/1m");
        driver.Now = ExchangeDriver.Start + 50_500_000;
        for (var i = 0; i < 10; i++)
        {
            driver.Get("ping").Ok();
        }

        var refused = driver.Get("ping");
        Assert.Equal((429, -1003, TooMuch), refused.Error);
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.Equal("10", refused.Header("X-MBX-USED-WEIGHT-1M"));
        driver.Now = ExchangeDriver.Start + 60_000_000;
        Assert.Equal("1", driver.Get("ping").Ok().Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void Going_on_after_429_bans_the_address_ever_longer()
    {
        var driver = ExchangeDriver.WithLimits("REQUEST_WEIGHT=10/1m");
        var seconds = new List<string?>();
        for (var ban = 0; ban < 13; ban++)
        {
            Assert.Equal(20, driver.Get("exchangeInfo").Status is 429 ? 20 : 0);
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(429, driver.Get("exchangeInfo").Status);
            }

            var banned = driver.Get("exchangeInfo");
            Assert.Equal(418, banned.Status);
            Assert.Equal(-1003, banned.Error.Code);
            var retryAfter = long.Parse(banned.Header("Retry-After")!);
            var until = (driver.Now / 1000) + (retryAfter * 1000);
            Assert.Equal(
                $"Way too much request weight used; IP banned until {until}. Please use WebSocket Streams for live "
                + "updates to avoid bans.",
                banned.Error.Message);
            seconds.Add(banned.Header("Retry-After"));
            Assert.Equal(418, driver.Get("ping").Status);
            driver.Now += retryAfter * 1_000_000;
            driver.Get("ping").Ok();
        }

        Assert.Equal(["120", "240", "480"], seconds.Take(3));
        Assert.Equal("259200", seconds[^1]);
    }

    [Fact]
    public void Trading_calls_weigh_nothing_when_they_succeed_and_one_when_they_fail()
    {
        var driver = ExchangeDriver.WithLimits("default");
        Assert.Equal("0", driver.Limit("BUY", "1", "50000").Ok().Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal("0", driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT").Ok().Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal("1", driver.Limit("BUY", "1", "0.001").Header("X-MBX-USED-WEIGHT-1M"));
        Assert.Equal(
            "21", driver.Signed(
                "POST",
                "order/test",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1000&computeCommissionRates=true")
                .Ok().Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void Orders_are_counted_by_account_in_every_window()
    {
        var driver = ExchangeDriver.WithLimits("ORDERS=2/10s,ORDERS=3/1d");
        Assert.Equal("1", driver.Limit("BUY", "1", "1000").Ok().Header("X-MBX-ORDER-COUNT-10S"));
        var second = driver.Limit("BUY", "1", "1000").Ok();
        Assert.Equal("2", second.Header("X-MBX-ORDER-COUNT-10S"));
        Assert.Equal("2", second.Header("X-MBX-ORDER-COUNT-1D"));
        driver.Now += 3_000_000;
        var refused = driver.Limit("BUY", "1", "1000");
        Assert.Equal((429, -1015, "Too many new orders; current limit is 2 orders per 10 SECOND."), refused.Error);
        Assert.Equal("7", refused.Header("Retry-After"));
        driver.Now += 7_000_000;
        driver.Limit("BUY", "1", "1000").Ok();
        driver.Now += 10_000_000;
        Assert.Equal(
            (429, -1015, "Too many new orders; current limit is 3 orders per 1 DAY."),
            driver.Limit("BUY", "1", "1000").Error);
    }

    [Fact]
    public void Refused_orders_are_not_counted_and_first_fills_give_back()
    {
        var driver = ExchangeDriver.WithLimits("default");
        Assert.Equal(400, driver.Limit("BUY", "1000", "50000").Status);
        Assert.Equal("1", driver.Limit("SELL", "1", "50000").Ok().Header("X-MBX-ORDER-COUNT-10S"));
        for (var i = 0; i < 6; i++)
        {
            driver.Limit("BUY", "0.01", "1000").Ok();
        }

        // A first fill as maker gives back five, its second fill nothing.
        driver.Take("BTCUSDT", MatchSide.Buy, 0.5m);
        driver.Take("BTCUSDT", MatchSide.Buy, 0.2m);
        Assert.Equal("3", driver.Limit("BUY", "0.01", "10000").Ok().Header("X-MBX-ORDER-COUNT-10S"));

        // A fill as taker gives back the order itself; below zero there is nothing.
        driver.Rest("BTCUSDT", MatchSide.Sell, 40_000m, 1m);
        Assert.Equal("3", driver.Limit("BUY", "0.01", "40000").Ok().Header("X-MBX-ORDER-COUNT-1D"));
    }

    [Fact]
    public void Raw_requests_are_counted_too()
    {
        var driver = ExchangeDriver.WithLimits("RAW_REQUESTS=2/5m");
        driver.Get("ping").Ok();
        driver.Get("ping").Ok();
        var refused = driver.Get("ping");
        Assert.Equal((429, -1003, "Too many requests queued."), refused.Error);
        Assert.Equal("300", refused.Header("Retry-After"));
    }

    [Fact]
    public void Without_limits_nothing_is_refused_and_exchangeInfo_says_so()
    {
        var driver = ExchangeDriver.WithLimits("off");
        for (var i = 0; i < 400; i++)
        {
            driver.Get("exchangeInfo").Ok();
        }

        var answer = driver.Get("exchangeInfo").Ok();
        Assert.Equal(0, answer.Json.GetProperty("rateLimits").GetArrayLength());
        Assert.Equal("8020", answer.Header("X-MBX-USED-WEIGHT-1M"));
    }

    [Fact]
    public void The_limits_are_told_truthfully()
    {
        var told = ExchangeDriver.WithLimits("REQUEST_WEIGHT=100/1m,ORDERS=7/1h").Get("exchangeInfo").Ok().Json
            .GetProperty("rateLimits").EnumerateArray()
            .Select(rule => (
                rule.Word("rateLimitType"), rule.Word("interval"), rule.Whole("intervalNum"), rule.Whole("limit")));
        Assert.Equal(
            [
                ("REQUEST_WEIGHT", "MINUTE", 1L, 100L),
                ("ORDERS", "HOUR", 1L, 7L),
                ("RAW_REQUESTS", "MINUTE", 5L, 300_000L),
            ],
            told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("REQUEST_WEIGHT")]
    [InlineData("REQUEST_WEIGHT=0/1m")]
    [InlineData("REQUEST_WEIGHT=1/m")]
    [InlineData("REQUEST_WEIGHT=1/1x")]
    [InlineData("WEIGHT=1/1m")]
    [InlineData("ORDERS=-1/1m")]
    public void A_malformed_limit_is_refused(string text) =>
        Assert.Throws<FormatException>(() => LimitSpec.Parse(text));
}
