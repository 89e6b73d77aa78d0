using System.Globalization;
using System.Text.Json;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>The hypothetical rule of faqs/price_range_execution_rules.md: BAZUSD may trade from half to twice the
/// reference price, which is 10.00.</summary>
public sealed class PriceRangeFaqTests
{
    private const string Page = "price_range_execution_rules";

    private static readonly PriceMultipliers HalfToTwice = PriceMultipliers.Both(0.5m, 2m);

    [Fact]
    public void Rule_and_reference_price_are_told_as_on_the_page()
    {
        var driver = Market(HalfToTwice, reference: 10m);
        var rules = driver.Get("executionRules", "symbol=BAZUSD").Ok();
        var example = FaqExample.Read(Page, "how-does-the-price-range-execution-rule-work-1");
        Assert.Equal(
            JsonSerializer.Serialize(example), JsonSerializer.Serialize(rules.Json)); // to the last zero
        FaqExample.AssertAnswers(
            FaqExample.Read(Page, "how-does-the-price-range-execution-rule-work-2"),
            driver.Get("referencePrice", "symbol=BAZUSD").Ok().Json);
    }

    [Theory]
    [InlineData("BUY", "20.00", true)]
    [InlineData("BUY", "20.01", false)]
    [InlineData("BUY", "5.00", true)]
    [InlineData("BUY", "4.99", false)]
    [InlineData("SELL", "20.00", true)]
    [InlineData("SELL", "20.01", false)]
    [InlineData("SELL", "5.00", true)]
    [InlineData("SELL", "4.99", false)]
    public void An_order_executes_from_half_to_twice_the_reference_price(string side, string price, bool trades) =>
        AssertTrades(Market(HalfToTwice, reference: 10m), side, price, trades);

    // "If bidMultiplierDown was not present, then an order to BUY could execute at any price at or below twice the
    // reference price."
    [Theory]
    [InlineData("BUY", "0.50", true)]
    [InlineData("BUY", "20.01", false)]
    [InlineData("SELL", "4.99", false)]
    public void A_multiplier_that_is_not_set_bounds_nothing(string side, string price, bool trades) =>
        AssertTrades(Market(HalfToTwice with { BidDown = null }, reference: 10m), side, price, trades);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Without_a_rule_or_a_reference_price_nothing_is_enforced(bool hasRule, bool hasReference) =>
        AssertTrades(Market(hasRule ? HalfToTwice : null, hasReference ? 10m : null), "BUY", "100", trades: true);

    [Fact]
    public void A_reference_price_that_is_null_again_enforces_nothing()
    {
        var driver = Market(HalfToTwice, reference: 10m);
        driver.Exchange.Find("BAZUSD")!.Data.Reference.Set(null, driver.Now);
        Assert.Equal(
            JsonValueKind.Null,
            driver.Get("referencePrice", "symbol=BAZUSD").Ok().Json.GetProperty("referencePrice").ValueKind);
        AssertTrades(driver, "BUY", "100", trades: true);
    }

    private static ExchangeDriver Market(PriceMultipliers? range, decimal? reference)
    {
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BAZ/USD@10") with
                {
                    ReferencePrice = ReferencePriceRule.External(),
                    Rules = new MarketRules { PercentPriceBySide = null, MinNotional = 0.1m, PriceRange = range },
                },
            ],
            Accounts = [AccountSpec.Parse("a:BAZ=1000,USD=1000")],
        })
        {
            Now = 1_770_736_694_138_000,
        };
        if (reference is { } price)
        {
            driver.Exchange.Find("BAZUSD")!.Data.Reference.Set(price, driver.Now);
        }

        return driver;
    }

    private static void AssertTrades(ExchangeDriver driver, string side, string price, bool trades)
    {
        driver.Rest(
            "BAZUSD",
            side == "BUY" ? MatchSide.Sell : MatchSide.Buy,
            decimal.Parse(price, CultureInfo.InvariantCulture),
            1m);
        var order = driver.Order($"symbol=BAZUSD&side={side}&type=MARKET&quantity=1").Ok().Json;
        Assert.Equal(trades ? "FILLED" : "EXPIRED", order.Word("status"));
        if (!trades)
        {
            Assert.Equal("EXECUTION_RULE_PRICE_RANGE_EXCEEDED", order.Word("expiryReason"));
        }
    }
}
