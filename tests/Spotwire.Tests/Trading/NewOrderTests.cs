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
            new StopLossOrder { Symbol = "LTCBTC", Side = Side.Sell, Quantity = 1.0m, StopPrice = 0.090m },
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS&quantity=1.0&stopPrice=0.090&newClientOrderId=my-order_1"
        },
        {
            new StopLossLimitOrder
            {
                Symbol = "LTCBTC", Side = Side.Sell, Quantity = 1m, Price = 0.08m, StopPrice = 0.09m,
                TimeInForce = TimeInForce.ImmediateOrCancel,
            },
            "symbol=LTCBTC&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=IOC&quantity=1&price=0.08&stopPrice=0.09" +
            "&newClientOrderId=my-order_1"
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
            [typeof(StopLossOrder)] = ["Quantity", "Side", "StopPrice", "Symbol"],
            [typeof(StopLossLimitOrder)] = ["Price", "Quantity", "Side", "StopPrice", "Symbol"],
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
        { new StopLossOrder { Symbol = "LTCBTC", Side = Side.Buy, Quantity = 1, StopPrice = 0 }, "stop price" },
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

    private static LimitOrder Order() => new() { Symbol = "LTCBTC", Side = Side.Buy, Price = 0.1m, Quantity = 1m };
}
