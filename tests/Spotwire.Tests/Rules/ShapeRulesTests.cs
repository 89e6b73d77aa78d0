using CsCheck;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.Trading;

namespace Spotwire.Tests.Rules;

/// <summary>Rules about shapes: what a symbol takes at all, and the filters of icebergs, trailing stops and
/// lists.</summary>
public sealed class ShapeRulesTests
{
    public static TheoryData<NewOrder, string, string> Untaken => new()
    {
        { new MarketOrder { Symbol = "BTCUSDT", Side = Side.Buy, Quantity = 1 }, "orderTypes", "type" },
        { Limit() with { IcebergQuantity = 0.5m }, "icebergAllowed", "icebergQuantity" },
        {
            Limit() with { Price = LimitPrice.Pegged(PegPriceType.PrimaryPeg) },
            "pegInstructionsAllowed", "pegPriceType"
        },
        { Stop(Side.Sell) with { Trigger = StopTrigger.Trailing(10) }, "allowTrailingStop", "trailingDelta" },
        {
            Limit() with { SelfTradePreventionMode = SelfTradePreventionMode.Transfer },
            "allowedSelfTradePreventionModes", "selfTradePreventionMode"
        },
    };

    [Theory]
    [MemberData(nameof(Untaken))]
    public void WhatTheSymbolDoesNotTakeIsSaid(NewOrder order, string rule, string field)
    {
        var violation = Assert.Single(new SymbolRules(Bare()).Check(order));
        Assert.Equal(
            (rule, field, null, null, null),
            (violation.Filter, violation.Field, violation.Value, violation.Limit, violation.NearestValid));
        Assert.StartsWith($"{rule}: BTCUSDT takes no ", violation.Message, StringComparison.Ordinal);
        Assert.Empty(new SymbolRules(Able()).Check(order));

        // An exchange that tells no order types does not tell the flags either.
        Assert.Empty(new SymbolRules(Bare() with { OrderTypes = [] }).Check(order));
    }

    [Fact]
    public void AQuoteQuantityNeedsItsFlag()
    {
        var order = new MarketOrderByQuote { Symbol = "BTCUSDT", Side = Side.Buy, QuoteQuantity = 10 };
        var symbol = Able() with { IsQuoteQuantityAllowed = false };
        Assert.Equal("quoteOrderQtyMarketAllowed", Assert.Single(new SymbolRules(symbol).Check(order)).Filter);
        Assert.Empty(new SymbolRules(Able()).Check(order));
    }

    [Fact]
    public void ListsNeedTheirFlags()
    {
        var oco = new OcoOrderList { TakeProfit = Maker(), StopLoss = Stop(Side.Sell) };
        var opoco = new OpocoOrderList { Working = Limit(), TakeProfit = Maker(), StopLoss = Stop(Side.Sell) };
        var without = new SymbolRules(Able() with { IsOcoAllowed = false, IsOtoAllowed = false, IsOpoAllowed = false });
        Assert.Equal(["ocoAllowed"], without.Check(oco).Select(v => v.Filter));
        Assert.Equal(["ocoAllowed", "otoAllowed", "opoAllowed"], without.Check(opoco).Select(v => v.Filter));
        Assert.Empty(new SymbolRules(Able()).Check(opoco));
        Assert.Equal(
            ["allowedSelfTradePreventionModes"],
            new SymbolRules(Able() with { AllowedSelfTradePreventionModes = [SelfTradePreventionMode.None] })
                .Check(oco with { SelfTradePreventionMode = SelfTradePreventionMode.Decrement })
                .Select(v => v.Filter));
    }

    [Fact]
    public void EveryOrderOfAListIsCheckedButAQuantityThatNobodyKnowsYet()
    {
        var rules = new SymbolRules(Able() with
        {
            Filters = [new LotSizeFilter { StepSize = 1 }, new PriceFilter { TickSize = 1 }],
        });
        var working = Limit() with { Quantity = 1.5m };
        var pending = Maker() with { Quantity = 1.5m, Price = 110.5m };
        Assert.Equal(
            ["quantity", "quantity", "price"],
            rules.Check(new OtoOrderList { Working = working, Pending = pending }).Select(v => v.Field));
        Assert.Equal(
            ["quantity", "price"],
            rules.Check(new OpoOrderList { Working = working, Pending = pending }).Select(v => v.Field));
    }

    [Fact]
    public void ReplacingAndAmendingNeedTheirFlags()
    {
        var rules = new SymbolRules(Able() with
        {
            IsCancelReplaceAllowed = false, IsAmendAllowed = false, Filters = [new LotSizeFilter { StepSize = 1 }],
        });
        Assert.Equal(
            ["cancelReplaceAllowed", "LOT_SIZE"],
            rules.CheckReplacement(Limit() with { Quantity = 1.5m }).Select(v => v.Filter));
        Assert.Equal(["amendAllowed", "LOT_SIZE"], rules.CheckAmendment(1.5m).Select(v => v.Filter));
        Assert.Empty(new SymbolRules(Able()).CheckAmendment(1.5m));
        Assert.Empty(new SymbolRules(Able()).CheckReplacement(Limit()));
    }

