using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>What faqs/pegged_orders.md tells of pegged prices.</summary>
public sealed class PeggedFaqTests
{
    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols =
        [
            SymbolSpec.Parse("BTCUSDT") with
            {
                Rules = new MarketRules
                {
                    MinNotional = 0.01m,
                    PercentPriceBySide = null,
                    DefaultSelfTradePrevention = SelfTradePreventionMode.None,
                },
            },
        ],
    });

    [Fact]
    public void The_sample_is_answered_as_on_the_page()
    {
        Rest(MatchSide.Buy, 0.04m);
        FaqExample.AssertAnswers(
            FaqExample.Read("pegged_orders", "how-can-i-send-a-pegged-order-1"),
            Place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&pegPriceType=PRIMARY_PEG"));
    }

    // "SELL 1 BTC at the best asking price".
    [Fact]
    public void A_primary_peg_queues_behind_the_best_of_its_side()
    {
        Rest(MatchSide.Sell, 100_000m);
        Rest(MatchSide.Sell, 100_001m);
        var mine = Place("side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&pegPriceType=PRIMARY_PEG");
        Assert.Equal((100_000m, "NEW"), (mine.Amount("peggedPrice"), mine.Word("status")));
        _driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        Assert.Equal(0m, Query(mine).Amount("executedQty"));
        _driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        Assert.Equal("FILLED", Query(mine).Word("status"));
    }

    // "BUY 1 BTC for 100,000 USDT or best offer, IOC": the sellers at the lowest price, and only that price.
    [Fact]
    public void A_market_peg_takes_the_best_of_the_other_side_and_only_that()
    {
        _driver.Rest("BTCUSDT", MatchSide.Sell, 99_000m, 0.4m);
        Rest(MatchSide.Sell, 99_001m);
        var mine = Place("side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=100000&pegPriceType=MARKET_PEG");
        Assert.Equal(
            (99_000m, 100_000m, 0.4m, "EXPIRED"),
            (mine.Amount("peggedPrice"), mine.Amount("price"), mine.Amount("executedQty"), mine.Word("status")));
    }

    [Theory]
    [InlineData("type=LIMIT&timeInForce=IOC&pegPriceType=PRIMARY_PEG", "Unsupported order combination")]
    [InlineData(
        "type=LIMIT_MAKER&pegPriceType=MARKET_PEG", "This price peg cannot be used with this order type.")]
    [InlineData("type=MARKET&pegPriceType=MARKET_PEG", "This order type may not use pegged price.")]
    [InlineData("type=STOP_LOSS&stopPrice=120000&pegPriceType=MARKET_PEG", "This order type may not use pegged price.")]
    [InlineData("type=TAKE_PROFIT&stopPrice=9000&pegPriceType=MARKET_PEG", "This order type may not use pegged price.")]
    public void Other_pegs_are_refused(string order, string text)
    {
        Rest(MatchSide.Buy, 90_000m);
        Rest(MatchSide.Sell, 100_000m);
        Assert.Equal(text, _driver.Order("symbol=BTCUSDT&side=BUY&quantity=1&" + order).Error.Message);
    }

    [Fact]
    public void Both_the_price_and_the_pegged_price_must_pass_the_filters()
    {
        var driver = new QuietMarket(new MarketRules { MaxPrice = 60_000m }).Driver;
        driver.Rest("BTCUSDT", MatchSide.Buy, 49_950m, 1m);
        const string Order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&pegPriceType=PRIMARY_PEG&quantity=";
        driver.Order(Order + "0.001&price=55000").Ok();
        Assert.Equal("Filter failure: PRICE_FILTER", driver.Order(Order + "0.001&price=60001").Error.Message);
        Assert.Equal("Filter failure: NOTIONAL", driver.Order(Order + "0.0001").Error.Message);
        Assert.Equal("Filter failure: NOTIONAL", driver.Order(Order + "0.0001&price=55000").Error.Message);
    }

    // "Pegged pending limit order enters at the best price after the working order has been filled."
    [Fact]
    public void A_pending_order_is_pegged_when_the_working_one_is_filled()
    {
        Rest(MatchSide.Sell, 100_000m);
        var list = _driver.Signed(
            "POST",
            "orderList/oto",
            "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=90000&workingQuantity=1"
            + "&workingTimeInForce=GTC&pendingType=LIMIT&pendingSide=SELL&pendingQuantity=1"
            + "&pendingTimeInForce=GTC&pendingPegPriceType=PRIMARY_PEG&newOrderRespType=RESULT").Ok().Json;
        var pending = list.GetProperty("orderReports")[1];
        Assert.False(pending.TryGetProperty("peggedPrice", out _));
        Rest(MatchSide.Sell, 99_500m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 1m);
        Assert.Equal((99_500m, "NEW"), (Query(pending).Amount("peggedPrice"), Query(pending).Word("status")));
    }

    // "Stop orders use the best price at the time when they are triggered."
    [Fact]
    public void A_stop_is_pegged_when_it_is_triggered()
    {
        Rest(MatchSide.Sell, 100_000m);
        _driver.Take("BTCUSDT", MatchSide.Buy, 1m);
        var stop = Place(
            "side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1&stopPrice=95000&pegPriceType=PRIMARY_PEG");
        Rest(MatchSide.Sell, 97_000m);
        Assert.False(Query(stop).TryGetProperty("peggedPrice", out _));
        Rest(MatchSide.Buy, 95_000m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 1m);
        Assert.Equal((97_000m, true), (Query(stop).Amount("peggedPrice"), Query(stop).Flag("isWorking")));
    }

    private void Rest(MatchSide side, decimal price) => _driver.Rest("BTCUSDT", side, price, 1m);

    private JsonElement Place(string order) => _driver.Order("symbol=BTCUSDT&" + order).Ok().Json;

    private JsonElement Query(JsonElement order) =>
        _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={order.Whole("orderId")}").Ok().Json;
}
