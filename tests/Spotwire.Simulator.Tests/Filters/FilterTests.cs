using CsCheck;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Filters;

public sealed class FilterTests
{
    private readonly ExchangeDriver _driver = new();

    [Theory]
    [InlineData("1", "50000.001", "Filter failure: PRICE_FILTER")]
    [InlineData("1", "0.001", "Filter failure: PRICE_FILTER")]
    [InlineData("1", "0", "Filter failure: PRICE_FILTER")]
    [InlineData("0.00001", "1000000.01", "Filter failure: PRICE_FILTER")]
    [InlineData("1", "99999999999999999999", "Filter failure: PRICE_FILTER")]
    [InlineData("0.000001", "50000", "Filter failure: LOT_SIZE")]
    [InlineData("0.000015", "50000", "Filter failure: LOT_SIZE")]
    [InlineData("0", "50000", "Filter failure: LOT_SIZE")]
    [InlineData("9000.00001", "1", "Filter failure: LOT_SIZE")]
    [InlineData("0.00009", "50000", "Filter failure: NOTIONAL")]
    [InlineData("9000", "1000.01", "Filter failure: NOTIONAL")]
    public void A_broken_filter_is_named(string quantity, string price, string text) =>
        Assert.Equal((400, -1013, text), _driver.Limit("BUY", quantity, price).Error);

    [Theory]
    [InlineData("0.0001", "50000")]
    [InlineData("0.00010000000", "50000.00000000000")]
    [InlineData("5", "1")]
    [InlineData("0.00001", "500000")]
    public void What_sits_on_the_bounds_passes(string quantity, string price) =>
        _driver.Limit("BUY", quantity, price).Ok();

    [Fact]
    public void The_stop_price_is_a_price() => Assert.Equal(
        (400, -1013, "Filter failure: PRICE_FILTER"),
        _driver.Order("symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=1&stopPrice=50000.005").Error);

    [Theory]
    [InlineData("quantity", "0.000000001", "50000")]
    [InlineData("price", "1", "50000.123456789")]
    public void More_decimals_than_the_asset_has_are_no_filter_failure(string name, string quantity, string price) =>
        Assert.Equal(
            (400, -1111, $"Parameter '{name}' has too much precision."), _driver.Limit("BUY", quantity, price).Error);

    [Fact]
    public void A_market_order_is_judged_by_the_average_price()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        _driver.Rest("BTCUSDT", MatchSide.Buy, 40_000m, 1m);

        // Before the first trade there is no price to judge by.
        _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.00001").Ok();
        var tooSmall = (400, -1013, "Filter failure: NOTIONAL");
        Assert.Equal(tooSmall, Buy("0.00009"));
        Assert.Equal(200, Buy("0.0001").Status);

        // 0.00011 at 50,000 and 0.00011 at 40,000 are 45,000 on average: 0.00011 is 4.95, 0.00012 is 5.4.
        _driver.Take("BTCUSDT", MatchSide.Sell, 0.00011m);
        Assert.Equal(tooSmall, Buy("0.00011"));

        // Five minutes later only the last price counts.
        _driver.Now += 300_000_000;
        Assert.Equal(tooSmall, Buy("0.00012"));
        Assert.Equal(200, Buy("0.00013").Status);

        (int Status, int Code, string Message) Buy(string quantity)
        {
            var error = _driver.Order(
                $"symbol=BTCUSDT&side=BUY&type=MARKET&quantity={quantity}&newOrderRespType=ACK").Error;
            return error.Status == 200 ? (200, 0, "") : error;
        }
    }

    [Fact]
    public void A_market_order_obeys_the_market_lot_and_the_least_quote_quantity()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 200m);
        Assert.Equal(
            (400, -1013, "Filter failure: MARKET_LOT_SIZE"),
            _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=100.00001").Error);
        Assert.Equal(
            (400, -1013, "Filter failure: MARKET_LOT_SIZE"),
            _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=5000001").Error);
        Assert.Equal(
            (400, -1013, "Filter failure: NOTIONAL"),
            _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=4.99999999").Error);
    }

    [Fact]
    public void Markets_priced_in_another_asset_have_the_older_filter()
    {
        Assert.Equal(
            (400, -1013, "Filter failure: MIN_NOTIONAL"),
            _driver.Order("symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=0.09999").Error);
        _driver.Order("symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=0.1").Ok();
        var filters = _driver.Get("exchangeInfo", "symbol=ETHBTC").Ok().Json.GetProperty("symbols")[0]
            .GetProperty("filters").EnumerateArray().Select(filter => filter.Word("filterType"));
        Assert.Equal(
            [
                "PRICE_FILTER", "LOT_SIZE", "ICEBERG_PARTS", "MARKET_LOT_SIZE", "TRAILING_DELTA",
                "PERCENT_PRICE_BY_SIDE", "MIN_NOTIONAL", "MAX_NUM_ORDERS", "MAX_NUM_ORDER_LISTS",
                "MAX_NUM_ALGO_ORDERS", "MAX_NUM_ORDER_AMENDS",
            ],
            filters);
    }

    [Fact]
    public void An_amount_is_read_exactly()
    {
        Gen.Decimal[0m, 100_000_000m].Sample(value =>
        {
            var text = decimal.Round(value, 8).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(AmountFault.None, WireAmount.Parse(text, out var amount));
            Assert.Equal(decimal.Round(value, 8), amount.ToDecimal());
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData("١")]
    [InlineData("1 ")]
    [InlineData("123456789012345678901")]
    public void What_is_no_amount_is_refused(string text) =>
        Assert.Equal(AmountFault.Malformed, WireAmount.Parse(text, out _));
}
