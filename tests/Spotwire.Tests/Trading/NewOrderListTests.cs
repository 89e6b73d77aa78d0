using Spotwire.Trading;
using Spotwire.Wire;

namespace Spotwire.Tests.Trading;

/// <summary>The shapes of order lists, and what is sent of them.</summary>
public sealed class NewOrderListTests
{
    private static readonly ClientOrderId Id = "list-1";

    public static TheoryData<NewOrderList, string, string> Encodings => new()
    {
        {
            new OcoOrderList { TakeProfit = Maker(Side.Sell, "a"), StopLoss = StopLimit(Side.Sell, "b") },
            "POST /api/v3/orderList/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=SELL&quantity=0.5&aboveType=LIMIT_MAKER&abovePrice=110" +
            "&aboveClientOrderId=a&belowType=STOP_LOSS_LIMIT&belowTimeInForce=GTC&belowPrice=89&belowStopPrice=90" +
            "&belowClientOrderId=b"
        },
        {
            new OcoOrderList
            {
                TakeProfit = Maker(Side.Buy, "a") with { Price = 80, IcebergQuantity = 0.1m, StrategyId = 7 },
                StopLoss = Stop(Side.Buy, "b") with { Trigger = 110m, StrategyType = 1_000_000 },
                ResponseType = OrderResponseType.Full,
                SelfTradePreventionMode = SelfTradePreventionMode.None,
            },
            "POST /api/v3/orderList/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=BUY&quantity=0.5&aboveType=STOP_LOSS&aboveStopPrice=110" +
            "&aboveClientOrderId=b&aboveStrategyType=1000000&belowType=LIMIT_MAKER&belowPrice=80&belowIcebergQty=0.1" +
            "&belowClientOrderId=a&belowStrategyId=7&newOrderRespType=FULL&selfTradePreventionMode=NONE"
        },
        {
            new OtoOrderList
            {
                Working = Limit(Side.Buy, "a"),
                Pending = new MarketOrder
                {
                    Symbol = "BTCUSDT", Side = Side.Sell, Quantity = 0.25m, ClientOrderId = "b",
                },
            },
            "POST /api/v3/orderList/oto",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingType=MARKET&pendingSide=SELL" +
            "&pendingQuantity=0.25&pendingClientOrderId=b"
        },
        {
            new OtoOrderList
            {
                Working = Maker(Side.Sell, "a") with { Price = LimitPrice.Pegged(PegPriceType.PrimaryPeg, 2) },
                Pending = StopLimit(Side.Sell, "b") with { Trigger = StopTrigger.TrailingFrom(90, 50) },
            },
            "POST /api/v3/orderList/oto",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT_MAKER&workingSide=SELL&workingQuantity=0.5" +
            "&workingPegPriceType=PRIMARY_PEG&workingPegOffsetType=PRICE_LEVEL&workingPegOffsetValue=2" +
            "&workingClientOrderId=a&pendingType=STOP_LOSS_LIMIT&pendingSide=SELL&pendingTimeInForce=GTC" +
            "&pendingQuantity=0.5&pendingPrice=89&pendingStopPrice=90&pendingTrailingDelta=50&pendingClientOrderId=b"
        },
        {
            new OtocoOrderList
            {
                Working = Limit(Side.Buy, "a"),
                TakeProfit = Target(Side.Sell, "b"),
                StopLoss = Stop(Side.Sell, "c"),
            },
            "POST /api/v3/orderList/otoco",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingSide=SELL&pendingQuantity=0.5" +
            "&pendingAboveType=TAKE_PROFIT_LIMIT&pendingAboveTimeInForce=GTC&pendingAbovePrice=109" +
            "&pendingAboveStopPrice=110&pendingAboveClientOrderId=b&pendingBelowType=STOP_LOSS" +
            "&pendingBelowStopPrice=90&pendingBelowClientOrderId=c"
        },
        {
            new OpoOrderList { Working = Limit(Side.Buy, "a"), Pending = Maker(Side.Sell, "b") },
            "POST /api/v3/orderList/opo",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingType=LIMIT_MAKER&pendingSide=SELL" +
            "&pendingPrice=110&pendingClientOrderId=b"
        },
        {
            new OpocoOrderList
            {
                Working = Limit(Side.Buy, "a"),
                TakeProfit = Maker(Side.Sell, "b"),
                StopLoss = StopLimit(Side.Sell, "c"),
            },
            "POST /api/v3/orderList/opoco",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingSide=SELL" +
            "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=110&pendingAboveClientOrderId=b" +
            "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowTimeInForce=GTC&pendingBelowPrice=89" +
            "&pendingBelowStopPrice=90&pendingBelowClientOrderId=c"
        },
        {
            new LegacyOcoOrderList
            {
                Limit = Maker(Side.Sell, "a") with { IcebergQuantity = 0.1m, StrategyId = 1 },
                Stop = StopLimit(Side.Sell, "b") with { IcebergQuantity = 0.2m, StrategyType = 1_000_001 },
            },
            "POST /api/v3/order/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=SELL&quantity=0.5&price=110&limitIcebergQty=0.1" +
            "&limitClientOrderId=a&limitStrategyId=1&stopPrice=90&stopLimitPrice=89&stopLimitTimeInForce=GTC" +
            "&stopIcebergQty=0.2&stopClientOrderId=b&stopStrategyType=1000001"
        },
        {
            new LegacyOcoOrderList
            {
                Limit = Maker(Side.Sell, "a"),
                Stop = Stop(Side.Sell, "b") with { Trigger = StopTrigger.TrailingFrom(90, 10) },
            },
            "POST /api/v3/order/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=SELL&quantity=0.5&price=110&limitClientOrderId=a" +
            "&stopPrice=90&trailingDelta=10&stopClientOrderId=b"
        },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void WhatTheCallerNamesIsWhatIsSent(NewOrderList list, string call, string expected)
    {
        Assert.Null(list.FindFault());
        Assert.Equal(call, OrderListWriter.EndpointOf(list).ToString());
        Assert.Equal(expected, OrderListWriter.Write(list, Id, new Random(1)).Encoded);
    }

    [Fact]
    public void OrdersWithoutANameAreGivenOne()
    {
        var list = new OtoOrderList
        {
            Working = Limit(Side.Buy, "a") with { ClientOrderId = null },
            Pending = Maker(Side.Sell, "b") with { ClientOrderId = null },
        };
        var sent = OrderListWriter.Write(list, Id, new Random(1));
        var names = new[] { sent["workingClientOrderId"]!, sent["pendingClientOrderId"]! };
        Assert.All(names, name => Assert.True(ClientOrderId.IsValid(name)));
        Assert.NotEqual(names[0], names[1]);
        Assert.Equal(names[0], OrderListWriter.Write(list, Id, new Random(1))["workingClientOrderId"]);
    }

    public static TheoryData<NewOrderList, string> Faulty => new()
    {
        { Oco() with { ListClientOrderId = default(ClientOrderId) }, "client order id of the list" },
        { Oco() with { ResponseType = default(OrderResponseType) }, "words" },
        { Oco() with { TakeProfit = null! }, "lacks its above order" },
        { Oco() with { StopLoss = Stop(Side.Sell, "b") with { Quantity = 0 } }, "quantity must be above zero" },
        { Oco() with { StopLoss = Stop(Side.Buy, "b") }, "same side" },
        { Oco() with { StopLoss = Stop(Side.Sell, "b") with { Quantity = 1 } }, "same quantity" },
        { Oco() with { StopLoss = Stop(Side.Sell, "b") with { Symbol = "ETHUSDT" } }, "one symbol" },
        { Oco() with { StopLoss = Stop(Side.Sell, "a") }, "same client order id" },
        { Oco() with { StopLoss = Stop(Side.Sell, "b") with { Trigger = 110 } }, "above its stop price" },
        {
            new OcoOrderList { TakeProfit = Target(Side.Buy, "a"), StopLoss = Stop(Side.Buy, "b") },
            "below its stop price"
        },
        {
            Oco() with { StopLoss = Stop(Side.Sell, "b") with { ResponseType = OrderResponseType.Ack } },
            "response type is that of the list"
        },
        {
            Oco() with
            {
                SelfTradePreventionMode = SelfTradePreventionMode.None,
                StopLoss = Stop(Side.Sell, "b") with { SelfTradePreventionMode = SelfTradePreventionMode.Decrement },
            },
            "prevention mode is that of the list"
        },
        { new OpoOrderList { Working = Limit(Side.Sell, "a"), Pending = Maker(Side.Sell, "b") }, "must buy" },
        { new OpoOrderList { Working = Limit(Side.Buy, "a"), Pending = Maker(Side.Buy, "b") }, "must sell" },
        {
            new OpoOrderList { Working = Limit(Side.Buy, "a"), Pending = Maker(Side.Sell, "b") with { Quantity = 1 } },
            "quantity of the working order"
        },
        {
            new LegacyOcoOrderList
            {
                Limit = Maker(Side.Sell, "a"),
                Stop = Stop(Side.Sell, "b") with { Trigger = StopTrigger.Trailing(10) },
            },
            "must have a stop price"
        },
        {
            new LegacyOcoOrderList
            {
                Limit = Maker(Side.Sell, "a") with { Price = LimitPrice.Pegged(PegPriceType.PrimaryPeg) },
                Stop = Stop(Side.Sell, "b"),
            },
            "no pegged orders"
        },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void WhatIsWrongUnderAnyRulesIsSaid(NewOrderList list, string words) =>
        Assert.Contains(words, list.FindFault(), StringComparison.Ordinal);

    [Fact]
    public void ListsAndTheirPlacesAreClosed()
    {
        var assembly = typeof(NewOrderList).Assembly;
        Assert.All(
            assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NewOrderList))),
            shape => Assert.True(shape.IsSealed));
        (Type Place, Type[] Takes)[] places =
        [
            (typeof(IWorkingOrder), [typeof(LimitMakerOrder), typeof(LimitOrder)]),
            (typeof(IProfitOrder), [typeof(LimitMakerOrder), typeof(TakeProfitLimitOrder), typeof(TakeProfitOrder)]),
            (typeof(IStopOrder), [typeof(StopLossLimitOrder), typeof(StopLossOrder)]),
            (typeof(ISorOrder), [typeof(LimitOrder), typeof(MarketOrder)]),
        ];
        foreach (var (place, takes) in places)
        {
            Assert.Equal(takes, Shapes().Where(place.IsAssignableFrom).OrderBy(t => t.Name, StringComparer.Ordinal));
            Assert.All(place.GetProperties(System.Reflection.BindingFlags.Instance
                | System.Reflection.BindingFlags.NonPublic), p => Assert.True(p.GetMethod!.IsAbstract));
        }

