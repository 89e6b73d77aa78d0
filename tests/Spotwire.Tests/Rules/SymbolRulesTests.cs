using System.Globalization;
using System.Numerics;
using CsCheck;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.Trading;

namespace Spotwire.Tests.Rules;

/// <summary>The filters against a table of the documentation, and their edges.</summary>
public sealed class SymbolRulesTests
{
    private const long Unit = 100_000_000;

    private static readonly Gen<(long Min, long Max, long Step)> Ranges =
        Gen.Select(
            Gen.OneOf(Gen.Const(0L), Gen.Long[1, 40]),
            Gen.OneOf(Gen.Const(0L), Gen.Long[1, 60]),
            Gen.OneOf(Gen.Const(0L), Gen.Long[1, 12]));

    [Fact]
    public void LotSizeSaysWhatTheTableSays()
    {
        Gen.Select(Ranges, Gen.Long[1, 80]).SampleSeeded(sample =>
        {
            var (range, value) = sample;
            var filter = new LotSizeFilter
            {
                MinQuantity = Units(range.Min), MaxQuantity = Units(range.Max), StepSize = Units(range.Step),
            };
            var order = Limit(price: 1, quantity: Units(value));
            AssertRange("LOT_SIZE", "quantity", range, value, Rules(filter).Check(order));
        }, count: 2000);
    }

    [Fact]
    public void MarketLotSizeLooksAtMarketOrdersByQuantityOnly()
    {
        Gen.Select(Ranges, Gen.Long[1, 80]).SampleSeeded(sample =>
        {
            var (range, value) = sample;
            var rules = Rules(new MarketLotSizeFilter
            {
                MinQuantity = Units(range.Min), MaxQuantity = Units(range.Max), StepSize = Units(range.Step),
            });
            AssertRange("MARKET_LOT_SIZE", "quantity", range, value, rules.Check(Market(Units(value))));
            Assert.Empty(rules.Check(Limit(price: 1, quantity: Units(value))));
            Assert.Empty(rules.Check(ByQuote(Units(value))));
        }, count: 2000);
    }

    [Fact]
    public void PriceFilterSaysWhatTheTableSaysOfPriceAndStopPrice()
    {
        Gen.Select(Ranges, Gen.Long[1, 80], Gen.Long[1, 80]).SampleSeeded(sample =>
        {
            var (range, price, stop) = sample;
            var rules = Rules(new PriceFilter
            {
                MinPrice = Units(range.Min), MaxPrice = Units(range.Max), TickSize = Units(range.Step),
            });
            AssertRange("PRICE_FILTER", "price", range, price, rules.Check(Limit(Units(price), 1)));
            var both = rules.Check(StopLimit(Units(price), Units(stop)));
            AssertRange("PRICE_FILTER", "price", range, price, [.. both.Where(v => v.Field == "price")]);
            AssertRange("PRICE_FILTER", "stopPrice", range, stop, [.. both.Where(v => v.Field == "stopPrice")]);
            AssertRange("PRICE_FILTER", "stopPrice", range, stop, rules.Check(Stop(Units(stop))));
            Assert.Empty(rules.Check(Market(1)));
        }, count: 2000);
    }

    [Fact]
    public void NotionalIsPriceTimesQuantityExactly()
    {
        // Products up to 10^36 units of 10^-16: far beyond what a decimal multiplies without rounding.
        var amount = Gen.OneOf(Gen.Long[1, 1000], Gen.Long[1, long.MaxValue]);
        Gen.Select(amount, amount, Gen.Long[0, 20], Gen.Int[-1, 1]).SampleSeeded(sample =>
        {
            var (price, quantity, shift, off) = sample;
            var product = (BigInteger)price * quantity;
            var scaled = product / Unit / BigInteger.Pow(10, (int)shift) + off;
            if (scaled < 0 || scaled > (BigInteger)decimal.MaxValue)
            {
                return;
            }

            var limit = (decimal)scaled / Unit;
            if ((BigInteger)(limit * Unit) != scaled)
            {
                return;
            }

            var order = Limit(Units(price), Units(quantity));
            var least = Rules(new MinNotionalFilter { MinNotional = limit }).Check(order);
            Assert.Equal(product < scaled * Unit, least.Count == 1);
            var most = Rules(new NotionalFilter { MaxNotional = limit }).Check(order);
            Assert.Equal(product > scaled * Unit, most.Count == 1);
        }, count: 2000);
    }

