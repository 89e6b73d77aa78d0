namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>Cancels, cancel-replace and amendments: refusals and half successes.</summary>
public sealed class CancelRefusalTests
{
    private const string Limit = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=49000";

    private readonly QuietMarket _market = new();

    public CancelRefusalTests() => _market.Post("order", Limit + "&newClientOrderId=mine").Ok();

    [Theory]
    [InlineData("", -1102, "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!")]
    [InlineData("origClientOrderId=", -1119, "Original client order ID was empty.")]
    [InlineData("origClientOrderId=mine&newClientOrderId=", -1118, "New client order ID was empty.")]
    [InlineData("origClientOrderId=mine&cancelRestrictions=ONLY_OLD", -1145, "Invalid cancelRestrictions")]
    [InlineData("origClientOrderId=other", -2011, "Unknown order sent.")]
    [InlineData("orderId=99", -2011, "Unknown order sent.")]
    [InlineData(
        "origClientOrderId=mine&cancelRestrictions=ONLY_PARTIALLY_FILLED", -2011,
        "Order was not canceled due to cancel restrictions.")]
    public void A_faulty_cancel_is_refused(string parameters, int code, string text) =>
        _market.Refuses(() => _market.Delete("order", parameters), code, text);

    [Fact]
    public void A_number_with_another_orders_name_is_refused()
    {
        var id = Id();
        _market.Refuses(
            () => _market.Delete("order", $"orderId={id}&origClientOrderId=other"), -2011, "Unknown order sent.");
        _market.Refuses(
            () => _market.Ask("order", $"orderId={id}&origClientOrderId=other"),
            -2039,
            "Client order ID is not correct for this order ID.");
        _market.Refuses(() => _market.Ask("order", "orderId=99"), -2013, "Order does not exist.");
        _market.Refuses(() => _market.Ask("order", "origClientOrderId="), -1119, "Original client order ID was empty.");
        _market.Delete("order", $"orderId={id}&origClientOrderId=mine&cancelRestrictions=ONLY_NEW").Ok();
        _market.Refuses(() => _market.Delete("openOrders", ""), -2011, "Unknown order sent.");
    }

    [Theory]
    [InlineData("", -1102, "Mandatory parameter 'cancelReplaceMode' was not sent, was empty/null, or malformed.")]
    [InlineData(
        "&cancelReplaceMode=STOP&cancelOrderId=1", -1130, "Data sent for parameter 'cancelReplaceMode' is not valid.")]
    [InlineData(
        "&cancelReplaceMode=STOP_ON_FAILURE", -1102,
        "Param 'cancelOrderId' or 'cancelOrigClientOrderId' must be sent, but both were empty/null!")]
    [InlineData(
        "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=", -1119, "Original client order ID was empty.")]
    [InlineData(
        "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=1&cancelNewClientOrderId=", -1118,
        "New client order ID was empty.")]
    [InlineData(
        "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=1&cancelRestrictions=X", -1145, "Invalid cancelRestrictions")]
    [InlineData(
        "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=1&orderRateLimitExceededMode=X", -1130,
        "Data sent for parameter 'orderRateLimitExceededMode' is not valid.")]
    public void A_faulty_cancel_replace_is_refused(string parameters, int code, string text) =>
        _market.Refuses(() => _market.Post("order/cancelReplace", Limit + parameters), code, text);

