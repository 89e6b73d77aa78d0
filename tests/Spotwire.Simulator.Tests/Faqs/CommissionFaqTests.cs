using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The rates of faqs/commission_faq.md as they are asked for, and its calculation as an order pays
/// it.</summary>
public sealed class CommissionFaqTests
{
    private const string Difference =
        "what-is-the-difference-between-the-response-sending-a-test-order-with-computecommissionrates-vs-the-response-"
        + "from-querying-commission-rates-";

    private const string Calculation = "how-is-the-commission-calculated-1";

    [Theory]
    [InlineData("BUY")]
    [InlineData("SELL")]
    public void A_test_order_tells_the_rates_of_that_order(string side) => FaqExample.AssertAnswers(
        Read(Difference + "1"),
        Exchange(Difference + "2", usesDiscount: true).Signed(
            "POST",
            "order/test",
            $"symbol=BTCUSDT&side={side}&type=LIMIT&timeInForce=GTC&quantity=1&price=35000&computeCommissionRates=true")
            .Ok().Json);

    [Theory]
    [InlineData(Difference + "2")]
    [InlineData(Calculation)]
    public void The_rates_of_a_symbol_are_told_as_on_the_page(string example) => FaqExample.AssertAnswers(
        Read(example),
        Exchange(example, usesDiscount: true).Signed("GET", "account/commission", "symbol=BTCUSDT").Ok().Json);

    // Standard 0.01049475, tax 0.040229875 (the page rounds it up), special 1049.475.
    [Fact]
    public void Without_the_discount_all_parts_are_paid_from_what_is_received()
    {
        var driver = Exchange(Calculation, usesDiscount: false);
        var fill = Sell(driver);
        Assert.Equal((1_049.52572462m, "USDT"), (fill.Amount("commission"), fill.Word("commissionAsset")));
        Assert.Equal((17_491.25m - 1_049.52572462m, 0m), driver.Balance("USDT"));
    }

    // 0.000010091 + 0.00015473 + 4.036442308 = 4.036607129, cut at eight decimals.
    [Fact]
    public void With_it_they_are_paid_in_BNB_and_the_standard_part_is_a_quarter()
    {
        var driver = Exchange(Calculation, usesDiscount: true);
        var fill = Sell(driver);
        Assert.Equal((4.03660712m, "BNB"), (fill.Amount("commission"), fill.Word("commissionAsset")));
        Assert.Equal((17_491.25m, 0m), driver.Balance("USDT"));
        Assert.Equal((10m - 4.03660712m, 0m), driver.Balance("BNB"));
    }

    [Fact]
    public void Without_enough_BNB_the_full_commission_is_paid_in_USDT()
    {
        var driver = Exchange(Calculation, usesDiscount: true, bnb: "4");
        var fill = Sell(driver);
        Assert.Equal((1_049.52572462m, "USDT"), (fill.Amount("commission"), fill.Word("commissionAsset")));
        Assert.Equal((4m, 0m), driver.Balance("BNB"));
    }

    private static JsonElement Sell(ExchangeDriver driver) => Assert.Single(
        driver.Order("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.49975").Ok().Json.GetProperty("fills")
            .EnumerateArray());

    private static JsonElement Read(string example) => FaqExample.Read("commission_faq", example);

    private static ExchangeDriver Exchange(string example, bool usesDiscount, string bnb = "10")
    {
        var rates = Read(example);
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with
                {
                    Rules = new MarketRules
                    {
                        Commission = new CommissionSchedule
                        {
                            Standard = Set("standardCommission"),
                            Special = Set("specialCommission"),
                            Tax = Set("taxCommission"),
                            Discount = rates.GetProperty("discount").Amount("discount"),
                        },
                    },
                },
                SymbolSpec.Parse("BNBUSDT"),
            ],
            Accounts = [AccountSpec.Parse($"a:BTC=0.49975,BNB={bnb}") with { UsesDiscount = usesDiscount }],
        });
        driver.Rest("BNBUSDT", MatchSide.Sell, 260m, 1m);
        driver.Take("BNBUSDT", MatchSide.Buy, 1m); // 1 BNB = 260 USDT
        driver.Rest("BTCUSDT", MatchSide.Buy, 35_000m, 0.49975m);
        return driver;

        CommissionRateSet Set(string name)
        {
            var set = rates.GetProperty(name);
            return new CommissionRateSet
            {
                Maker = set.Amount("maker"),
                Taker = set.Amount("taker"),
                Buyer = set.Amount("buyer"),
                Seller = set.Amount("seller"),
            };
        }
    }
}
