using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The examples of faqs/sor_faq.md with the page's own books, orders and answers.</summary>
/// <remarks>Where the page's samples and its text differ, the text is followed: a fill on the order's own book is a
/// trade ("Orders placed with SOR can potentially have both allocations and trades"), though the samples show
/// allocations for it.</remarks>
public sealed class RoutingFaqTests
{
    private const string Page = "sor_faq";

    private readonly ExchangeDriver _driver = new(new SimulatorOptions
    {
        Flow = false,
        Symbols = [Spec("BTC/USDT@30000"), Spec("BTC/USDC@30000"), Spec("BTC/USDP@30000")],
        Accounts = [AccountSpec.Parse("a:BTC=100,USDT=1000000")],
    });

    [Fact]
    public void Example_1_takes_the_best_price_of_all_books()
    {
        OfferAll();
        var plain = Place("order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=31000");
        Assert.Equal(15_250m, plain.Amount("cummulativeQuoteQty"));
        var routed = Place("sor/order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=31000");
        FaqExample.AssertAnswers(FaqExample.Read(Page, "what-is-smart-order-routing-sor-1"), routed);
        Assert.Equal((1_000_000m - 15_250m - 14_000m, 0m), _driver.Balance("USDT"));
        Assert.Equal((101m, 0m), _driver.Balance("BTC"));
    }

    [Fact]
    public void Example_2_goes_through_the_books_in_the_order_of_prices()
    {
        OfferAll();
        var routed = Place("sor/order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=5&price=31000");
        AssertRouted("what-is-smart-order-routing-sor-2", routed, ownFills: [30_500m]);
    }

    [Fact]
    public void Example_2_without_routing_stays_on_its_own_book()
    {
        OfferAll();
        var plain = Place("order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=5&price=31000");
        Assert.Equal(("FILLED", 153_100m), (plain.Word("status"), plain.Amount("cummulativeQuoteQty")));
        Assert.Equal(
            [(30_500m, 3m), (30_800m, 2m)],
            plain.GetProperty("fills").EnumerateArray().Select(fill => (fill.Amount("price"), fill.Amount("qty"))));
    }

    [Fact]
    public void Example_3_expires_where_the_books_are_exhausted()
    {
        OfferAll();
        var routed = Place("sor/order", "side=BUY&type=MARKET&quantity=11");
        AssertRouted("what-is-smart-order-routing-sor-3", routed, ownFills: [30_500m, 30_800m]);
        Assert.Equal("INSUFFICIENT_LIQUIDITY", routed.Word("expiryReason"));
    }

    [Fact]
    public void Example_4_sells_into_the_best_bids()
    {
        Bids();
        var routed = Place("sor/order", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=10&price=29000");
        FaqExample.AssertAnswers(FaqExample.Read(Page, "what-is-smart-order-routing-sor-4"), routed);
        Assert.Equal((1_325_000m, 0m), _driver.Balance("USDT"));
        var allocations = _driver.Signed(
            "GET", "myAllocations", $"symbol=BTCUSDT&orderId={routed.Whole("orderId")}").Ok().Json;
        Assert.Equal(
            [(0L, "SOR", 35_000m, 5m, 175_000m), (1L, "SOR", 30_000m, 5m, 150_000m)],
            allocations.EnumerateArray().Select(one => (
                one.Whole("allocationId"),
                one.Word("allocationType"),
                one.Amount("price"),
                one.Amount("qty"),
                one.Amount("quoteQty"))));
    }

    [Fact]
    public void Example_4_without_routing_rests_after_its_own_book()
    {
        Bids();
        var plain = Place("order", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=10&price=29000");
        Assert.Equal(
            ("PARTIALLY_FILLED", 5m, 147_500m),
            (plain.Word("status"), plain.Amount("executedQty"), plain.Amount("cummulativeQuoteQty")));
        Assert.Equal("29000.00000000", _driver.Get("depth", "symbol=BTCUSDT").Ok().Json.GetProperty("asks")[0][0]
            .GetString());
    }

    // "In the response for an order that used SOR there are two extra fields: usedSor and workingFloor."
    [Fact]
    public void A_queried_order_says_that_it_was_routed()
    {
        OfferAll();
        var id = Place("sor/order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=31000").Whole("orderId");
        var order = _driver.Signed("GET", "order", $"symbol=BTCUSDT&orderId={id}").Ok().Json;
        Assert.Equal(("SOR", true), (order.Word("workingFloor"), order.Flag("usedSor")));
        FaqExample.AssertAnswers(
            FaqExample.Read(Page, "what-symbols-support-sor-1"), _driver.Get("exchangeInfo").Ok().Json);
    }

    private static SymbolSpec Spec(string text) => SymbolSpec.Parse(text) with
    {
        Rules = new MarketRules
        {
            PercentPriceBySide = null,
            SmartOrderRouting = true,
            DefaultSelfTradePrevention = SelfTradePreventionMode.None,
            Commission = new CommissionSchedule { Standard = CommissionRateSet.Zero },
        },
    };

    private static void AssertRouted(string example, JsonElement routed, decimal[] ownFills)
    {
        var told = FaqExample.Read(Page, example);
        var fills = told.GetProperty("fills").EnumerateArray().ToArray();
        var real = routed.GetProperty("fills").EnumerateArray().ToArray();
        Assert.Equal(fills.Length, real.Length);
        var allocations = 0;
        for (var i = 0; i < fills.Length; i++)
        {
            Assert.Equal(
                (fills[i].Amount("price"), fills[i].Amount("qty")), (real[i].Amount("price"), real[i].Amount("qty")));
            var isOwn = ownFills.Contains(real[i].Amount("price"));
            Assert.Equal(isOwn, real[i].Whole("tradeId") > 0);
            Assert.Equal(isOwn, !real[i].TryGetProperty("allocId", out var allocation));
            if (!isOwn)
            {
                Assert.Equal(allocations++, allocation.GetInt64());
                Assert.Equal("ONE_PARTY_TRADE_REPORT", real[i].Word("matchType"));
            }
        }

        FaqExample.AssertAnswers(told, routed, "fills");
    }

    private JsonElement Place(string path, string order) =>
        _driver.Signed("POST", path, "symbol=BTCUSDT&" + order).Ok().Json;

    private void OfferAll()
    {
        foreach (var (symbol, price, quantity) in new (string, decimal, decimal)[]
        {
            ("BTCUSDT", 30_800m, 3m), ("BTCUSDT", 30_500m, 3m),
            ("BTCUSDC", 30_000m, 1m), ("BTCUSDC", 28_000m, 1m),
            ("BTCUSDP", 35_000m, 1m), ("BTCUSDP", 29_000m, 1m),
        })
        {
            _driver.Rest(symbol, MatchSide.Sell, price, quantity);
        }
    }

    private void Bids()
    {
        foreach (var (symbol, price) in new (string, decimal)[]
        {
            ("BTCUSDT", 29_500m), ("BTCUSDC", 35_000m), ("BTCUSDC", 30_000m), ("BTCUSDP", 28_000m),
        })
        {
            _driver.Rest(symbol, MatchSide.Buy, price, 5m);
        }
    }
}
