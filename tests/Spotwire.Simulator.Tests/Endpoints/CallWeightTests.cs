using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>What trading calls weigh when they succeed and when they fail, and how many orders they count.</summary>
public sealed class CallWeightTests
{
    private const string Limit = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=49000";
    private const string Oco = "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS"
        + "&belowStopPrice=48000";
    private const string Working = "workingType=LIMIT&workingSide=BUY&workingPrice=49000&workingQuantity=0.1"
        + "&workingTimeInForce=GTC";
    private const string Pair = "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=52000"
        + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=48000";

    private readonly QuietMarket _market = new();

    [Theory]
    [InlineData("order", Limit, 1)]
    [InlineData("order/oco", "side=SELL&quantity=0.1&price=52000&stopPrice=48000", 2)]
    [InlineData("orderList/oco", Oco, 2)]
    [InlineData("orderList/oto", Working + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1", 2)]
    [InlineData("orderList/otoco", Working + Pair + "&pendingQuantity=0.1", 3)]
    [InlineData("orderList/opo", Working + "&pendingType=MARKET&pendingSide=SELL", 2)]
    [InlineData("orderList/opoco", Working + Pair, 3)]
    [InlineData("order/cancelReplace", Limit + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrigClientOrderId=mine", 1)]
    public void A_call_that_trades_is_free_if_it_succeeds_and_counts_its_orders(string path, string order, int orders)
    {
        _market.Post("order", Limit + "&newClientOrderId=mine").Ok();
        var before = Weight();
        var answer = _market.Post(path, order).Ok();
        Assert.Equal(before + 40, Weight());
        Assert.Equal($"{1 + orders}", answer.Header("X-MBX-ORDER-COUNT-10S"));
        Assert.Equal(1 + orders, Count());
        before = Weight();
        Assert.Equal(400, _market.Post(path, order + "&foo=1").Status);
        Assert.Equal(before + 41, Weight());
        Assert.Equal(1 + orders, Count());
    }

    [Fact]
    public void A_half_success_weighs_as_a_failure()
    {
        var before = Weight();
        Assert.Equal(
            409,
            _market.Post("order/cancelReplace", Limit + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=99").Status);
        Assert.Equal(before + 41, Weight());
    }

    [Fact]
    public void A_new_order_that_was_not_tried_counts_too()
    {
        Assert.Equal(
            400,
            _market.Post("order/cancelReplace", Limit + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=99").Status);
        Assert.Equal(1, Count());
    }

    [Fact]
    public void Cancels_are_free_and_count_nothing()
    {
        _market.Post("order", Limit + "&newClientOrderId=mine").Ok();
        var list = _market.Post("orderList/oco", Oco).Ok().Json.Whole("orderListId");
        var before = Weight();
        _market.Delete("order", "origClientOrderId=mine").Ok();
        _market.Delete("orderList", $"orderListId={list}").Ok();
        Assert.Equal(before + 40, Weight());
        Assert.Equal(400, _market.Delete("order", "origClientOrderId=mine").Status);
        Assert.Equal(400, _market.Delete("orderList", $"orderListId={list}").Status);
        Assert.Equal(before + 82, Weight());
        Assert.Equal(3, Count());
    }

    [Fact]
    public void An_amendment_weighs_four_and_counts_nothing()
    {
        _market.Post("order", Limit + "&newClientOrderId=mine").Ok();
        var before = Weight();
        _market.Amend("origClientOrderId=mine&newClientOrderId=mine&newQty=0.09").Ok();
        Assert.Equal(before + 44, Weight());
        Assert.Equal(400, _market.Amend("origClientOrderId=mine&newQty=1").Status);
        Assert.Equal(before + 88, Weight());
        Assert.Equal(1, Count());
    }

    [Fact]
    public void An_amendment_that_makes_the_order_expire_is_free()
    {
        _market.Post(
            "order", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.1&price=50050&newClientOrderId=mine").Ok();
        _market.Driver.Take("BTCUSDT", MatchSide.Buy, 0.05m);
        var before = Weight();
        var answer = _market.Amend("origClientOrderId=mine&newQty=0.05").Ok().Json;
        Assert.Equal("EXPIRED", answer.GetProperty("amendedOrder").Word("status"));
        Assert.Equal(before + 40, Weight());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("&computeCommissionRates=true", 20)]
    public void A_test_weighs_always_and_counts_nothing(string more, int weight)
    {
        var before = Weight();
        _market.Post("order/test", Limit + more).Ok();
        Assert.Equal(before + 40 + weight, Weight());
        Assert.Equal(0, Count());
    }

    // Asking costs 40 itself.
    private int Weight() => int.Parse(
        _market.Driver.Signed("GET", "rateLimit/order").Ok().Header("X-MBX-USED-WEIGHT-1M")!);

    private long Count() => _market.Driver.Signed("GET", "rateLimit/order").Ok().Json[0].Whole("count");
}
