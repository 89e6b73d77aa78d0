using System.Globalization;
using System.Text.Json.Nodes;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Trading;

namespace Spotwire.Tests.Examples;

/// <summary>The client's typed call for each method of the WebSocket API, made with the values of an example's
/// parameters.</summary>
internal static class RequestCalls
{
    private delegate Task Call(SpotwireCalls calls, JsonObject given);

    private static readonly Dictionary<string, Call> All = new(StringComparer.Ordinal)
    {
        ["ping"] = (c, _) => c.Market.PingAsync(),
        ["time"] = (c, _) => c.Market.GetServerTimeAsync(),
        ["exchangeInfo"] = (c, p) => c.Market.GetExchangeInfoAsync(new ExchangeInfoRequest { Symbols = Symbols(p) }),
        ["executionRules"] = (c, p) => c.Market.GetExecutionRulesAsync([Symbol(p)]),
        ["depth"] = (c, p) => c.Market.GetDepthAsync(Symbol(p), Limit(p)),
        ["trades.recent"] = (c, p) => c.Market.GetTradesAsync(Symbol(p), Limit(p)),
        ["trades.historical"] = (c, p) => c.Market.GetHistoricalTradesAsync(Symbol(p), Integer(p, "fromId"), Limit(p)),
        ["blockTrades.historical"] = (c, p) =>
            c.Market.GetHistoricalBlockTradesAsync(Symbol(p), Integer(p, "fromId"), Limit(p)),
        ["trades.aggregate"] = (c, p) => c.Market.GetAggregateTradesAsync(new AggregateTradesRequest
        {
            Symbol = Symbol(p), FromId = Integer(p, "fromId"), Limit = Limit(p),
        }),
        ["klines"] = (c, p) => c.Market.GetKlinesAsync(Klines(p)),
        ["uiKlines"] = (c, p) => c.Market.GetUiKlinesAsync(Klines(p)),
        ["avgPrice"] = (c, p) => c.Market.GetAveragePriceAsync(Symbol(p)),
        ["ticker.24hr"] = (c, p) => c.Market.GetTicker24hAsync(Symbol(p)),
        ["ticker.tradingDay"] = (c, p) => c.Market.GetTradingDayTickersAsync(Symbols(p), Text(p, "timeZone")),
        ["ticker"] = (c, p) =>
            c.Market.GetRollingWindowTickersAsync(Symbols(p), WindowSize.FromWire(Text(p, "windowSize"))),
        ["ticker.price"] = (c, p) => c.Market.GetPriceAsync(Symbol(p)),
        ["ticker.book"] = (c, p) => c.Market.GetBookTickersAsync(Symbols(p)),
        ["referencePrice"] = (c, p) => c.Market.GetReferencePriceAsync(Symbol(p)),
        ["referencePrice.calculation"] = (c, p) => c.Market.GetReferencePriceCalculationAsync(Symbol(p)),
        ["order.place"] = (c, p) => c.Trading.PlaceOrderAsync(Order(p)),
        ["order.test"] = (c, p) => c.Trading.TestOrderAsync(Order(p)),
        ["order.cancel"] = (c, p) => c.Trading.CancelOrderAsync(Symbol(p), Name(p, "origClientOrderId")),
        ["order.cancelReplace"] = (c, p) => c.Trading.CancelReplaceOrderAsync(new CancelReplaceRequest
        {
            Order = Name(p, "cancelOrigClientOrderId"), NewOrder = Order(p), Mode = CancelReplaceMode.AllowFailure,
        }),
        ["order.amend.keepPriority"] = (c, p) =>
            c.Trading.AmendOrderAsync(Symbol(p), Name(p, "origClientOrderId"), Number(p, "newQty")),
        ["openOrders.cancelAll"] = (c, p) => c.Trading.CancelOpenOrdersAsync(Symbol(p)),
        ["orderList.place"] = (c, p) => c.Trading.PlaceOrderListAsync(LegacyOco(p)),
        ["orderList.place.oco"] = (c, p) => c.Trading.PlaceOrderListAsync(Oco(p)),
        ["orderList.place.oto"] = (c, p) => c.Trading.PlaceOrderListAsync(new OtoOrderList
        {
            Symbol = Symbol(p),
            WorkingSide = SideOf(p, "workingSide"),
            WorkingQuantity = Number(p, "workingQuantity"),
            Working = LimitOf(p, "workingPrice", "workingTimeInForce"),
            PendingSide = SideOf(p, "pendingSide"),
            PendingQuantity = Number(p, "pendingQuantity"),
            Pending = new MarketOrder(),
        }),
        ["orderList.place.otoco"] = (c, p) => c.Trading.PlaceOrderListAsync(Otoco(p)),
        ["orderList.place.opo"] = (c, p) => c.Trading.PlaceOrderListAsync(new OpoOrderList
        {
            Symbol = Symbol(p),
            Quantity = Number(p, "workingQuantity"),
            Working = LimitOf(p, "workingPrice", "workingTimeInForce"),
            Pending = new MarketOrder(),
        }),
        ["orderList.place.opoco"] = (c, p) => c.Trading.PlaceOrderListAsync(Opoco(p)),
        ["orderList.cancel"] = (c, p) =>
            c.Trading.CancelOrderListAsync(Symbol(p), OrderListReference.ById(Integer(p, "orderListId"))),
        ["sor.order.place"] = (c, p) => c.Trading.PlaceSorOrderAsync(Routed(p)),
        ["sor.order.test"] = (c, p) => c.Trading.TestSorOrderAsync(Routed(p)),
        ["account.status"] = (c, _) => c.Account.GetAccountAsync(),
        ["order.status"] = (c, p) => c.Trading.GetOrderAsync(Symbol(p), Id(p)),
        ["openOrders.status"] = (c, p) => c.Trading.GetOpenOrdersAsync(Symbol(p)),
        ["allOrders"] = (c, p) => c.Trading.GetOrdersAsync(new OrdersRequest
        {
            Symbol = Symbol(p), StartTime = Time(p, "startTime"), EndTime = Time(p, "endTime"), Limit = Limit(p),
        }),
        ["orderList.status"] = (c, p) =>
            c.Trading.GetOrderListAsync(new ClientOrderId(Text(p, "origClientOrderId"))),
        ["openOrderLists.status"] = (c, _) => c.Trading.GetOpenOrderListsAsync(),
        ["allOrderLists"] = (c, p) => c.Trading.GetOrderListsAsync(new OrderListsRequest
        {
            StartTime = Time(p, "startTime"), EndTime = Time(p, "endTime"), Limit = Limit(p),
        }),
        ["myTrades"] = (c, p) => c.Account.GetTradesAsync(new AccountTradesRequest
        {
            Symbol = Symbol(p), StartTime = Time(p, "startTime"), EndTime = Time(p, "endTime"),
        }),
        ["account.rateLimits.orders"] = (c, _) => c.Account.GetUnfilledOrderCountsAsync(),
        ["myPreventedMatches"] = (c, p) => c.Account.GetPreventedMatchesAsync(
            new PreventedMatchesRequest { Symbol = Symbol(p), OrderId = Id(p) }),
        ["myAllocations"] = (c, p) => c.Account.GetAllocationsAsync(
            new AllocationsRequest { Symbol = Symbol(p), OrderId = Id(p) }),
        ["account.commission"] = (c, p) => c.Account.GetCommissionRatesAsync(Symbol(p)),
        ["order.amendments"] = (c, p) => c.Trading.GetOrderAmendmentsAsync(Symbol(p), Id(p)),
        ["myFilters"] = (c, p) => c.Account.GetAccountFiltersAsync(Symbol(p)),
    };

