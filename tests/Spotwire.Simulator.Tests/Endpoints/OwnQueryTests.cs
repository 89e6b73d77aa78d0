using System.Globalization;
using System.Text.Json;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>The queries about one's own orders, lists and trades: which rows come for which parameters, and which
/// combinations are refused.</summary>
public sealed class OwnQueryTests
{
    private const long Minute = 60_000_000;
    private const string Combination = "Combination of optional parameters invalid.";
    private const string TooLong = "More than 24 hours between startTime and endTime.";

    private readonly QuietMarket _market = new();

    [Theory]
    [InlineData("", "1,2,3,4,5,6")]
    [InlineData("limit=2", "5,6")]
    [InlineData("orderId=3", "3,4,5,6")]
    [InlineData("orderId=3&limit=2", "3,4")]
    [InlineData("startTime=2", "3,4,5,6")]
    [InlineData("startTime=2&limit=2", "3,4")]
    [InlineData("endTime=2", "1,2,3")]
    [InlineData("endTime=2&limit=2", "2,3")]
    [InlineData("startTime=2&endTime=4", "3,4,5")]
    [InlineData("startTime=2&endTime=2", "3")]
    [InlineData("startTime=2&endTime=4&limit=2", "3,4")]
    [InlineData("startTime=2&orderId=6", "3,4,5,6")]
    [InlineData("startTime=9", "")]
    public void All_orders(string parameters, string expected)
    {
        // One order a minute; times are given in minutes from the start.
        var first = PlaceSix();
        var found = _market.Ask("allOrders", Times(parameters, first)).Ok().Json;
        Assert.Equal(expected, Numbers(found, "orderId", first));
    }

