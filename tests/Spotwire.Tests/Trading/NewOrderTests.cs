using System.Reflection;
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
            new LimitOrder { Symbol = "LTCBTC", Side = Side.Buy, Price = 0.1m, Quantity = 1m },
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&newClientOrderId=my-order_1"
        },
        {
            new LimitOrder
            {
                Symbol = "１２３４５６", Side = Side.Sell, Price = 0.00000010m, Quantity = 1000000000000.5000m,
                TimeInForce = TimeInForce.FillOrKill, ResponseType = OrderResponseType.Ack,
                SelfTradePreventionMode = SelfTradePreventionMode.ExpireTaker, StrategyId = 7, StrategyType = 1000000,
            },
            "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=SELL&type=LIMIT&timeInForce=FOK" +
            "&quantity=1000000000000.5000&price=0.00000010&newClientOrderId=my-order_1&strategyId=7" +
            "&strategyType=1000000&newOrderRespType=ACK&selfTradePreventionMode=EXPIRE_TAKER"
        },
        {
            new LimitMakerOrder { Symbol = "LTCBTC", Side = Side.Buy, Price = 0.1m, Quantity = 1m },
            "symbol=LTCBTC&side=BUY&type=LIMIT_MAKER&quantity=1&price=0.1&newClientOrderId=my-order_1"
        },
        {
            new MarketOrder { Symbol = "LTCBTC", Side = Side.Buy, Quantity = 0.0000000000000000000000000001m },
            "symbol=LTCBTC&side=BUY&type=MARKET&quantity=0.0000000000000000000000000001&newClientOrderId=my-order_1"
        },
        {
            new MarketOrderByQuote { Symbol = "LTCBTC", Side = Side.Buy, QuoteQuantity = decimal.MaxValue },
            "symbol=LTCBTC&side=BUY&type=MARKET&quoteOrderQty=79228162514264337593543950335&newClientOrderId=my-order_1"
        },
        {
            new StopLossOrder { Symbol = "LTCBTC", Side = Side.Sell, Quantity = 1.0m, Trigger = 0.090m },
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS&quantity=1.0&stopPrice=0.090&newClientOrderId=my-order_1"
        },
        {
            new StopLossLimitOrder
            {
                Symbol = "LTCBTC", Side = Side.Sell, Quantity = 1m, Price = 0.08m, Trigger = 0.09m,
                TimeInForce = TimeInForce.ImmediateOrCancel,
            },
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=IOC&quantity=1&price=0.08&stopPrice=0.09" +
            "&newClientOrderId=my-order_1"
        },
        {
            new TakeProfitOrder
            {
                Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1m, Trigger = StopTrigger.Trailing(100),
            },
            "symbol=LTCBTC&side=BUY&type=TAKE_PROFIT&quantity=1&trailingDelta=100&newClientOrderId=my-order_1"
        },
        {
            new TakeProfitLimitOrder
            {
                Symbol = "LTCBTC", Side = Side.Sell, Quantity = 1m, Price = 0.12m, IcebergQuantity = 0.10m,
                Trigger = StopTrigger.TrailingFrom(0.11m, 50),
            },
            "symbol=LTCBTC&side=SELL&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&quantity=1&price=0.12&stopPrice=0.11" +
            "&trailingDelta=50&icebergQty=0.10&newClientOrderId=my-order_1"
        },
        {
            new LimitMakerOrder
            {
                Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1m, IcebergQuantity = 0.5m,
                Price = LimitPrice.Pegged(PegPriceType.PrimaryPeg),
            },
            "symbol=LTCBTC&side=BUY&type=LIMIT_MAKER&quantity=1&icebergQty=0.5&pegPriceType=PRIMARY_PEG" +
            "&newClientOrderId=my-order_1"
        },
        {
            new LimitOrder
            {
                Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1m, TimeInForce = TimeInForce.ImmediateOrCancel,
                Price = LimitPrice.Pegged(PegPriceType.MarketPeg, offsetLevels: 3, worst: 0.2m),
            },
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=IOC&quantity=1&price=0.2&pegPriceType=MARKET_PEG" +
            "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=3&newClientOrderId=my-order_1"
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
            [typeof(LimitOrder)] = ["Price", "Quantity", "Side", "Symbol"],
            [typeof(LimitMakerOrder)] = ["Price", "Quantity", "Side", "Symbol"],
            [typeof(MarketOrder)] = ["Quantity", "Side", "Symbol"],
            [typeof(MarketOrderByQuote)] = ["QuoteQuantity", "Side", "Symbol"],
            [typeof(StopLossOrder)] = ["Quantity", "Side", "Symbol", "Trigger"],
            [typeof(StopLossLimitOrder)] = ["Price", "Quantity", "Side", "Symbol", "Trigger"],
            [typeof(TakeProfitOrder)] = ["Quantity", "Side", "Symbol", "Trigger"],
            [typeof(TakeProfitLimitOrder)] = ["Price", "Quantity", "Side", "Symbol", "Trigger"],
        };
        var shapes = typeof(NewOrder).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NewOrder))).ToList();
        Assert.Equal(demanded.Keys.OrderBy(t => t.Name), shapes.OrderBy(t => t.Name));
        foreach (var shape in shapes)
        {
            Assert.True(shape.IsSealed);
            var required = shape.GetProperties()
                .Where(p => p.IsDefined(typeof(RequiredMemberAttribute), inherit: true))
                .Select(p => p.Name);
            Assert.Equal(demanded[shape], required.Order(StringComparer.Ordinal));
        }

        // Nobody outside can add a shape: an abstract member is not theirs to implement.
        Assert.True(typeof(NewOrder)
            .GetProperty("Numbers", BindingFlags.Instance | BindingFlags.NonPublic)!.GetMethod is
            { IsAssembly: true, IsAbstract: true });
    }

    public static TheoryData<NewOrder, string> Faulty => new()
    {
        { Order() with { Symbol = default }, "symbol" },
        { Order() with { Side = default }, "side" },
        { Order() with { ClientOrderId = default(ClientOrderId) }, "client order id" },
        { Order() with { StrategyType = 999_999 }, "1,000,000" },
        { Order() with { TimeInForce = default }, "time in force" },
        { Order() with { ResponseType = default(OrderResponseType) }, "words" },
        { Order() with { SelfTradePreventionMode = default(SelfTradePreventionMode) }, "words" },
        { Order() with { Price = 0 }, "price" },
        { Order() with { Quantity = -1 }, "quantity" },
        { new MarketOrderByQuote { Symbol = "LTCBTC", Side = Side.Buy, QuoteQuantity = 0 }, "quote quantity" },
        { new StopLossOrder { Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1, Trigger = 0 }, "stop price" },
        { Stop() with { Trigger = default }, "neither a stop price nor" },
        { Stop() with { Trigger = StopTrigger.Trailing(0) }, "trailing distance" },
        { Stop() with { Trigger = StopTrigger.TrailingFrom(-1, 10) }, "stop price" },
        { Stop() with { Price = default }, "no price" },
        { Stop() with { Price = LimitPrice.Pegged(default) }, "no side of the book" },
        { Stop() with { Price = LimitPrice.Pegged(PegPriceType.MarketPeg, worst: 0) }, "price" },
        { Order() with { Price = LimitPrice.Pegged(PegPriceType.MarketPeg, 0) }, "1 to 100" },
        { Order() with { Price = LimitPrice.Pegged(PegPriceType.MarketPeg, 101) }, "1 to 100" },
        { Ioc() with { Price = LimitPrice.Pegged(PegPriceType.PrimaryPeg) }, "must be GTC" },
        { Ioc() with { IcebergQuantity = 0.5m }, "must be GTC" },
        { Order() with { IcebergQuantity = 1.1m }, "must not be above the quantity" },
        { Order() with { IcebergQuantity = 0 }, "iceberg quantity" },
        {
            new LimitMakerOrder
            {
                Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1, Price = LimitPrice.Pegged(PegPriceType.MarketPeg),
            },
            "own side"
        },
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

    private static LimitOrder Ioc() => Order() with { TimeInForce = TimeInForce.ImmediateOrCancel };

    private static TakeProfitLimitOrder Stop() =>
        new() { Symbol = "LTCBTC", Side = Side.Sell, Price = 0.1m, Quantity = 1m, Trigger = 0.1m };

    private static LimitOrder Order() => new() { Symbol = "LTCBTC", Side = Side.Buy, Price = 0.1m, Quantity = 1m };
}