    /// <summary>The call of a method; null where there is none.</summary>
    public static Func<SpotwireCalls, JsonObject, Task>? Find(string method) =>
        All.TryGetValue(method, out var call) ? (calls, given) => call(calls, given) : null;

    private static string Text(JsonObject given, string name) => given[name]!.ToString();

    private static decimal Number(JsonObject given, string name) =>
        decimal.Parse(Text(given, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static long Integer(JsonObject given, string name) =>
        long.Parse(Text(given, name), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Limit(JsonObject given) => (int)Integer(given, "limit");

    private static ExchangeTime Time(JsonObject given, string name) =>
        new(Integer(given, name) * 1000);

    private static Symbol Symbol(JsonObject given) => new(Text(given, "symbol"));

    private static Symbol[] Symbols(JsonObject given) =>
        [.. given["symbols"]!.AsArray().Select(symbol => new Symbol(symbol!.ToString()))];

    private static OrderId Id(JsonObject given) => new(Integer(given, "orderId"));

    private static OrderReference Name(JsonObject given, string name) => new ClientOrderId(Text(given, name));

    private static Side SideOf(JsonObject given, string name) => Side.FromWire(Text(given, name));

    private static KlinesRequest Klines(JsonObject given) => new()
    {
        Symbol = Symbol(given),
        Interval = KlineInterval.FromWire(Text(given, "interval")),
        StartTime = Time(given, "startTime"),
        Limit = Limit(given),
    };

    /// <summary>The examples' single orders are all limit orders.</summary>
    private static NewOrder Order(JsonObject given) =>
        new(Symbol(given), SideOf(given, "side"), Number(given, "quantity"), LimitOf(given, "price", "timeInForce"))
        {
            ResponseType = given.ContainsKey("newOrderRespType")
                ? OrderResponseType.FromWire(Text(given, "newOrderRespType")) : null,
        };

    private static NewSorOrder Routed(JsonObject given)
    {
        var order = Order(given);
        return new(order.Symbol, order.Side, order.Quantity!.Value, (LimitOrder)order.Order)
        {
            ResponseType = order.ResponseType,
        };
    }

    private static LimitOrder LimitOf(JsonObject given, string price, string timeInForce) =>
        new() { Price = Number(given, price), Lifetime = TimeInForce.FromWire(Text(given, timeInForce)) };

    private static LimitMakerOrder Maker(JsonObject given, string price) => new() { Price = Number(given, price) };

    private static StopLossLimitOrder Stop(JsonObject given, string prefix) => new()
    {
        Price = Number(given, $"{prefix}Price"),
        Trigger = Number(given, $"{prefix}StopPrice"),
        Lifetime = TimeInForce.FromWire(Text(given, $"{prefix}TimeInForce")),
    };

    private static LegacyOcoOrderList LegacyOco(JsonObject given) => new()
    {
        Symbol = Symbol(given),
        Side = SideOf(given, "side"),
        Quantity = Number(given, "quantity"),
        Limit = new() { Price = Number(given, "price") },
        Stop = new()
        {
            StopPrice = Number(given, "stopPrice"),
            Limit = new(
                Number(given, "stopLimitPrice"), TimeInForce.FromWire(Text(given, "stopLimitTimeInForce"))),
        },
        ResponseType = OrderResponseType.FromWire(Text(given, "newOrderRespType")),
    };

    private static OcoOrderList Oco(JsonObject given) => new()
    {
        Symbol = Symbol(given),
        Side = SideOf(given, "side"),
        Quantity = Number(given, "quantity"),
        TakeProfit = Maker(given, "belowPrice"),
        StopLoss = Stop(given, "above"),
    };

    private static OtocoOrderList Otoco(JsonObject given) => new()
    {
        Symbol = Symbol(given),
        WorkingSide = SideOf(given, "workingSide"),
        WorkingQuantity = Number(given, "workingQuantity"),
        Working = LimitOf(given, "workingPrice", "workingTimeInForce"),
        PendingSide = SideOf(given, "pendingSide"),
        PendingQuantity = Number(given, "pendingQuantity"),
        TakeProfit = Maker(given, "pendingBelowPrice"),
        StopLoss = new StopLossOrder { Trigger = Number(given, "pendingAboveStopPrice") },
    };

    private static OpocoOrderList Opoco(JsonObject given) => new()
    {
        Symbol = Symbol(given),
        Quantity = Number(given, "workingQuantity"),
        Working = LimitOf(given, "workingPrice", "workingTimeInForce"),
        TakeProfit = Maker(given, "pendingAbovePrice"),
        StopLoss = Stop(given, "pendingBelow"),
    };
}