    // The answer tells whole milliseconds, and whoever asks up to such a one means all of it; a time in microseconds is
    // exact.
    [Fact]
    public void The_last_millisecond_is_asked_for_whole()
    {
        _market.Driver.Now += 123_456;
        Buy("0.1", "49000");
        _market.Post(
            "orderList/oto",
            "workingType=LIMIT&workingSide=BUY&workingPrice=49000&workingQuantity=0.1&workingTimeInForce=GTC"
            + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1").Ok();
        _market.Post("order", "side=BUY&type=MARKET&quantity=0.1").Ok();
        var time = _market.Ask("allOrders").Ok().Json[0].Whole("time");
        (long End, bool Finds)[] cases = [(time, true), (_market.Driver.Now, true), (_market.Driver.Now - 1, false)];
        foreach (var (end, finds) in cases)
        {
            Assert.Equal(finds ? 4 : 0, _market.Ask("allOrders", $"endTime={end}").Ok().Json.GetArrayLength());
            Assert.Equal(finds ? 1 : 0, _market.Ask("myTrades", $"endTime={end}").Ok().Json.GetArrayLength());
            Assert.Equal(
                finds ? 1 : 0,
                _market.Driver.Signed("GET", "allOrderList", $"endTime={end}").Ok().Json.GetArrayLength());
        }
    }

    [Theory]
    [InlineData("allOrders", "startTime=0&endTime=1441")]
    [InlineData("myTrades", "startTime=0&endTime=1441")]
    [InlineData("myAllocations", "startTime=0&endTime=1441")]
    public void More_than_a_day_is_refused(string path, string parameters)
    {
        _market.Refuses(() => _market.Ask(path, Times(parameters, 0)), -1127, TooLong);
        _market.Ask(path, Times("startTime=0&endTime=1440", 0)).Ok();
    }

    [Theory]
    [InlineData("", "1,2,3,4")]
    [InlineData("limit=2", "3,4")]
    [InlineData("fromId=2", "2,3,4")]
    [InlineData("fromId=2&limit=2", "2,3")]
    [InlineData("orderId=2", "2")]
    [InlineData("orderId=2&fromId=3", "")]
    [InlineData("startTime=1", "2,3,4")]
    [InlineData("endTime=1", "1,2")]
    [InlineData("startTime=1&endTime=2&limit=1", "2")]
    public void My_trades(string parameters, string expected)
    {
        var (firstOrder, firstTrade) = TradeFour();
        var found = _market.Ask("myTrades", Times(parameters, firstOrder, firstTrade)).Ok().Json;
        Assert.Equal(expected, Numbers(found, "id", firstTrade));
    }

    [Theory]
    [InlineData("myTrades", "orderId=1&startTime=0")]
    [InlineData("myTrades", "orderId=1&endTime=0")]
    [InlineData("myTrades", "fromId=1&startTime=0")]
    [InlineData("myTrades", "fromId=1&endTime=0")]
    [InlineData("myTrades", "orderId=1&fromId=1&startTime=0")]
    [InlineData("myAllocations", "orderId=1&startTime=0")]
    [InlineData("myAllocations", "fromAllocationId=1&endTime=0")]
    [InlineData("myPreventedMatches", "preventedMatchId=1&orderId=1")]
    [InlineData("myPreventedMatches", "preventedMatchId=1&fromPreventedMatchId=1")]
    [InlineData("myPreventedMatches", "preventedMatchId=1&limit=5")]
    [InlineData("myPreventedMatches", "orderId=1&limit=5")]
    public void Other_combinations_are_refused(string path, string parameters) =>
        _market.Refuses(() => _market.Ask(path, Times(parameters, 0)), -1128, Combination);

    [Theory]
    [InlineData("myTrades", "orderId=1&fromId=1")]
    [InlineData("myAllocations", "")]
    [InlineData("myAllocations", "orderId=1")]
    [InlineData("myAllocations", "orderId=1&fromAllocationId=1")]
    [InlineData("myAllocations", "fromAllocationId=1&limit=5")]
    [InlineData("myPreventedMatches", "preventedMatchId=1")]
    [InlineData("myPreventedMatches", "orderId=1")]
    [InlineData("myPreventedMatches", "orderId=1&fromPreventedMatchId=1")]
    [InlineData("myPreventedMatches", "orderId=1&fromPreventedMatchId=1&limit=5")]
    public void Documented_combinations_are_taken(string path, string parameters) =>
        Assert.Equal(0, _market.Ask(path, parameters).Ok().Json.GetArrayLength());

    [Fact]
    public void Prevented_matches_are_found_by_number_and_by_either_order()
    {
        var maker = Buy("0.1", "49950");
        var taker = _market.Post("order", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.2&price=49950").Ok().Json;
        Assert.Equal("NEW", taker.Word("status"));
        var match = taker.GetProperty("preventedMatches")[0];
        Assert.Equal(maker, match.Whole("makerOrderId"));
        Assert.Equal(0.1m, match.Amount("makerPreventedQuantity"));
        Assert.False(match.TryGetProperty("takerPreventedQuantity", out _));
        var id = match.Whole("preventedMatchId");
        foreach (var query in new[]
        {
            $"preventedMatchId={id}", $"orderId={maker}", $"orderId={taker.Whole("orderId")}",
            $"orderId={maker}&fromPreventedMatchId={id}",
        })
        {
            var found = _market.Ask("myPreventedMatches", query).Ok().Json;
            Assert.Equal(1, found.GetArrayLength());
            Assert.Equal("EXPIRE_MAKER", found[0].Word("selfTradePreventionMode"));
        }

        Assert.Equal(
            0,
            _market.Ask("myPreventedMatches", $"orderId={maker}&fromPreventedMatchId={id + 1}").Ok().Json
                .GetArrayLength());
        _market.Refuses(
            () => _market.Ask("myPreventedMatches"),
            -1102,
            "Param 'preventedMatchId' or 'orderId' must be sent, but both were empty/null!");
        Assert.Equal("EXPIRED_IN_MATCH", _market.Ask("order", $"orderId={maker}").Ok().Json.Word("status"));
    }

    [Fact]
    public void Lists_are_found_by_number_name_and_time()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(_market.Post(
                "orderList/oco",
                "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS&belowStopPrice=48000"
                    + $"&listClientOrderId=list{i}").Ok().Json.Whole("orderListId"));
            _market.Driver.Now += Minute;
        }

        _market.Delete("orderList", $"orderListId={ids[0]}").Ok();
        Assert.Equal([ids[1], ids[2]], Lists("openOrderList"));
        Assert.Equal(ids, Lists("allOrderList"));
        Assert.Equal([ids[2]], Lists("allOrderList", "limit=1"));
        Assert.Equal([ids[1], ids[2]], Lists("allOrderList", $"fromId={ids[1]}"));
        Assert.Equal([ids[1]], Lists("allOrderList", $"fromId={ids[1]}&limit=1"));
        Assert.Equal([ids[1], ids[2]], Lists("allOrderList", Times("startTime=1", 0)));
        Assert.Equal([ids[0], ids[1]], Lists("allOrderList", Times("endTime=1", 0)));
        Assert.Equal([ids[0]], Lists("allOrderList", Times("startTime=0&limit=1", 0)));
        var named = _market.Driver.Signed("GET", "orderList", "origClientOrderId=list0").Ok().Json;
        Assert.Equal((ids[0], "ALL_DONE", "ALL_DONE"), (
            named.Whole("orderListId"), named.Word("listStatusType"), named.Word("listOrderStatus")));
        var open = _market.Driver.Signed("GET", "orderList", $"orderListId={ids[1]}").Ok().Json;
        Assert.Equal(("EXEC_STARTED", "EXECUTING"), (open.Word("listStatusType"), open.Word("listOrderStatus")));
        Refuses("orderList", "orderListId=99", -2013, "Order does not exist.");
        Refuses(
            "orderList", "", -1102,
            "Param 'orderListId' or 'origClientOrderId' must be sent, but both were empty/null!");
        Refuses("allOrderList", Times("fromId=1&startTime=0", 0), -1128, Combination);
        Refuses("allOrderList", Times("startTime=0&endTime=1441", 0), -1127, TooLong);

        IEnumerable<long> Lists(string path, string query = "") => _market.Driver.Signed("GET", path, query).Ok().Json
            .EnumerateArray().Select(list => list.Whole("orderListId"));

        void Refuses(string path, string query, int code, string text) =>
            _market.Refuses(() => _market.Driver.Signed("GET", path, query), code, text);
    }