        Assert.Equal(
            [typeof(MarketOrderByQuote)],
            Shapes().Where(shape => !typeof(IPendingOrder).IsAssignableFrom(shape)));

        IEnumerable<Type> Shapes() => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NewOrder)));
    }

    private static OcoOrderList Oco() => new() { TakeProfit = Maker(Side.Sell, "a"), StopLoss = Stop(Side.Sell, "b") };

    private static LimitOrder Limit(Side side, string id) => new()
    {
        Symbol = "BTCUSDT", Side = side, Price = 100m, Quantity = 0.5m, ClientOrderId = id,
    };

    private static LimitMakerOrder Maker(Side side, string id) => new()
    {
        Symbol = "BTCUSDT", Side = side, Price = 110m, Quantity = 0.5m, ClientOrderId = id,
    };

    private static TakeProfitLimitOrder Target(Side side, string id) => new()
    {
        Symbol = "BTCUSDT", Side = side, Price = 109m, Trigger = 110m, Quantity = 0.5m, ClientOrderId = id,
    };

    private static StopLossOrder Stop(Side side, string id) => new()
    {
        Symbol = "BTCUSDT", Side = side, Trigger = 90m, Quantity = 0.5m, ClientOrderId = id,
    };

    private static StopLossLimitOrder StopLimit(Side side, string id) => new()
    {
        Symbol = "BTCUSDT", Side = side, Price = 89m, Trigger = 90m, Quantity = 0.5m, ClientOrderId = id,
    };
}
