using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>The worked example of faqs/commission_faq.md, and what it leaves open.</summary>
public sealed class CommissionTests
{
    private static readonly MarketRules Rules = new()
    {
        PercentPriceBySide = null,
        Commission = new CommissionSchedule
        {
            Standard = new CommissionRateSet
            {
                Maker = 0.00000010m, Taker = 0.00000020m, Buyer = 0.00000030m, Seller = 0.00000040m,
            },
            Special = new CommissionRateSet { Maker = 0.01m, Taker = 0.02m, Buyer = 0.03m, Seller = 0.04m },
            Tax = new CommissionRateSet
            {
                Maker = 0.00000112m, Taker = 0.00000114m, Buyer = 0.00000118m, Seller = 0.00000116m,
            },
            Discount = 0.25m,
        },
    };

    private static DeskBench Bench(string balances, bool usesDiscount)
    {
        var bench = new DeskBench(Rules, AccountSpec.Parse("a:" + balances) with { UsesDiscount = usesDiscount });
        bench.TradeAt(260m, bench.Exchange.Find("BNBUSDT"));
        bench.Flow(MatchSide.Buy, 35_000m, 0.49975m);
        return bench;
    }

    [Fact]
    public void All_three_rates_are_taken_from_what_is_received()
    {
        var bench = Bench("BTC=1,BNB=10", usesDiscount: false);
        var order = bench.Place(bench.Ticket(MatchSide.Sell, "MARKET", 0.49975m));
        var fill = Assert.Single(order.Fills);
        Assert.Equal((0.01049475m + 0.04022987m + 1049.475m, "USDT"), (
            decimal.Floor(fill.Commission * 100_000_000m) / 100_000_000m, fill.CommissionAsset.Value));
        Assert.Equal((17_491.25m - fill.Commission, 0m), bench.Balance("USDT"));
        Assert.Equal((10m, 0m), bench.Balance("BNB"));
    }

    [Fact]
    public void In_the_discount_asset_only_the_standard_part_is_reduced()
    {
        var bench = Bench("BTC=1,BNB=10", usesDiscount: true);
        var fill = Assert.Single(bench.Place(bench.Ticket(MatchSide.Sell, "MARKET", 0.49975m)).Fills);
        Assert.Equal((4.03660712m, "BNB"), (fill.Commission, fill.CommissionAsset.Value));
        Assert.Equal((17_491.25m, 0m), bench.Balance("USDT"));
        Assert.Equal((10m - 4.03660712m, 0m), bench.Balance("BNB"));
        Assert.True(bench.Exchange.Audit().IsConserved);
    }

    [Fact]
    public void Without_enough_of_it_everything_is_paid_undiscounted()
    {
        var bench = Bench("BTC=1,BNB=4.03660711", usesDiscount: true);
        var fill = Assert.Single(bench.Place(bench.Ticket(MatchSide.Sell, "MARKET", 0.49975m)).Fills);
        Assert.Equal("USDT", fill.CommissionAsset.Value);
        Assert.Equal((4.03660711m, 0m), bench.Balance("BNB"));
    }

    [Fact]
    public void A_buyer_and_maker_pays_those_rates_of_the_quantity()
    {
        var bench = new DeskBench(Rules, AccountSpec.Parse("a:USDT=100000"));
        var order = bench.Limit(MatchSide.Buy, 1m, 35_000m);
        bench.Flow(MatchSide.Sell, 35_000m, 1m);
        var fill = Assert.Single(order.Fills);
        Assert.Equal((0.0000004m + 0.04m + 0.0000023m, "BTC", true), (
            fill.Commission, fill.CommissionAsset.Value, fill.IsMaker));
        Assert.Equal((1m - fill.Commission, 0m), bench.Balance("BTC"));
    }
}