    [Fact]
    public void A_market_may_not_know_cancel_replace_or_amendments()
    {
        var market = new QuietMarket(MarketRules.Default with { CancelReplaceAllowed = false, AmendAllowed = false });
        market.Post("order", Limit + "&newClientOrderId=mine").Ok();
        market.Refuses(
            () => market.Post(
                "order/cancelReplace", Limit + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrigClientOrderId=mine"),
            -1013,
            "Order cancel-replace is not supported for this symbol.");
        market.Refuses(
            () => market.Amend("origClientOrderId=mine&newQty=0.5"),
            -2038,
            "Order amend is not supported for this symbol.");
    }

    [Theory]
    [InlineData("STOP_ON_FAILURE", "mine", "1", 200, 0, "SUCCESS", "SUCCESS")]
    [InlineData("STOP_ON_FAILURE", "other", "1", 400, -2022, "FAILURE", "NOT_ATTEMPTED")]
    [InlineData("STOP_ON_FAILURE", "mine", "100", 409, -2021, "SUCCESS", "FAILURE")]
    [InlineData("ALLOW_FAILURE", "mine", "1", 200, 0, "SUCCESS", "SUCCESS")]
    [InlineData("ALLOW_FAILURE", "other", "1", 409, -2021, "FAILURE", "SUCCESS")]
    [InlineData("ALLOW_FAILURE", "mine", "100", 409, -2021, "SUCCESS", "FAILURE")]
    [InlineData("ALLOW_FAILURE", "other", "100", 400, -2022, "FAILURE", "FAILURE")]
    public void Each_half_of_a_cancel_replace_is_told(
        string mode, string canceled, string quantity, int status, int code, string cancelResult, string newResult)
    {
        var answer = _market.Post(
            "order/cancelReplace",
            $"side=BUY&type=LIMIT_MAKER&quantity={quantity}&price=49000&newClientOrderId=next"
                + $"&cancelReplaceMode={mode}&cancelOrigClientOrderId={canceled}");
        Assert.Equal(status, answer.Status);
        var json = answer.Json;
        if (code != 0)
        {
            Assert.Equal(code, json.GetProperty("code").GetInt32());
            json = json.GetProperty("data");
        }

        Assert.Equal(cancelResult, json.Word("cancelResult"));
        Assert.Equal(newResult, json.Word("newOrderResult"));
        var cancel = json.GetProperty("cancelResponse");
        Assert.Equal(
            cancelResult == "SUCCESS" ? "CANCELED" : "Unknown order sent.",
            cancel.Word(cancelResult == "SUCCESS" ? "status" : "msg"));
        var placed = json.GetProperty("newOrderResponse");
        switch (newResult)
        {
            case "SUCCESS":
                Assert.Equal("next", placed.Word("clientOrderId"));
                Assert.Equal("NEW", _market.Ask("order", "origClientOrderId=next").Ok().Json.Word("status"));
                break;
            case "FAILURE":
                Assert.Equal("Account has insufficient balance for requested action.", placed.Word("msg"));
                break;
            default:
                Assert.Equal(System.Text.Json.JsonValueKind.Null, placed.ValueKind);
                break;
        }

        Assert.Equal(
            cancelResult == "SUCCESS" ? "CANCELED" : "NEW",
            _market.Ask("order", "origClientOrderId=mine").Ok().Json.Word("status"));
    }

    [Fact]
    public void A_new_order_that_breaks_a_filter_leaves_the_old_one_alone() => _market.Refuses(
        () => _market.Post(
            "order/cancelReplace",
            "side=BUY&type=LIMIT_MAKER&quantity=1&price=49000.001&cancelReplaceMode=ALLOW_FAILURE"
                + "&cancelOrigClientOrderId=mine"),
        -1013,
        "Filter failure: PRICE_FILTER");

    [Theory]
    [InlineData("newQty=0.5", -1102, "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!")]
    [InlineData(
        "origClientOrderId=mine", -1102, "Mandatory parameter 'newQty' was not sent, was empty/null, or malformed.")]
    [InlineData("origClientOrderId=mine&newQty=0", -1013, "Filter failure: LOT_SIZE")]
    [InlineData("origClientOrderId=mine&newQty=0.5000001", -1013, "Filter failure: LOT_SIZE")]
    [InlineData("origClientOrderId=mine&newQty=0.0001", -1013, "Filter failure: NOTIONAL")]
    [InlineData("origClientOrderId=mine&newQty=1", -2038, "The requested action would change no state; rejecting.")]
    [InlineData("origClientOrderId=mine&newQty=2", -2038, "Order amend (quantity increase) is not supported.")]
    [InlineData("origClientOrderId=other&newQty=0.5", -2011, "Unknown order sent.")]
    public void A_faulty_amendment_is_refused(string parameters, int code, string text) =>
        _market.Refuses(() => _market.Amend(parameters), code, text);

    [Fact]
    public void An_order_may_be_amended_ten_times()
    {
        for (var i = 0; i < 10; i++)
        {
            _market.Amend($"origClientOrderId=mine&newClientOrderId=mine&newQty=0.{90 - i}").Ok();
        }

        _market.Refuses(
            () => _market.Amend("origClientOrderId=mine&newQty=0.5"), -2038, "Filter failure: MAX_NUM_ORDER_AMENDS");
        var told = _market.Ask("order/amendments", $"orderId={Id()}").Ok().Json;
        Assert.Equal(10, told.GetArrayLength());
        Assert.Equal(0.81m, told[9].Amount("newQty"));
        Assert.Equal(0.82m, told[9].Amount("origQty"));
        var from = told[8].Whole("executionId");
        Assert.Equal(
            2, _market.Ask("order/amendments", $"orderId={Id()}&fromExecutionId={from}").Ok().Json.GetArrayLength());
        Assert.Equal(
            1, _market.Ask("order/amendments", $"orderId={Id()}&limit=1").Ok().Json.GetArrayLength());
    }

    [Theory]
    [InlineData("HALT")]
    [InlineData("BREAK")]
    [InlineData("END_OF_DAY")]
    [InlineData("CANCEL_ONLY")]
    public void A_closed_market_takes_no_orders_but_cancels(string status)
    {
        const string Oco = "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS"
            + "&belowStopPrice=48000";
        var list = _market.Post("orderList/oco", Oco).Ok().Json.Whole("orderListId");
        _market.Driver.Exchange.Find("BTCUSDT")!.Status = status;
        _market.Refuses(() => _market.Post("order", Limit), -1013, "Market is closed.");
        _market.Refuses(() => _market.Post("order/test", Limit), -1013, "Market is closed.");
        _market.Refuses(() => _market.Post("orderList/oco", Oco), -1013, "Market is closed.");
        _market.Refuses(
            () => _market.Post("order/cancelReplace", Limit + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1"),
            -1013,
            "Market is closed.");
        if (status == "CANCEL_ONLY")
        {
            _market.Amend("origClientOrderId=mine&newClientOrderId=mine&newQty=0.5").Ok();
        }
        else
        {
            _market.Refuses(() => _market.Amend("origClientOrderId=mine&newQty=0.5"), -1013, "Market is closed.");
        }

        _market.Delete("order", "origClientOrderId=mine").Ok();
        _market.Delete("orderList", $"orderListId={list}").Ok();
    }

    private long Id() => _market.Ask("order", "origClientOrderId=mine").Ok().Json.Whole("orderId");
}
