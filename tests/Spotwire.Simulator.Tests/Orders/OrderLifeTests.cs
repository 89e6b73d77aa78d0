using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Orders;

public sealed class OrderLifeTests
{
    private readonly ExchangeDriver _driver = new();

    [Fact]
    public void A_limit_order_rests_is_queried_and_cancelled()
    {
        var placed = _driver.Limit("BUY", "0.01", "50000", "&newClientOrderId=first").Ok().Json;
        Assert.Equal("NEW", placed.Word("status"));
        Assert.Equal("first", placed.Word("clientOrderId"));
        Assert.Equal((999_500m, 500m), _driver.Balance("USDT"));

        var id = placed.Whole("orderId");
        var queried = _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}").Ok().Json;
        Assert.Equal("NEW", queried.Word("status"));
        Assert.True(queried.GetProperty("isWorking").GetBoolean());
        Assert.Equal(1, _driver.Signed("GET", "openOrders", "symbol=BTCUSDT").Ok().Json.GetArrayLength());

        var canceled = _driver.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=first").Ok().Json;
        Assert.Equal("CANCELED", canceled.Word("status"));
        Assert.Equal("first", canceled.Word("origClientOrderId"));
        Assert.Matches("^[0-9A-Za-z]{22}$", canceled.Word("clientOrderId"));
        Assert.Equal((1_000_000m, 0m), _driver.Balance("USDT"));
        Assert.Equal(0, _driver.Signed("GET", "openOrders").Ok().Json.GetArrayLength());
        Assert.Equal(
            (400, -2011, "Unknown order sent."),
            _driver.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=first").Error);
    }