    [Fact]
    public void Nobody_sees_anothers_orders()
    {
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Accounts = [AccountSpec.Demo, AccountSpec.Parse("other:USDT=1000")],
        });
        driver.Limit("BUY", "1", "49000", "&newClientOrderId=mine").Ok();
        driver.Account = driver.Exchange.Accounts[1];
        Assert.Equal(
            (400, -2013, "Order does not exist."),
            driver.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=mine").Error);
        Assert.Equal(
            (400, -2011, "Unknown order sent."),
            driver.Signed("DELETE", "order", "symbol=BTCUSDT&orderId=1").Error);
        Assert.Equal(
            (400, -2013, "Order does not exist."),
            driver.Signed("GET", "order/amendments", "symbol=BTCUSDT&orderId=1").Error);
        Assert.Equal(0, driver.Signed("GET", "allOrders", "symbol=BTCUSDT").Ok().Json.GetArrayLength());
    }

    private static string Numbers(JsonElement rows, string name, long first) =>
        string.Join(',', rows.EnumerateArray().Select(row => row.Whole(name) - first + 1));

    // Numbers in a test start at one, times are minutes from the start.
    private static string Times(string parameters, long firstOrder, long firstTrade = 0) => string.Join(
        '&',
        parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var parts = pair.Split('=');
            var value = long.Parse(parts[1], CultureInfo.InvariantCulture);
            value = parts[0] switch
            {
                "startTime" or "endTime" => (ExchangeDriver.Start + (value * Minute)) / 1000,
                "orderId" when firstOrder > 0 => value + firstOrder - 1,
                "fromId" when firstTrade > 0 => value + firstTrade - 1,
                _ => value,
            };
            return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}={value}");
        }));

    private long Buy(string quantity, string price) => _market.Post(
        "order", $"side=BUY&type=LIMIT&timeInForce=GTC&quantity={quantity}&price={price}").Ok().Json.Whole("orderId");

    private long PlaceSix()
    {
        var first = 0L;
        for (var i = 0; i < 6; i++)
        {
            var id = Buy("0.1", "49000");
            first = i == 0 ? id : first;
            _market.Driver.Now += Minute;
        }

        return first;
    }

    private (long Order, long Trade) TradeFour()
    {
        var (order, trade) = (0L, 0L);
        for (var i = 0; i < 4; i++)
        {
            var json = _market.Post("order", "side=BUY&type=MARKET&quantity=0.1").Ok().Json;
            if (i == 0)
            {
                (order, trade) = (json.Whole("orderId"), json.GetProperty("fills")[0].Whole("tradeId"));
            }

            _market.Driver.Now += Minute;
        }

        return (order, trade);
    }
}