    [Fact]
    public void ANotionalBelowTheMinimumNamesTheQuantityThatWouldDo()
    {
        var rules = Rules(
            new LotSizeFilter { MinQuantity = 0.00001m, MaxQuantity = 9000m, StepSize = 0.00001m },
            new NotionalFilter { MinNotional = 5.00000000m, MaxNotional = 9_000_000m });
        var violation = Assert.Single(rules.Check(Limit(price: 60_000.01m, quantity: 0.00008m)));
        Assert.Equal(("NOTIONAL", "notional", 4.8000008m, 5m, 5m), (violation.Filter, violation.Field,
            violation.Value, violation.Limit, violation.NearestValid));
        Assert.Equal(
            "NOTIONAL: notional 4.8000008 is below the minimum 5; " +
            "at price 60000.01 the quantity must be at least 0.00009.",
            violation.Message);
        Assert.Empty(rules.Check(Limit(price: 60_000.01m, quantity: 0.00009m)));

        var tooMuch = Assert.Single(rules.Check(Limit(price: 60_000m, quantity: 150.1m)));
        Assert.Equal((9_006_000m, 9_000_000m), (tooMuch.Value, tooMuch.Limit));
        Assert.EndsWith("the quantity must be at most 150.", tooMuch.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void MarketOrdersAreValuedOnlyWhereTheFilterSaysSo(bool min, bool max)
    {
        var rules = Rules(new NotionalFilter
        {
            MinNotional = 10m, ApplyMinToMarket = min, MaxNotional = 100m, ApplyMaxToMarket = max,
            AveragePriceMinutes = 5,
        });
        var prices = new RulePrices { AveragePrice = 50m };
        Assert.Equal(min ? 1 : 0, rules.Check(Market(0.1m), prices).Count);
        Assert.Equal(max ? 1 : 0, rules.Check(Market(3m), prices).Count);
        Assert.Equal(min ? 1 : 0, rules.Check(ByQuote(9m), prices).Count);
        Assert.Equal(max ? 1 : 0, rules.Check(ByQuote(101m), prices).Count);
        Assert.Empty(rules.Check(Market(1m), prices));
        Assert.Empty(rules.Check(ByQuote(10m), prices));

        var market = Rules(new MinNotionalFilter { MinNotional = 10m, ApplyToMarket = min, AveragePriceMinutes = 5 });
        Assert.Equal(min ? 1 : 0, market.Check(Market(0.1m), prices).Count);
    }

    [Theory]
    [InlineData(5, "reference average last", 1)]
    [InlineData(5, "average last", 2)]
    [InlineData(5, "last", null)]
    [InlineData(0, "average last", 3)]
    [InlineData(0, "average", null)]
    [InlineData(0, "reference last", 1)]
    [InlineData(5, "", null)]
    public void AMarketOrderIsValuedAtTheReferenceThenTheAverageOrTheLastPrice(int minutes, string known, int? value)
    {
        var prices = new RulePrices
        {
            ReferencePrice = known.Contains("reference", StringComparison.Ordinal) ? 1m : null,
            AveragePrice = known.Contains("average", StringComparison.Ordinal) ? 2m : null,
            LastPrice = known.Contains("last", StringComparison.Ordinal) ? 3m : null,
        };
        var rules = Rules(new MinNotionalFilter
        {
            MinNotional = 10m, ApplyToMarket = true, AveragePriceMinutes = minutes,
        });
        var violations = rules.Check(Market(1m), prices);
        Assert.Equal(value is null ? [] : [(decimal)value], violations.Select(v => v.Value));
    }

    [Fact]
    public void AStopLossWithoutAPriceHasNoNotional()
    {
        var rules = Rules(new MinNotionalFilter { MinNotional = 10m, ApplyToMarket = true });
        Assert.Empty(rules.Check(Stop(stopPrice: 1m), new RulePrices { LastPrice = 1m, AveragePrice = 1m }));
    }

    [Fact]
    public void EveryViolationIsReportedWithItsNearestValidValue()
    {
        var rules = Rules(
            new PriceFilter { MinPrice = 0.01m, MaxPrice = 1_000_000m, TickSize = 0.01m },
            new LotSizeFilter { MinQuantity = 0.00001m, MaxQuantity = 9000m, StepSize = 0.00001m },
            new MarketLotSizeFilter { MaxQuantity = 112.2m },
            new UnknownFilter("FROG_COUNT", "{}"),
            new MaxNumberOrdersFilter { MaxNumberOrders = 200 });
        var violations = rules.Check(Limit(price: 65_000.017m, quantity: 0.000001m));
        Assert.Equal(
            [
                ("PRICE_FILTER", "price", 65_000.017m, 0.01m, 65_000.02m),
                ("LOT_SIZE", "quantity", 0.000001m, 0.00001m, 0.00001m),
                ("LOT_SIZE", "quantity", 0.000001m, 0.00001m, 0.00001m),
            ],
            violations.Select(v => (v.Filter, v.Field, v.Value, v.Limit, v.NearestValid!.Value)));
        Assert.Equal(
            "LOT_SIZE: quantity 0.000001 is below the minimum 0.00001; the nearest valid value is 0.00001.",
            violations[1].Message);
        var market = Assert.Single(rules.Check(Market(112.3m)));
        Assert.Equal(("MARKET_LOT_SIZE", 112.2m), (market.Filter, market.NearestValid));
        Assert.Equal((0.01m, 0.00001m), (rules.TickSize, rules.StepSize));
    }

    [Theory]
    [InlineData("5", "10", "8", "3", null)]
    [InlineData("5", "0", "4", "10", null)]
    [InlineData("79228162514264337593543950335", "0", "0", "0.00000001", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "1", "0", "0.3", "1.2")]
    [InlineData("0.00000001", "0", "0", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("2.5", "0", "0", "1", "2")]
    public void TheNearestValidValueIsValidOrNone(string value, string min, string max, string step, string? nearest)
    {
        Assert.Equal(
            nearest is null ? null : Number(nearest),
            Steps.Nearest(Number(value), Number(min), Number(max), Number(step)));
    }

    [Fact]
    public void RemaindersAreExactWherePlatformDecimalsOverflow()
    {
        var fine = 2 / Number("93");
        Assert.Throws<OverflowException>(() => decimal.MaxValue % fine);
        Gen.Select(Gen.Decimal, Gen.Decimal).SampleSeeded(sample =>
        {
            var (value, divisor) = sample;
            if (divisor == 0)
            {
                return;
            }

            // Whole numbers of 10^-28 on both sides, whatever the scales.
            var (left, right) = (Whole(value), Whole(divisor));
            Assert.Equal(left % right, Whole(ExactArithmetic.Remainder(value, divisor)));
        }, count: 5000);
        Assert.Equal(
            Whole(decimal.MaxValue) % Whole(fine), Whole(ExactArithmetic.Remainder(decimal.MaxValue, fine)));
        Assert.Equal(
            Whole(decimal.MinValue) % Whole(fine), Whole(ExactArithmetic.Remainder(decimal.MinValue, fine)));
    }

    [Fact]
    public void AnyNumbersAtAllAreCheckedWithoutFailing()
    {
        Gen.Select(Gen.Decimal, Gen.Decimal, Gen.Decimal, Gen.Decimal, Gen.Decimal).SampleSeeded(sample =>
        {
            var (value, other, min, max, step) = sample;
            var rules = Rules(
                new LotSizeFilter { MinQuantity = Abs(min), MaxQuantity = Abs(max), StepSize = Abs(step) },
                new PriceFilter { MinPrice = Abs(min), MaxPrice = Abs(max), TickSize = Abs(step) },
                new NotionalFilter { MinNotional = Abs(min), MaxNotional = Abs(max) });
            foreach (var violation in rules.Check(StopLimit(value, other)))
            {
                if (violation.Filter != "NOTIONAL" && violation.NearestValid is { } nearest)
                {
                    Assert.True(nearest > 0);
                    Assert.True(min == 0 || nearest >= Abs(min));
                    Assert.True(max == 0 || nearest <= Abs(max));
                    Assert.True(step == 0 || ExactArithmetic.Remainder(nearest, Abs(step)) == 0);
                }
            }
        }, count: 2000);
    }

    [Fact]
    public void AnOrderThatIsInOrderCostsNoMemory()
    {
        var rules = Rules(
            new PriceFilter { MinPrice = 0.01m, MaxPrice = 1_000_000m, TickSize = 0.01m },
            new LotSizeFilter { MinQuantity = 0.00001m, MaxQuantity = 9000m, StepSize = 0.00001m },
            new MarketLotSizeFilter { MaxQuantity = 112.2m },
            new NotionalFilter { MinNotional = 5m, ApplyMinToMarket = true, MaxNotional = 9_000_000m },
            new MaxNumberOrdersFilter { MaxNumberOrders = 200 });
        NewOrder[] orders = [Limit(65_000.01m, 0.001m), Market(1m), ByQuote(100m), StopLimit(65_000m, 64_000m)];
        var prices = new RulePrices { AveragePrice = 65_000m, LastPrice = 65_000m };
        Assert.All(orders, order => Assert.Empty(rules.Check(order, prices)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            foreach (var order in orders)
            {
                rules.Check(order, prices);
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertRange(
        string filter,
        string field,
        (long Min, long Max, long Step) range,
        long value,
        IReadOnlyList<RuleViolation> violations)
    {
        var expected = NaiveRules.Range(value, range.Min, range.Max, range.Step).ToList();
        Assert.Equal(
            expected.Select(part => (decimal?)Units(
                part switch { "min" => range.Min, "max" => range.Max, _ => range.Step })),
            violations.Select(v => v.Limit));
        var nearest = NaiveRules.Nearest(value, range.Min, range.Max, range.Step, reach: 200);
        Assert.All(violations, v => Assert.Equal(
            (filter, field, (decimal?)Units(value), nearest is { } n ? Units(n) : (decimal?)null),
            (v.Filter, v.Field, v.Value, v.NearestValid)));
    }

    private static BigInteger Whole(decimal value) => BigInteger.Parse(
        value.ToString("F28", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);

    private static decimal Abs(decimal value) => Math.Abs(value);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Units(long count) => (decimal)count / Unit;

    private static SymbolRules Rules(params Filter[] filters) => new(new SymbolInfo
    {
        Symbol = "BTCUSDT", Status = SymbolStatus.Trading, BaseAsset = "BTC", QuoteAsset = "USDT", Filters = filters,
    });

    private static NewOrder Limit(decimal price, decimal quantity) =>
        new("BTCUSDT", Side.Buy, quantity, new LimitOrder { Price = price });

    private static NewOrder Market(decimal quantity) => new("BTCUSDT", Side.Buy, quantity, new MarketOrder());

    private static NewOrder ByQuote(decimal amount) => NewOrder.ByQuote("BTCUSDT", Side.Buy, amount);

    private static NewOrder Stop(decimal stopPrice) =>
        new("BTCUSDT", Side.Buy, 1, new StopLossOrder { Trigger = stopPrice });

    private static NewOrder StopLimit(decimal price, decimal stopPrice) =>
        new("BTCUSDT", Side.Buy, 1, new StopLossLimitOrder { Price = price, Trigger = stopPrice });
}