    [Fact]
    public void IcebergPartsAreCountedAsTheExchangeDoes()
    {
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 400], Gen.Int[1, 400]).SampleSeeded(
            static sample =>
            {
                var (limit, steps, wish) = sample;
                var visible = Math.Min(steps, wish);
                var rules = new SymbolRules(Able() with
                {
                    Filters = [new LotSizeFilter { StepSize = 0.1m }, new IcebergPartsFilter { Limit = limit }],
                });
                var order = Limit() with { Quantity = steps / 10m, IcebergQuantity = visible / 10m };
                var violations = rules.Check(order);
                if ((steps + visible - 1) / visible <= limit)
                {
                    Assert.Empty(violations);
                    return;
                }

                var violation = Assert.Single(violations);
                Assert.Equal(("ICEBERG_PARTS", (decimal?)limit), (violation.Filter, violation.Limit));

                // The nearest valid part does, and one step less does not.
                var nearest = violation.NearestValid!.Value;
                Assert.Empty(rules.Check(order with { IcebergQuantity = nearest }));
                if (nearest > 0.1m)
                {
                    Assert.Single(rules.Check(order with { IcebergQuantity = nearest - 0.1m }));
                }
            },
            500);
    }

    [Fact]
    public void TheVisiblePartKeepsTheLotSize()
    {
        var rules = new SymbolRules(Able() with
        {
            Filters = [new LotSizeFilter { MinQuantity = 0.2m, MaxQuantity = 9, StepSize = 0.1m }],
        });
        var violation = Assert.Single(rules.Check(Limit() with { Quantity = 1, IcebergQuantity = 0.1m }));
        Assert.Equal(
            ("LOT_SIZE", "icebergQuantity", 0.2m), (violation.Filter, violation.Field, violation.NearestValid));
        Assert.Single(rules.Check(Limit() with { Quantity = 1, IcebergQuantity = 0.25m }));
        Assert.Empty(rules.Check(Limit() with { Quantity = 1, IcebergQuantity = 0.2m }));
    }

    [Theory]
    [InlineData("BUY", false, 9, 20)]
    [InlineData("SELL", false, 29, 40)]
    [InlineData("BUY", true, 29, 40)]
    [InlineData("SELL", true, 9, 20)]
    public void TrailingDistancesHaveOneRangeAboveThePriceAndOneBelow(string side, bool isProfit, int low, int high)
    {
        var rules = new SymbolRules(Able() with
        {
            Filters =
            [
                new TrailingDeltaFilter
                {
                    MinTrailingAboveDelta = 10, MaxTrailingAboveDelta = 20,
                    MinTrailingBelowDelta = 30, MaxTrailingBelowDelta = 40,
                },
            ],
        });
        var violation = Assert.Single(Check(low));
        Assert.Equal(("TRAILING_DELTA", low + 1), (violation.Filter, violation.NearestValid));
        Assert.Empty(Check(low + 1));
        Assert.Empty(Check(high));
        Assert.Equal(high, Assert.Single(Check(high + 1)).NearestValid);

        IReadOnlyList<RuleViolation> Check(int delta) => rules.Check(isProfit
            ? new TakeProfitOrder
            {
                Symbol = "BTCUSDT", Side = Side.FromWire(side), Quantity = 1, Trigger = StopTrigger.Trailing(delta),
            }
            : Stop(Side.FromWire(side)) with { Trigger = StopTrigger.Trailing(delta) });
    }

    private static SymbolInfo Bare() => new()
    {
        Symbol = "BTCUSDT", Status = SymbolStatus.Trading, BaseAsset = "BTC", QuoteAsset = "USDT",
        OrderTypes = [OrderType.Limit, OrderType.LimitMaker, OrderType.StopLoss],
        AllowedSelfTradePreventionModes = [SelfTradePreventionMode.None],
    };

    private static SymbolInfo Able() => Bare() with
    {
        OrderTypes =
        [
            OrderType.Limit, OrderType.LimitMaker, OrderType.Market, OrderType.StopLoss, OrderType.StopLossLimit,
            OrderType.TakeProfit, OrderType.TakeProfitLimit,
        ],
        IsIcebergAllowed = true,
        IsOcoAllowed = true,
        IsOtoAllowed = true,
        IsOpoAllowed = true,
        IsQuoteQuantityAllowed = true,
        IsTrailingStopAllowed = true,
        IsCancelReplaceAllowed = true,
        IsAmendAllowed = true,
        IsPegAllowed = true,
        AllowedSelfTradePreventionModes = [],
    };

    private static LimitOrder Limit() =>
        new() { Symbol = "BTCUSDT", Side = Side.Buy, Price = 100m, Quantity = 1m };

    private static LimitMakerOrder Maker() =>
        new() { Symbol = "BTCUSDT", Side = Side.Sell, Price = 110m, Quantity = 1m };

    private static StopLossOrder Stop(Side side) =>
        new() { Symbol = "BTCUSDT", Side = side, Trigger = 90m, Quantity = 1m };
}
