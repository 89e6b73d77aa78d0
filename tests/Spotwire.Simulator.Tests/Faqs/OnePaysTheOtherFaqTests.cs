using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>What faqs/opo.md tells of lists in which one order pays for the other.</summary>
public sealed class OnePaysTheOtherFaqTests
{
    private const string Working = "&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC&newOrderRespType=RESULT";

    // "Thus the only balance requirement on order placement is that of the working order"; "the received funds are
    // locked for use by the pending order(s)"; "the quantity is adjusted to LOT_SIZE, what is not used is unlocked".
    [Fact]
    public void The_received_quantity_is_locked_cut_to_whole_steps_and_the_rest_freed()
    {
        var driver = Exchange("USDT=600");
        var list = Place(driver, "opo", "&workingPrice=600&workingQuantity=1&pendingType=LIMIT&pendingSide=SELL"
            + "&pendingPrice=700&pendingTimeInForce=GTC");
        Assert.Equal((0m, 600m), driver.Balance("USDT"));
        driver.Take("BNBUSDT", MatchSide.Sell, 0.5m);

        // Half is there, a thousandth of it is the commission: locked, and not to be traded.
        Assert.Equal((0m, 0.4995m), driver.Balance("BNB"));
        Assert.Equal("PENDING_NEW", Status(driver, list[1]));
        driver.Take("BNBUSDT", MatchSide.Sell, 0.5m);
        Assert.Equal("NEW", Status(driver, list[1]));
        Assert.Equal((0m, 0.999m), driver.Balance("BNB"));
    }

    // "The commission is taken from the available funds instead if the received asset is not BNB."
    [Fact]
    public void Of_BNB_the_commission_always_comes_out_of_what_was_received()
    {
        var driver = Exchange("USDT=600,BNB=10");
        var list = Place(driver, "opo", "&workingPrice=600&workingQuantity=0.5&pendingType=LIMIT&pendingSide=SELL"
            + "&pendingPrice=700&pendingTimeInForce=GTC");
        driver.Take("BNBUSDT", MatchSide.Sell, 0.5m);
        var pending = driver.Signed("GET", "order", $"symbol=BNBUSDT&orderId={list[1]}").Ok().Json;
        Assert.Equal(0.499m, pending.Amount("origQty")); // 0.4995 in steps of 0.001
        Assert.Equal((10.0005m, 0.499m), driver.Balance("BNB"));
    }

    // "If the order list is canceled before the pending order is placed then these locked funds are unlocked."
    [Fact]
    public void A_cancelled_list_frees_what_was_received()
    {
        var driver = Exchange("USDT=600");
        var list = Place(driver, "opoco", "&workingPrice=600&workingQuantity=1&pendingSide=SELL"
            + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=700&pendingBelowType=STOP_LOSS"
            + "&pendingBelowStopPrice=500");
        driver.Take("BNBUSDT", MatchSide.Sell, 0.5m);
        Assert.Equal((0m, 0.4995m), driver.Balance("BNB"));
        driver.Signed("DELETE", "order", $"symbol=BNBUSDT&orderId={list[0]}").Ok();
        Assert.Equal((0.4995m, 0m), driver.Balance("BNB"));
        Assert.Equal((300m, 0m), driver.Balance("USDT"));
    }

    // "The quantity of the pending order(s) are evaluated (e.g. filters) after the working order fully fills."
    [Fact]
    public void A_pending_order_that_breaks_a_filter_then_expires()
    {
        var driver = Exchange("USDT=600");
        var list = Place(driver, "opo", "&workingPrice=600&workingQuantity=0.01&pendingType=LIMIT&pendingSide=SELL"
            + "&pendingPrice=400&pendingTimeInForce=GTC");
        driver.Take("BNBUSDT", MatchSide.Sell, 0.01m);
        var pending = driver.Signed("GET", "order", $"symbol=BNBUSDT&orderId={list[1]}").Ok().Json;
        Assert.Equal(("EXPIRED", "REJECTED"), (pending.Word("status"), pending.Word("expiryReason")));
        Assert.Equal((0.00999m, 0m), driver.Balance("BNB"));
    }

    [Theory]
    [InlineData(true, false, true, "OPO orders are not supported for this symbol.")]
    [InlineData(false, true, true, "OTO orders are not supported for this symbol.")]
    [InlineData(true, true, false, "OCO orders are not supported for this symbol")]
    public void A_symbol_must_allow_all_kinds_that_a_list_is_made_of(bool oto, bool opo, bool oco, string text)
    {
        var driver = Exchange("USDT=600", new MarketRules { OtoAllowed = oto, OpoAllowed = opo, OcoAllowed = oco });
        const string Pair = "&workingPrice=600&workingQuantity=1&pendingSide=SELL&pendingAboveType=LIMIT_MAKER"
            + "&pendingAbovePrice=700&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=500";
        Assert.Equal(
            (400, -1013, text),
            driver.Signed("POST", "orderList/opoco", "symbol=BNBUSDT" + Working + Pair).Error);
        const string Single = "&workingPrice=600&workingQuantity=1&pendingType=MARKET&pendingSide=SELL";
        Assert.Equal(
            oto && opo ? 200 : 400,
            driver.Signed("POST", "orderList/opo", "symbol=BNBUSDT" + Working + Single).Status);
    }

    private static ExchangeDriver Exchange(string balances, MarketRules? rules = null) => new(new SimulatorOptions
    {
        Flow = false,
        Symbols =
        [
            SymbolSpec.Parse("BNBUSDT") with
            {
                Rules = (rules ?? new MarketRules()) with
                {
                    PercentPriceBySide = null,
                    Commission = new CommissionSchedule
                    {
                        Standard = new CommissionRateSet { Maker = 0.001m, Taker = 0.001m },
                    },
                },
            },
        ],
        Accounts = [AccountSpec.Parse("a:" + balances)],
    });

    private static long[] Place(ExchangeDriver driver, string kind, string orders)
    {
        var list = driver.Signed("POST", "orderList/" + kind, "symbol=BNBUSDT" + Working + orders).Ok().Json;
        Assert.All(
            list.GetProperty("orderReports").EnumerateArray().Skip(1),
            pending => Assert.False(pending.TryGetProperty("origQty", out _)));
        return [.. list.GetProperty("orders").EnumerateArray().Select(order => order.Whole("orderId"))];
    }

    private static string Status(ExchangeDriver driver, long id) =>
        driver.Signed("GET", "order", $"symbol=BNBUSDT&orderId={id}").Ok().Json.Word("status");
}
