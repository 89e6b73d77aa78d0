using System.Globalization;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The queue of faqs/order_amend_keep_priority.md: what an order keeps when it is amended, and loses when it
/// is replaced.</summary>
public sealed class AmendFaqTests
{
    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols = [SymbolSpec.Parse("BTCUSDT") with { Rules = new MarketRules { PercentPriceBySide = null } }],
    });

    private readonly long _mine;

    public AmendFaqTests()
    {
        _driver.Rest("BTCUSDT", MatchSide.Buy, 87_000m, 1m); // user A
        _mine = _driver.Limit("BUY", "5.5", "87000").Ok().Json.Whole("orderId");
        _driver.Rest("BTCUSDT", MatchSide.Buy, 87_000m, 4m); // user B
        _driver.Rest("BTCUSDT", MatchSide.Buy, 86_999m, 2m); // user C
        AssertBook(10.5m);
    }

    [Fact]
    public void A_replaced_order_goes_behind_user_B()
    {
        var replaced = _driver.Signed(
            "POST",
            "order/cancelReplace",
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=5&price=87000"
            + $"&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId={_mine}").Ok().Json;
        var id = replaced.GetProperty("newOrderResponse").Whole("orderId");
        Assert.NotEqual(_mine, id);
        AssertBook(10m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 5m); // users A and B
        Assert.Equal(0m, Executed(id));
        _driver.Take("BTCUSDT", MatchSide.Sell, 1m);
        Assert.Equal(1m, Executed(id));
    }

    [Fact]
    public void An_amended_order_stays_before_user_B_and_counts_for_nothing()
    {
        var before = _driver.Signed("GET", "rateLimit/order").Ok().Text;
        var amended = _driver.Signed(
            "PUT", "order/amend/keepPriority", $"symbol=BTCUSDT&orderId={_mine}&newQty=5").Ok().Json;
        Assert.Equal(_mine, amended.GetProperty("amendedOrder").Whole("orderId"));
        Assert.Equal(5m, amended.GetProperty("amendedOrder").Amount("qty"));
        Assert.Equal(before, _driver.Signed("GET", "rateLimit/order").Ok().Text);
        AssertBook(10m);
        _driver.Take("BTCUSDT", MatchSide.Sell, 1m); // user A
        Assert.Equal(0m, Executed(_mine));
        _driver.Take("BTCUSDT", MatchSide.Sell, 5m);
        Assert.Equal(5m, Executed(_mine));
    }

    private void AssertBook(decimal best)
    {
        var bids = _driver.Get("depth", "symbol=BTCUSDT").Ok().Json.GetProperty("bids");
        Assert.Equal(
            [("87000.00000000", best.ToString("F8", CultureInfo.InvariantCulture)), ("86999.00000000", "2.00000000")],
            bids.EnumerateArray().Select(level => (level[0].GetString()!, level[1].GetString()!)));
    }

    private decimal Executed(long id) =>
        _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}").Ok().Json.Amount("executedQty");
}
