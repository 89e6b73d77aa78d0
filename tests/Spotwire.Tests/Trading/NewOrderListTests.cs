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
            Oco() with { StopLoss = StopLimit("b") },
            "POST /api/v3/orderList/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=SELL&quantity=0.5&aboveType=LIMIT_MAKER&abovePrice=110" +
            "&aboveClientOrderId=a&belowType=STOP_LOSS_LIMIT&belowTimeInForce=GTC&belowPrice=89&belowStopPrice=90" +
            "&belowClientOrderId=b"
        },
        {
            Oco() with
            {
                Side = Side.Buy,
                TakeProfit = Maker("a") with { Price = 80, IcebergQuantity = 0.1m, StrategyId = 7 },
                StopLoss = Stop("b") with { Trigger = 110m, StrategyType = 1_000_000 },
                ResponseType = OrderResponseType.Full,
                SelfTradePreventionMode = SelfTradePreventionMode.None,
            },
            "POST /api/v3/orderList/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=BUY&quantity=0.5&aboveType=STOP_LOSS&aboveStopPrice=110" +
            "&aboveClientOrderId=b&aboveStrategyType=1000000&belowType=LIMIT_MAKER&belowPrice=80&belowIcebergQty=0.1" +
            "&belowClientOrderId=a&belowStrategyId=7&newOrderRespType=FULL&selfTradePreventionMode=NONE"
        },
        {
            Oto() with { PendingQuantity = 0.25m, Pending = new MarketOrder { ClientOrderId = "b" } },
            "POST /api/v3/orderList/oto",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingType=MARKET&pendingSide=SELL" +
            "&pendingQuantity=0.25&pendingClientOrderId=b"
        },
        {
            Oto() with
            {
                WorkingSide = Side.Sell,
                Working = Maker("a") with { Price = MakerPrice.PrimaryPeg(2) },
                Pending = StopLimit("b") with { Trigger = StopTrigger.TrailingFrom(90, 50) },
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
                Symbol = "BTCUSDT", WorkingSide = Side.Buy, WorkingQuantity = 0.5m, Working = Limit("a"),
                PendingSide = Side.Sell, PendingQuantity = 0.5m, TakeProfit = Target("b"), StopLoss = Stop("c"),
            },
            "POST /api/v3/orderList/otoco",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingSide=SELL&pendingQuantity=0.5" +
            "&pendingAboveType=TAKE_PROFIT_LIMIT&pendingAboveTimeInForce=GTC&pendingAbovePrice=109" +
            "&pendingAboveStopPrice=110&pendingAboveClientOrderId=b&pendingBelowType=STOP_LOSS" +
            "&pendingBelowStopPrice=90&pendingBelowClientOrderId=c"
        },
        {
            new OpoOrderList { Symbol = "BTCUSDT", Quantity = 0.5m, Working = Limit("a"), Pending = Maker("b") },
            "POST /api/v3/orderList/opo",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingType=LIMIT_MAKER&pendingSide=SELL" +
            "&pendingPrice=110&pendingClientOrderId=b"
        },
        {
            new OpocoOrderList
            {
                Symbol = "BTCUSDT", Quantity = 0.5m, Working = Limit("a"),
                TakeProfit = Maker("b"), StopLoss = StopLimit("c"),
            },
            "POST /api/v3/orderList/opoco",
            "symbol=BTCUSDT&listClientOrderId=list-1&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC" +
            "&workingQuantity=0.5&workingPrice=100&workingClientOrderId=a&pendingSide=SELL" +
            "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=110&pendingAboveClientOrderId=b" +
            "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowTimeInForce=GTC&pendingBelowPrice=89" +
            "&pendingBelowStopPrice=90&pendingBelowClientOrderId=c"
        },
        {
            Legacy() with
            {
                Limit = new() { Price = 110, IcebergQuantity = 0.1m, ClientOrderId = "a", StrategyId = 1 },
                Stop = new()
                {
                    StopPrice = 90, Limit = new(89, Lifetime.Iceberg(0.2m)), ClientOrderId = "b",
                    StrategyType = 1_000_001,
                },
            },
            "POST /api/v3/order/oco",
            "symbol=BTCUSDT&listClientOrderId=list-1&side=SELL&quantity=0.5&price=110&limitIcebergQty=0.1" +
            "&limitClientOrderId=a&limitStrategyId=1&stopPrice=90&stopLimitPrice=89&stopLimitTimeInForce=GTC" +
            "&stopIcebergQty=0.2&stopClientOrderId=b&stopStrategyType=1000001"
        },
        {
            Legacy() with { Stop = new() { StopPrice = 90, TrailingDelta = 10, ClientOrderId = "b" } },
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
        var list = Oto() with { Working = Limit(null), Pending = Maker(null) };
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
        { Oto() with { Working = null! }, "lacks its working order" },
        { Oto() with { Pending = null! }, "lacks its pending order" },
        { Legacy() with { Stop = null! }, "lacks its stop order" },
        { Oco() with { Symbol = default }, "no symbol" },
        { Oco() with { Side = default }, "names no side. (The above order.)" },
        { Oto() with { PendingSide = default }, "names no side. (The pending order.)" },
        { Oco() with { Quantity = 0 }, "quantity must be above zero" },
        { Oto() with { PendingQuantity = -1 }, "quantity must be above zero. (The pending order.)" },
        { Oco() with { StopLoss = Stop("a") }, "same client order id" },
        { Oco() with { StopLoss = Stop("b") with { Trigger = 110 } }, "above its stop price" },
        { Oco() with { Side = Side.Buy, TakeProfit = Target("a") }, "below its stop price" },
        { Legacy() with { Stop = new() { StopPrice = 110 } }, "above its stop price" },
        { Legacy() with { Stop = new() { StopPrice = 0 } }, "stop price must be above zero" },
        { Legacy() with { Stop = new() { StopPrice = 90, TrailingDelta = 0 } }, "trailing distance" },
        { Legacy() with { Stop = new() { StopPrice = 90, Limit = default(LegacyStopLimit) } }, "price must be above" },
        { Legacy() with { Limit = new() { Price = 0 } }, "price must be above zero. (The limit order.)" },
        {
            new OpoOrderList
            {
                Symbol = "BTCUSDT", Quantity = 1, Working = Limit("a"),
                Pending = Maker("b") with { IcebergQuantity = 1.1m },
            },
            "iceberg quantity must not be above the quantity"
        },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void WhatIsWrongUnderAnyRulesIsSaid(NewOrderList list, string words) =>
        Assert.Contains(words, list.FindFault(), StringComparison.Ordinal);

    [Fact]
    public void WhereAPegComesToLieIsNotHeldAgainstTheStop() =>
        Assert.Null((Oco() with
        {
            TakeProfit = new LimitMakerOrder { Price = MakerPrice.PrimaryPeg(worst: 1) },
        }).FindFault());

    [Fact]
    public void EachPlaceOfAListTakesWhatBinanceTakesThere()
    {
        var shapes = typeof(TypedOrder).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(TypedOrder)) && !t.IsAbstract).ToList();
        (Type Place, Type[] Takes)[] places =
        [
            (typeof(IWorkingOrder),
                [typeof(LimitMakerOrder), typeof(LimitOrder), typeof(MarketPegOrder), typeof(PrimaryPegOrder)]),
            (typeof(IProfitOrder), [typeof(LimitMakerOrder), typeof(TakeProfitLimitOrder), typeof(TakeProfitOrder)]),
            (typeof(IStopOrder), [typeof(StopLossLimitOrder), typeof(StopLossOrder)]),
            (typeof(ISorOrder), [typeof(LimitOrder), typeof(MarketOrder)]),
        ];
        foreach (var (place, takes) in places)
        {
            Assert.Equal(takes, shapes.Where(place.IsAssignableFrom).OrderBy(t => t.Name, StringComparer.Ordinal));
        }
    }

    private static OcoOrderList Oco() => new()
    {
        Symbol = "BTCUSDT", Side = Side.Sell, Quantity = 0.5m, TakeProfit = Maker("a"), StopLoss = Stop("b"),
    };

    private static OtoOrderList Oto() => new()
    {
        Symbol = "BTCUSDT", WorkingSide = Side.Buy, WorkingQuantity = 0.5m, Working = Limit("a"),
        PendingSide = Side.Sell, PendingQuantity = 0.5m, Pending = Maker("b"),
    };

    private static LegacyOcoOrderList Legacy() => new()
    {
        Symbol = "BTCUSDT", Side = Side.Sell, Quantity = 0.5m,
        Limit = new() { Price = 110, ClientOrderId = "a" }, Stop = new() { StopPrice = 90, ClientOrderId = "b" },
    };

    private static LimitOrder Limit(ClientOrderId? id) => new() { Price = 100m, ClientOrderId = id };

    private static LimitMakerOrder Maker(ClientOrderId? id) => new() { Price = 110m, ClientOrderId = id };

    private static TakeProfitLimitOrder Target(ClientOrderId? id) =>
        new() { Price = 109m, Trigger = 110m, ClientOrderId = id };

    private static StopLossOrder Stop(ClientOrderId? id) => new() { Trigger = 90m, ClientOrderId = id };

    private static StopLossLimitOrder StopLimit(ClientOrderId? id) =>
        new() { Price = 89m, Trigger = 90m, ClientOrderId = id };
}