    [Fact]
    public void A_taker_pays_what_the_makers_ask_and_the_commission_in_what_it_receives()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 0.01m);
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_010m, 0.02m);
        var placed = _driver.Limit("BUY", "0.02", "50020").Ok().Json;
        Assert.Equal("FILLED", placed.Word("status"));
        Assert.Equal(1000.1m, placed.Amount("cummulativeQuoteQty"));
        var fills = placed.GetProperty("fills").EnumerateArray().ToArray();
        Assert.Equal(2, fills.Length);
        Assert.Equal("50000.00000000", fills[0].Word("price"));
        Assert.Equal("0.00001000", fills[0].Word("commission"));
        Assert.Equal("BTC", fills[0].Word("commissionAsset"));
        Assert.Equal(fills[0].Whole("tradeId") + 1, fills[1].Whole("tradeId"));
        Assert.Equal((1_000_000m - 1000.1m, 0m), _driver.Balance("USDT"));
        Assert.Equal((10m + 0.02m - 0.00002m, 0m), _driver.Balance("BTC"));
        Assert.True(_driver.Exchange.Audit().IsConserved);

        var trades = _driver.Signed("GET", "myTrades", "symbol=BTCUSDT").Ok().Json;
        Assert.Equal(2, trades.GetArrayLength());
        Assert.False(trades[0].GetProperty("isMaker").GetBoolean());
        Assert.True(trades[0].GetProperty("isBuyer").GetBoolean());
        Assert.Equal(500m, trades[0].Amount("quoteQty"));
    }

    [Fact]
    public void A_maker_pays_the_makers_rate()
    {
        _driver.Limit("SELL", "0.05", "50000").Ok();
        Assert.Equal((9.95m, 0.05m), _driver.Balance("BTC"));
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.02m);
        Assert.Equal((9.95m, 0.03m), _driver.Balance("BTC"));
        Assert.Equal((1_000_000m + 1000m - 0.8m, 0m), _driver.Balance("USDT"));
        var order = _driver.Signed("GET", "openOrders", "symbol=BTCUSDT").Ok().Json[0];
        Assert.Equal("PARTIALLY_FILLED", order.Word("status"));
        Assert.Equal(0.02m, order.Amount("executedQty"));
        Assert.True(_driver.Exchange.Audit().IsConserved);
    }

    [Theory]
    [InlineData("IOC", "PARTIAL", "UNFILLED_IOC_QUANTITY_EXPIRED", "0.01000000")]
    [InlineData("FOK", "NONE", "UNFILLED_FOK_ORDER_EXPIRED", "0.00000000")]
    public void What_cannot_be_filled_at_once_expires(string timeInForce, string _, string reason, string executed)
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 0.01m);
        var placed = _driver.Order(
            $"symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce={timeInForce}&quantity=0.02&price=50000").Ok().Json;
        Assert.Equal("EXPIRED", placed.Word("status"));
        Assert.Equal(reason, placed.Word("expiryReason"));
        Assert.Equal(executed, placed.Word("executedQty"));
        Assert.Equal(0m, _driver.Balance("USDT").Locked);
    }

    [Fact]
    public void A_market_order_takes_the_book_and_its_rest_expires()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 0.01m);
        var placed = _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.03").Ok().Json;
        Assert.Equal("EXPIRED", placed.Word("status"));
        Assert.Equal("INSUFFICIENT_LIQUIDITY", placed.Word("expiryReason"));
        Assert.Equal(0.01m, placed.Amount("executedQty"));
        Assert.Equal((999_500m, 0m), _driver.Balance("USDT"));
    }

    [Fact]
    public void A_market_order_by_quote_quantity_spends_whole_steps_of_it()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        var placed = _driver.Order("symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=100.3").Ok().Json;
        Assert.Equal("FILLED", placed.Word("status"));
        Assert.Equal("100.30000000", placed.Word("origQuoteOrderQty"));
        Assert.Equal("0.00200000", placed.Word("executedQty"));
        Assert.Equal("0.00200000", placed.Word("origQty"));
        Assert.Equal((999_900m, 0m), _driver.Balance("USDT"));
        Assert.Equal(
            (400, -2010, "Order book liquidity is less than symbol minimum quantity."),
            _driver.Order("symbol=BTCUSDT&side=SELL&type=MARKET&quoteOrderQty=100").Error);
    }

    [Fact]
    public void A_limit_maker_that_would_take_is_refused_and_holds_nothing()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 1m);
        Assert.Equal(
            (400, -2010, "Order would immediately match and take."),
            _driver.Order("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.1&price=50000").Error);
        Assert.Equal((1_000_000m, 0m), _driver.Balance("USDT"));
        var placed = _driver.Order("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.1&price=49999.99").Ok().Json;
        Assert.False(placed.TryGetProperty("status", out var _)); // ACK is the default of this type
    }

    [Fact]
    public void A_stop_waits_fires_at_the_last_price_and_fills_at_market()
    {
        _driver.Rest("BTCUSDT", MatchSide.Buy, 50_000m, 0.01m);
        _driver.Rest("BTCUSDT", MatchSide.Buy, 49_000m, 1m);
        _driver.Rest("BTCUSDT", MatchSide.Buy, 48_900m, 1m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 0.005m);
        Assert.Equal(
            (400, -2010, "Order would trigger immediately."),
            _driver.Order("symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.5&stopPrice=50000").Error);
        var placed = _driver.Order(
            "symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.5&stopPrice=49500&newOrderRespType=RESULT").Ok().Json;
        Assert.Equal(-1, placed.Whole("workingTime"));
        Assert.Equal("49500.00000000", placed.Word("stopPrice"));
        var id = placed.Whole("orderId");
        Assert.False(Query(id).GetProperty("isWorking").GetBoolean());
        _driver.Take("BTCUSDT", MatchSide.Sell, 0.105m);
        Assert.Equal("FILLED", Query(id).Word("status"));
        Assert.Equal((9.5m, 0m), _driver.Balance("BTC"));
        Assert.True(_driver.Exchange.Audit().IsConserved);
    }

    [Fact]
    public void A_stop_that_its_owner_cannot_pay_any_more_expires()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 0.01m);
        _driver.Rest("BTCUSDT", MatchSide.Sell, 60_000m, 100m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.005m);
        var id = _driver.Order(
            "symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=19&stopPrice=51000").Ok().Json.Whole("orderId");
        Assert.Equal(969_000m, _driver.Balance("USDT").Locked);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.01m);
        Assert.Equal("EXPIRED", Query(id).Word("status"));
        Assert.Equal("REJECTED", Query(id).Word("expiryReason"));
        Assert.Equal((1_000_000m, 0m), _driver.Balance("USDT"));
    }

    [Fact]
    public void A_stop_limit_rests_at_its_price_once_it_has_fired()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 50_000m, 0.01m);
        _driver.Rest("BTCUSDT", MatchSide.Sell, 51_000m, 0.01m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.005m);
        var id = _driver.Order(
            "symbol=BTCUSDT&side=BUY&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1&price=50500&stopPrice=50900")
            .Ok().Json.Whole("orderId");
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.01m);
        var order = Query(id);
        Assert.Equal("NEW", order.Word("status"));
        Assert.True(order.GetProperty("isWorking").GetBoolean());
        Assert.Equal("50500.00000000", _driver.Get("depth", "symbol=BTCUSDT").Ok().Json.GetProperty("bids")[0][0]
            .GetString());
    }

    [Fact]
    public void Too_little_balance_and_a_name_in_use_are_refused()
    {
        Assert.Equal(
            (400, -2010, "Account has insufficient balance for requested action."),
            _driver.Limit("BUY", "21", "50000").Error);
        Assert.Equal(
            (400, -2010, "Account has insufficient balance for requested action."),
            _driver.Limit("SELL", "10.1", "50000").Error);
        _driver.Limit("BUY", "1", "50000", "&newClientOrderId=same").Ok();
        Assert.Equal(
            (400, -2010, "Duplicate order sent."),
            _driver.Limit("BUY", "1", "40000", "&newClientOrderId=same").Error);
        _driver.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=same").Ok();
        _driver.Limit("BUY", "1", "40000", "&newClientOrderId=same").Ok();
    }

    [Fact]
    public void Id_and_name_must_both_fit()
    {
        var id = _driver.Limit("BUY", "1", "50000", "&newClientOrderId=mine").Ok().Json.Whole("orderId");
        Assert.Equal(
            (400, -2011, "Unknown order sent."),
            _driver.Signed("DELETE", "order", $"symbol=BTCUSDT&orderId={id}&origClientOrderId=other").Error);
        Assert.Equal(
            (400, -2039, "Client order ID is not correct for this order ID."),
            _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}&origClientOrderId=other").Error);
        Assert.Equal(
            (400, -2013, "Order does not exist."),
            _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id + 1}").Error);
        Assert.Equal(
            (400, -1102, "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!"),
            _driver.Signed("GET", "order", "symbol=BTCUSDT").Error);
        _driver.Signed("DELETE", "order", $"symbol=BTCUSDT&orderId={id}&origClientOrderId=mine").Ok();
    }

    [Fact]
    public void Cancel_restrictions_are_kept()
    {
        _driver.Limit("SELL", "1", "50000", "&newClientOrderId=a").Ok();
        Assert.Equal(
            (400, -2011, "Order was not canceled due to cancel restrictions."),
            Cancel("ONLY_PARTIALLY_FILLED").Error);
        _driver.Take("BTCUSDT", MatchSide.Buy, 0.5m);
        Assert.Equal(
            (400, -2011, "Order was not canceled due to cancel restrictions."), Cancel("ONLY_NEW").Error);
        Assert.Equal((400, -1145, "Invalid cancelRestrictions"), Cancel("ANY").Error);
        Assert.Equal("0.50000000", Cancel("ONLY_PARTIALLY_FILLED").Ok().Json.Word("executedQty"));

        Answer Cancel(string restriction) => _driver.Signed(
            "DELETE", "order", $"symbol=BTCUSDT&origClientOrderId=a&cancelRestrictions={restriction}");
    }

    [Fact]
    public void Cancel_all_ends_every_open_order_of_the_symbol_and_no_other()
    {
        Assert.Equal(
            (400, -2011, "Unknown order sent."), _driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT").Error);
        _driver.Limit("BUY", "1", "50000").Ok();
        _driver.Limit("BUY", "1", "49000").Ok();
        _driver.Order("symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=2000").Ok();
        Assert.Equal(2, _driver.Signed("DELETE", "openOrders", "symbol=BTCUSDT").Ok().Json.GetArrayLength());
        Assert.Equal((998_000m, 2_000m), _driver.Balance("USDT"));
        Assert.Equal(1, _driver.Signed("GET", "openOrders").Ok().Json.GetArrayLength());
    }

    [Fact]
    public void Scripted_faults_lose_and_double_an_order()
    {
        _driver.Exchange.Faults.ForgetNextOrder();
        Assert.Equal("NEW", _driver.Limit("BUY", "1", "50000", "&newClientOrderId=lost").Ok().Json.Word("status"));
        Assert.Equal(
            (400, -2013, "Order does not exist."),
            _driver.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=lost").Error);
        _driver.Exchange.Faults.BookNextOrderTwice();
        _driver.Limit("BUY", "1", "50000", "&newClientOrderId=double").Ok();
        var orders = _driver.Exchange.Audit().Orders;
        Assert.Equal(["double", "double"], orders.Select(order => order.ClientOrderId.Value));
        Assert.Equal(2, orders.Select(order => order.OrderId).Distinct().Count());
        Assert.True(_driver.Exchange.Audit().IsConserved);
    }

    private System.Text.Json.JsonElement Query(long id) =>
        _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}").Ok().Json;
}
