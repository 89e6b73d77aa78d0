using System.Runtime.CompilerServices;
using Spotwire.Trading;
using Spotwire.Wire;

namespace Spotwire.Tests.Trading;

/// <summary>The shapes of orders, and what is sent of them.</summary>
public sealed class NewOrderTests
{
    private static readonly ClientOrderId Id = "my-order_1";

    public static TheoryData<NewOrder, string> Encodings => new()
    {
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new LimitOrder { Price = 0.1m }),
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("１２３４５６", Side.Sell, 1000000000000.5000m, new LimitOrder
            {
                Price = 0.00000010m, Lifetime = TimeInForce.FillOrKill, StrategyId = 7, StrategyType = 1000000,
            })
            {
                ResponseType = OrderResponseType.Ack,
                SelfTradePreventionMode = SelfTradePreventionMode.ExpireTaker,
            },
            "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=SELL&type=LIMIT&timeInForce=FOK" +
            "&quantity=1000000000000.5000&price=0.00000010&newClientOrderId=my-order_1&strategyId=7" +
            "&strategyType=1000000&newOrderRespType=ACK&selfTradePreventionMode=EXPIRE_TAKER"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new LimitMakerOrder { Price = 0.1m }),
            "symbol=LTCBTC&side=BUY&type=LIMIT_MAKER&quantity=1&price=0.1&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 0.0000000000000000000000000001m, new MarketOrder()),
            "symbol=LTCBTC&side=BUY&type=MARKET&quantity=0.0000000000000000000000000001&newClientOrderId=my-order_1"
        },
        {
            NewOrder.ByQuote("LTCBTC", Side.Buy, decimal.MaxValue),
            "symbol=LTCBTC&side=BUY&type=MARKET&quoteOrderQty=79228162514264337593543950335&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Sell, 1.0m, new StopLossOrder { Trigger = 0.090m }),
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS&quantity=1.0&stopPrice=0.090&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Sell, 1m, new StopLossLimitOrder
            {
                Price = 0.08m, Trigger = 0.09m, Lifetime = TimeInForce.ImmediateOrCancel,
            }),
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=IOC&quantity=1&price=0.08&stopPrice=0.09" +
            "&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new TakeProfitOrder { Trigger = StopTrigger.Trailing(100) }),
            "symbol=LTCBTC&side=BUY&type=TAKE_PROFIT&quantity=1&trailingDelta=100&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Sell, 1m, new TakeProfitLimitOrder
            {
                Price = 0.12m, Lifetime = Lifetime.Iceberg(0.10m), Trigger = StopTrigger.TrailingFrom(0.11m, 50),
            }),
            "symbol=LTCBTC&side=SELL&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=1&price=0.12&stopPrice=0.11" +
            "&trailingDelta=50&icebergQty=0.10&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new LimitMakerOrder
            {
                IcebergQuantity = 0.5m, Price = MakerPrice.PrimaryPeg(),
            }),
            "symbol=LTCBTC&side=BUY&type=LIMIT_MAKER&quantity=1&icebergQty=0.5&pegPriceType=PRIMARY_PEG" +
            "&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new MarketPegOrder
            {
                Lifetime = TimeInForce.ImmediateOrCancel, OffsetLevels = 3, WorstPrice = 0.2m,
            }),
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=0.2&pegPriceType=MARKET_PEG" +
            "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=3&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new PrimaryPegOrder { OffsetLevels = 1, IcebergQuantity = 0.5m }),
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&icebergQty=0.5&pegPriceType=PRIMARY_PEG" +
            "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1&newClientOrderId=my-order_1"
        },
        {
            new NewOrder("LTCBTC", Side.Buy, 1m, new MarketPegOrder { Lifetime = Lifetime.Iceberg(0.5m) }),
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&icebergQty=0.5&pegPriceType=MARKET_PEG" +
            "&newClientOrderId=my-order_1"
        },
        {
            new NewSorOrder("LTCBTC", Side.Sell, 1m, new LimitOrder { Price = 0.1m, Lifetime = Lifetime.Iceberg(0.5m) })
            {
                ResponseType = OrderResponseType.Full, SelfTradePreventionMode = SelfTradePreventionMode.None,
            }.Unrouted,
            "symbol=LTCBTC&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&icebergQty=0.5" +
            "&newClientOrderId=my-order_1&newOrderRespType=FULL&selfTradePreventionMode=NONE"
        },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void WhatTheCallerNamesIsWhatIsSent(NewOrder order, string expected)
    {
        Assert.Null(order.FindFault());
        Assert.Equal(expected, OrderWriter.Write(order, Id).Encoded);
    }

    [Fact]
    public void EachTypeDemandsWhatBinanceDemandsSoThatLessDoesNotCompile()
    {
        var demanded = new Dictionary<Type, string[]>
        {
            [typeof(LimitOrder)] = ["Price"],
            [typeof(LimitMakerOrder)] = ["Price"],
            [typeof(MarketOrder)] = [],
            [typeof(MarketPegOrder)] = [],
            [typeof(PrimaryPegOrder)] = [],
            [typeof(StopLossOrder)] = ["Trigger"],
            [typeof(StopLossLimitOrder)] = ["Price", "Trigger"],
            [typeof(TakeProfitOrder)] = ["Trigger"],
            [typeof(TakeProfitLimitOrder)] = ["Price", "Trigger"],
        };
        var shapes = typeof(NewOrder).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TypedOrder))).ToList();
        Assert.All(shapes, shape => Assert.True(shape.IsSealed || shape.IsAbstract));
        shapes.RemoveAll(shape => shape.IsAbstract);
        Assert.Equal(demanded.Keys.OrderBy(t => t.Name), shapes.OrderBy(t => t.Name));
        foreach (var shape in shapes)
        {
            var required = shape.GetProperties()
                .Where(p => p.IsDefined(typeof(RequiredMemberAttribute), inherit: true))
                .Select(p => p.Name);
            Assert.Equal(demanded[shape], required.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void ALifetimeIsAWordOrAPartThatIsShown()
    {
        Lifetime word = TimeInForce.GoodTillCanceled;
        Assert.Equal(default, word);
        Assert.Equal((TimeInForce.GoodTillCanceled, null), (word.TimeInForce, word.IcebergQuantity));
        word = TimeInForce.FillOrKill;
        Assert.Equal((TimeInForce.FillOrKill, null), (word.TimeInForce, word.IcebergQuantity));
        var part = Lifetime.Iceberg(0.5m);
        Assert.Equal((TimeInForce.GoodTillCanceled, 0.5m), (part.TimeInForce, part.IcebergQuantity));
        Assert.NotEqual(default, part);
    }

    public static TheoryData<NewOrder, string> Faulty => new()
    {
        { Order() with { Symbol = default }, "symbol" },
        { Order() with { Side = default }, "side" },
        { Order(new MarketOrder { ClientOrderId = default(ClientOrderId) }), "client order id" },
        { Order(new MarketOrder { StrategyType = 999_999 }), "1,000,000" },
        { Order(Limit() with { Lifetime = default(TimeInForce) }), "time in force" },
        { Order(new MarketPegOrder { Lifetime = default(TimeInForce) }), "time in force" },
        { Order() with { ResponseType = default(OrderResponseType) }, "words" },
        { Order() with { SelfTradePreventionMode = default(SelfTradePreventionMode) }, "words" },
        { Order(Limit() with { Price = 0 }), "price" },
        { new NewOrder("LTCBTC", Side.Buy, -1, Limit()), "quantity" },
        { NewOrder.ByQuote("LTCBTC", Side.Buy, 0), "quote quantity" },
        { Order(new StopLossOrder { Trigger = 0 }), "stop price" },
        { Order(Target() with { Trigger = default }), "neither a stop price nor" },
        { Order(Target() with { Trigger = StopTrigger.Trailing(0) }), "trailing distance" },
        { Order(Target() with { Trigger = StopTrigger.TrailingFrom(-1, 10) }), "stop price" },
        { Order(Target() with { Price = default }), "no price" },
        { Order(new LimitMakerOrder { Price = default }), "no price" },
        { Order(Target() with { Price = LimitPrice.MarketPeg(worst: 0) }), "price" },
        { Order(new MarketPegOrder { OffsetLevels = 0 }), "1 to 100" },
        { Order(new PrimaryPegOrder { OffsetLevels = 101 }), "1 to 100" },
        { Order(new PrimaryPegOrder { WorstPrice = 0 }), "price" },
        { Order(new LimitMakerOrder { Price = MakerPrice.PrimaryPeg(101) }), "1 to 100" },
        { Order(Limit() with { Lifetime = Lifetime.Iceberg(1.1m) }), "must not be above the quantity" },
        { Order(Limit() with { Lifetime = Lifetime.Iceberg(0) }), "iceberg quantity" },
        { Order(new PrimaryPegOrder { IcebergQuantity = 1.1m }), "must not be above the quantity" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void WhatIsWrongUnderAnyRulesIsSaid(NewOrder order, string word)
    {
        Assert.Contains(word, order.FindFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void ReferencesNameAnOrderOneWayOrTheOther()
    {
        OrderReference byNumber = new OrderId(28);
        OrderReference byName = new ClientOrderId("abc");
        Assert.Equal("symbol=LTCBTC&orderId=28", OrderWriter.Write("LTCBTC", byNumber).Encoded);
        Assert.Equal("symbol=LTCBTC&origClientOrderId=abc", OrderWriter.Write("LTCBTC", byName).Encoded);
        Assert.Equal(
            "symbol=LTCBTC&orderId=28&newClientOrderId=c-1&cancelRestrictions=ONLY_PARTIALLY_FILLED",
            OrderWriter.Write("LTCBTC", byNumber, new CancelOptions
            {
                NewClientOrderId = "c-1", Restriction = CancelRestriction.OnlyPartiallyFilled,
            }).Encoded);
        Assert.Equal(
            "symbol=LTCBTC&origClientOrderId=abc&cancelRestrictions=ONLY_NEW",
            OrderWriter.Write("LTCBTC", byName, new CancelOptions { Restriction = CancelRestriction.OnlyNew }).Encoded);
        Assert.NotNull(default(OrderReference).FindFault());
        Assert.NotNull(OrderReference.ByClientId(default).FindFault());
        Assert.Null(byNumber.FindFault());
    }

    private static LimitOrder Limit() => new() { Price = 0.1m };

    private static TakeProfitLimitOrder Target() => new() { Price = 0.1m, Trigger = 0.1m };

    private static NewOrder Order(TypedOrder? order = null) => new("LTCBTC", Side.Buy, 1m, order ?? Limit());
}
