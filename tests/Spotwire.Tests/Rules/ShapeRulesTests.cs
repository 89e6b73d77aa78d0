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
        { new NewOrder("BTCUSDT", Side.Buy, 1, new MarketOrder()), "orderTypes", "type" },
        { Limit(1m, Lifetime.Iceberg(0.5m)), "icebergAllowed", "icebergQuantity" },
        {
            new NewOrder("BTCUSDT", Side.Buy, 1, new PrimaryPegOrder()), "pegInstructionsAllowed", "pegPriceType"
        },
        {
            new NewOrder("BTCUSDT", Side.Sell, 1, new StopLossOrder { Trigger = StopTrigger.Trailing(10) }),
            "allowTrailingStop", "trailingDelta"
        },
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
        var order = NewOrder.ByQuote("BTCUSDT", Side.Buy, 10);
        var symbol = Able() with { IsQuoteQuantityAllowed = false };
        Assert.Equal("quoteOrderQtyMarketAllowed", Assert.Single(new SymbolRules(symbol).Check(order)).Filter);
        Assert.Empty(new SymbolRules(Able()).Check(order));
    }

    [Fact]
    public void ListsNeedTheirFlags()
    {
        var stop = new StopLossOrder { Trigger = 90m };
        var oco = new OcoOrderList
        {
            Symbol = "BTCUSDT", Side = Side.Sell, Quantity = 1m, TakeProfit = Maker(), StopLoss = stop,
        };
        var opoco = new OpocoOrderList
        {
            Symbol = "BTCUSDT", Quantity = 1m, Working = Bid(), TakeProfit = Maker(), StopLoss = stop,
        };
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
        var pending = new LimitMakerOrder { Price = 110.5m };
        var oto = new OtoOrderList
        {
            Symbol = "BTCUSDT", WorkingSide = Side.Buy, WorkingQuantity = 1.5m, Working = Bid(),
            PendingSide = Side.Sell, PendingQuantity = 1.5m, Pending = pending,
        };
        Assert.Equal(["quantity", "quantity", "price"], rules.Check(oto).Select(v => v.Field));
        var opo = new OpoOrderList { Symbol = "BTCUSDT", Quantity = 1.5m, Working = Bid(), Pending = pending };
        Assert.Equal(["quantity", "price"], rules.Check(opo).Select(v => v.Field));
    }

    [Fact]
    public void RoutingNeedsTheSymbolToBeAmongThoseRoutedBetween()
    {
        SmartOrderRoute[] routes = [new() { BaseAsset = "BTC", Symbols = ["BTCUSDT", "BTCUSDC"] }];
        var violation = Assert.Single(new SymbolRules(Able(), []).CheckRouted(Limit()));
        Assert.Equal(
            ("sors", "sors: BTCUSDT takes no smart order routing."), (violation.Filter, violation.Message));
        var other = new SymbolRules(Able() with { Symbol = "BTCEUR" }, routes);
        Assert.Equal("sors", Assert.Single(other.CheckRouted(Limit())).Filter);
        Assert.Empty(new SymbolRules(Able(), routes).CheckRouted(Limit()));

        // Rules made of the symbol alone do not know, and an exchange that tells no order types has not told it either.
        Assert.Empty(new SymbolRules(Able()).CheckRouted(Limit()));
        Assert.Empty(new SymbolRules(Able() with { OrderTypes = [] }, []).CheckRouted(Limit()));
        Assert.Empty(new SymbolRules(Able(), []).Check(Limit()));
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
            rules.CheckReplacement(Limit(1.5m)).Select(v => v.Filter));
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
                var quantity = steps / 10m;
                var violations = rules.Check(Limit(quantity, Lifetime.Iceberg(visible / 10m)));
                if ((steps + visible - 1) / visible <= limit)
                {
                    Assert.Empty(violations);
                    return;
                }

                var violation = Assert.Single(violations);
                Assert.Equal(("ICEBERG_PARTS", (decimal?)limit), (violation.Filter, violation.Limit));

                // The nearest valid part does, and one step less does not.
                var nearest = violation.NearestValid!.Value;
                Assert.Empty(rules.Check(Limit(quantity, Lifetime.Iceberg(nearest))));
                if (nearest > 0.1m)
                {
                    Assert.Single(rules.Check(Limit(quantity, Lifetime.Iceberg(nearest - 0.1m))));
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
        var violation = Assert.Single(rules.Check(Limit(1, Lifetime.Iceberg(0.1m))));
        Assert.Equal(
            ("LOT_SIZE", "icebergQuantity", 0.2m), (violation.Filter, violation.Field, violation.NearestValid));
        Assert.Single(rules.Check(Limit(1, Lifetime.Iceberg(0.25m))));
        Assert.Empty(rules.Check(Limit(1, Lifetime.Iceberg(0.2m))));
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

        IReadOnlyList<RuleViolation> Check(int delta) => rules.Check(new NewOrder(
            "BTCUSDT",
            Side.FromWire(side),
            1,
            isProfit
                ? new TakeProfitOrder { Trigger = StopTrigger.Trailing(delta) }
                : new StopLossOrder { Trigger = StopTrigger.Trailing(delta) }));
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

    private static NewOrder Limit(decimal quantity = 1m, Lifetime lifetime = default) =>
        new("BTCUSDT", Side.Buy, quantity, new LimitOrder { Price = 100m, Lifetime = lifetime });

    private static LimitOrder Bid() => new() { Price = 100m };

    private static LimitMakerOrder Maker() => new() { Price = 110m };
}
