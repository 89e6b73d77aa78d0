namespace Spotwire.Simulator.Tests.Endpoints;

public sealed class ParameterTests
{
    private readonly ExchangeDriver _driver = new();

    [Theory]
    [InlineData("depth", "", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("depth", "symbol=", -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.")]
    [InlineData("depth", "symbol=NOSUCH", -1121, "Invalid symbol.")]
    [InlineData(
        "depth", "symbol=btcusdt", -1100,
        "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.")]
    [InlineData("depth", "symbol=BTCUSDT&symbol=BTCUSDT", -1101, "Duplicate values for a parameter detected.")]
    [InlineData(
        "depth", "symbol=BTCUSDT&limit=-5", -1100,
        "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData("depth", "symbol=BTCUSDT&limit=0", -1130, "Data sent for parameter 'limit' is not valid.")]
    [InlineData("depth", "symbol=BTCUSDT&limit=", -1105, "Parameter 'limit' was empty.")]
    [InlineData("depth", "symbol=BTCUSDT&limit=99999999999999999999", -1108, "Parameter 'limit' overflowed.")]
    [InlineData(
        "depth", "symbol=BTCUSDT&depth=5", -1104,
        "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.")]
    [InlineData("ping", "x=1", -1101, "Too many parameters; expected '0' and received '1'.")]
    [InlineData(
        "depth", "symbol=BTCUSDT&symbolStatus=HALT", -1220,
        "The symbol's status does not match the requested symbolStatus.")]
    [InlineData("depth", "symbol=BTCUSDT&symbolStatus=OPEN", -1122, "Invalid symbolStatus.")]
    [InlineData(
        "klines", "symbol=BTCUSDT", -1102,
        "Mandatory parameter 'interval' was not sent, was empty/null, or malformed.")]
    [InlineData("klines", "symbol=BTCUSDT&interval=1H", -1120, "Invalid interval.")]
    [InlineData(
        "klines", "symbol=BTCUSDT&interval=1h&timeZone=15", -1130, "Data sent for parameter 'timeZone' is not valid.")]
    [InlineData("ticker/24hr", "symbol=BTCUSDT&type=HALF", -1139, "Invalid ticker type.")]
    [InlineData(
        "ticker/price", "symbol=BTCUSDT&symbols=[%22BTCUSDT%22]", -1128,
        "Combination of optional parameters invalid.")]
    [InlineData(
        "ticker/price", "symbols=[%22BTCUSDT%22,%22BTCUSDT%22]", -1151,
        "Symbol is present multiple times in the list.")]
    [InlineData("ticker/price", "symbols=BTCUSDT", -1135, "JSON sent for parameter 'symbols' is not valid")]
    [InlineData("ticker/price", "symbols=[1]", -1135, "JSON sent for parameter 'symbols' is not valid")]
    [InlineData("ticker/price", "symbols=[%22NOSUCH%22]", -1121, "Invalid symbol.")]
    [InlineData(
        "exchangeInfo", "symbol=BTCUSDT&symbolStatus=TRADING", -1128, "Combination of optional parameters invalid.")]
    public void Public_calls(string path, string query, int code, string message) =>
        Assert.Equal((400, code, message), _driver.Get(path, query).Error);

    [Theory]
    [InlineData("side=UP&type=LIMIT", -1117, "Invalid side.")]
    [InlineData("side=BUY&type=limit", -1116, "Invalid orderType.")]
    [InlineData("type=LIMIT", -1102, "Mandatory parameter 'side' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "side=BUY&type=LIMIT&quantity=1&price=1000", -1102,
        "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1", -1102,
        "Mandatory parameter 'price' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTX&quantity=1&price=1000", -1115, "Invalid timeInForce.")]
    [InlineData(
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1000&stopPrice=1", -1106,
        "Parameter 'stopPrice' sent when not required.")]
    [InlineData(
        "side=BUY&type=MARKET&quantity=1&timeInForce=GTC", -1114,
        "TimeInForce parameter sent when not required.")]
    [InlineData(
        "side=BUY&type=MARKET", -1102,
        "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")]
    [InlineData(
        "side=BUY&type=MARKET&quantity=1&quoteOrderQty=1", -1128,
        "Combination of optional parameters invalid.")]
    [InlineData(
        "side=BUY&type=STOP_LOSS&quantity=1", -1102,
        "Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!")]
    [InlineData(
        "side=BUY&type=LIMIT&timeInForce=GTC&quantity=-1&price=1000", -1100,
        @"Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\.[0-9]{1,20})?$'.")]
    [InlineData(
        "side=BUY&type=MARKET&quantity=1&newClientOrderId=a%20b", -1100,
        "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.")]
    [InlineData("side=BUY&type=MARKET&quantity=1&strategyType=5", -1134, "strategyType was less than 1000000.")]
    [InlineData(
        "side=BUY&type=MARKET&quantity=1&foo=5", -1104,
        "Not all sent parameters were read; read '6' parameter(s) but was sent '7'.")]
    public void New_orders(string parameters, int code, string message)
    {
        Assert.Equal((400, code, message), _driver.Order("symbol=BTCUSDT&" + parameters).Error);
        Assert.Equal((400, code, message), _driver.Signed("POST", "order/test", "symbol=BTCUSDT&" + parameters).Error);
        Assert.Empty(_driver.Exchange.Audit().Orders);
    }

    [Fact]
    public void A_name_in_query_and_body_counts_as_in_the_query()
    {
        var query = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=1000";
        var body = $"price=2000&timestamp={_driver.Now / 1000}";
        var answer = _driver.Send(
            "POST", "order", query, body + "&signature=" + _driver.Sign(query + body), _driver.Account.ApiKey);
        Assert.Equal(1000m, answer.Ok().Json.Amount("price"));
    }

    [Fact]
    public void A_path_or_method_that_is_not_there_is_404()
    {
        Assert.Equal(404, _driver.Get("nothing").Status);
        Assert.Equal(404, _driver.Signed("POST", "depth").Status);
    }

    [Fact]
    public void Times_come_in_the_unit_that_was_asked_for()
    {
        _driver.Now += 123_456;
        _driver.TimeUnit = "MICROSECOND";
        Assert.Equal(_driver.Now, _driver.Get("time").Ok().Json.Whole("serverTime"));
        _driver.TimeUnit = "millisecond";
        Assert.Equal(_driver.Now / 1000, _driver.Get("time").Ok().Json.Whole("serverTime"));
        _driver.TimeUnit = "SECOND";
        Assert.Equal(
            (400, -1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND."),
            _driver.Get("time").Error);
    }

    [Theory]
    [InlineData("startTime=1767225600000&orderId=1", -1128)]
    [InlineData("endTime=1767225600000&fromId=1", -1128)]
    [InlineData("startTime=1767225600000&endTime=1767312000001", -1127)]
    [InlineData("startTime=1767225600000&endTime=1767312000000", 0)]
    [InlineData("orderId=1&fromId=1", 0)]
    [InlineData("startTime=1767225600000", 0)]
    public void My_trades_take_only_some_combinations(string parameters, int code) => Assert.Equal(
        code, _driver.Signed("GET", "myTrades", "symbol=BTCUSDT&" + parameters).Error.Code);
}
