using System.Runtime.CompilerServices;

namespace Spotwire.Wire;

/// <summary>Every call that Binance documents, once, as data: it serves both REST and the WebSocket API.</summary>
/// <remarks>Documentation: rest-api.md and web-socket-api.md of binance-spot-api-docs. The static fields are
/// initialised in the order of the text, so what the entries use stands first.</remarks>
internal static class EndpointTable
{
    private static readonly List<Endpoint> Entries = [];

    private static readonly WeightRule ExecutionRulesWeight = new WeightRule.PerSymbol(2, 40);
    private static readonly WeightRule DepthWeight =
        new WeightRule.ByLimit(100, (100, 5), (500, 25), (1000, 50), (5000, 250));
    private static readonly WeightRule Ticker24hWeight = new WeightRule.BySymbols(2, 80, (20, 2), (100, 40));
    private static readonly WeightRule WindowTickerWeight = new WeightRule.PerSymbol(4, 200);
    private static readonly WeightRule PriceWeight = new WeightRule.BySymbols(2, 4);
    private static readonly WeightRule OrderWeight = new WeightRule.FreeOnSuccess(1);
    private static readonly WeightRule TestOrderWeight = new WeightRule.ByParameter("computeCommissionRates", 20, 1);
    private static readonly WeightRule OpenOrdersWeight = new WeightRule.BySymbols(6, 80);
    private static readonly WeightRule AccountTradesWeight = new WeightRule.ByParameter("orderId", 5, 20);
    private static readonly WeightRule PreventedMatchesWeight = new WeightRule.ByParameter("orderId", 20, 2);

    // An amendment is free only where it makes the order expire, which nobody knows beforehand.
    private static readonly WeightRule AmendWeight = Always(4);

    // General and market data
    public static readonly Endpoint Ping = Open("/api/v3/ping", "ping", Always(1));
    public static readonly Endpoint Time = Open("/api/v3/time", "time", Always(1));
    public static readonly Endpoint ExchangeInfo = Open("/api/v3/exchangeInfo", "exchangeInfo", Always(20));
    public static readonly Endpoint ExecutionRules =
        Open("/api/v3/executionRules", "executionRules", ExecutionRulesWeight);
    public static readonly Endpoint Depth = Open("/api/v3/depth", "depth", DepthWeight);
    public static readonly Endpoint Trades = Open("/api/v3/trades", "trades.recent", Always(25));
    public static readonly Endpoint HistoricalTrades =
        Open("/api/v3/historicalTrades", "trades.historical", Always(25));
    public static readonly Endpoint HistoricalBlockTrades =
        Open("/api/v3/historicalBlockTrades", "blockTrades.historical", Always(25));
    public static readonly Endpoint AggregateTrades = Open("/api/v3/aggTrades", "trades.aggregate", Always(4));
    public static readonly Endpoint Klines = Open("/api/v3/klines", "klines", Always(2));
    public static readonly Endpoint UiKlines = Open("/api/v3/uiKlines", "uiKlines", Always(2));
    public static readonly Endpoint AveragePrice = Open("/api/v3/avgPrice", "avgPrice", Always(2));
    public static readonly Endpoint Ticker24h = Open("/api/v3/ticker/24hr", "ticker.24hr", Ticker24hWeight);
    public static readonly Endpoint TradingDayTicker =
        Open("/api/v3/ticker/tradingDay", "ticker.tradingDay", WindowTickerWeight);
    public static readonly Endpoint PriceTicker = Open("/api/v3/ticker/price", "ticker.price", PriceWeight);
    public static readonly Endpoint BookTicker = Open("/api/v3/ticker/bookTicker", "ticker.book", PriceWeight);
    public static readonly Endpoint RollingWindowTicker = Open("/api/v3/ticker", "ticker", WindowTickerWeight);
    public static readonly Endpoint ReferencePrice = Open("/api/v3/referencePrice", "referencePrice", Always(2));
    public static readonly Endpoint ReferencePriceCalculation =
        Open("/api/v3/referencePrice/calculation", "referencePrice.calculation", Always(2));

    // Orders and order lists
    public static readonly Endpoint PlaceOrder = Place("/api/v3/order", "order.place", 1);
    public static readonly Endpoint TestOrder = Trial("/api/v3/order/test", "order.test", TestOrderWeight);
    public static readonly Endpoint CancelOrder = Cancel("/api/v3/order", "order.cancel");
    public static readonly Endpoint CancelOpenOrders = Cancel("/api/v3/openOrders", "openOrders.cancelAll");
    public static readonly Endpoint CancelReplaceOrder =
        Place("/api/v3/order/cancelReplace", "order.cancelReplace", 1);
    public static readonly Endpoint AmendOrder =
        Amend("/api/v3/order/amend/keepPriority", "order.amend.keepPriority");
    public static readonly Endpoint PlaceOcoDeprecated = Place("/api/v3/order/oco", "orderList.place", 2);
    public static readonly Endpoint PlaceOco = Place("/api/v3/orderList/oco", "orderList.place.oco", 2);
    public static readonly Endpoint PlaceOto = Place("/api/v3/orderList/oto", "orderList.place.oto", 2);
    public static readonly Endpoint PlaceOtoco = Place("/api/v3/orderList/otoco", "orderList.place.otoco", 3);
    public static readonly Endpoint PlaceOpo = Place("/api/v3/orderList/opo", "orderList.place.opo", 2);
    public static readonly Endpoint PlaceOpoco = Place("/api/v3/orderList/opoco", "orderList.place.opoco", 3);
    public static readonly Endpoint CancelOrderList = Cancel("/api/v3/orderList", "orderList.cancel");
    public static readonly Endpoint PlaceSorOrder = Add(Engine(
        nameof(PlaceSorOrder), HttpMethod.Post, "/api/v3/sor/order", "sor.order.place", orders: 1, isArray: true));
    public static readonly Endpoint TestSorOrder = Trial("/api/v3/sor/order/test", "sor.order.test", TestOrderWeight);

    // Account
    public static readonly Endpoint Account = Private("/api/v3/account", "account.status", Always(20));
    public static readonly Endpoint GetOrder = Private("/api/v3/order", "order.status", Always(4));
    public static readonly Endpoint OpenOrders = Private("/api/v3/openOrders", "openOrders.status", OpenOrdersWeight);
    public static readonly Endpoint AllOrders = Private("/api/v3/allOrders", "allOrders", Always(20));
    public static readonly Endpoint GetOrderList = Private("/api/v3/orderList", "orderList.status", Always(4));
    public static readonly Endpoint AllOrderLists = Private("/api/v3/allOrderList", "allOrderLists", Always(20));
    public static readonly Endpoint OpenOrderLists =
        Private("/api/v3/openOrderList", "openOrderLists.status", Always(6));
    public static readonly Endpoint AccountTrades = Private("/api/v3/myTrades", "myTrades", AccountTradesWeight);
    public static readonly Endpoint UnfilledOrderCounts =
        Private("/api/v3/rateLimit/order", "account.rateLimits.orders", Always(40));
    public static readonly Endpoint PreventedMatches =
        Private("/api/v3/myPreventedMatches", "myPreventedMatches", PreventedMatchesWeight);
    public static readonly Endpoint Allocations = Private("/api/v3/myAllocations", "myAllocations", Always(20));
    public static readonly Endpoint CommissionRates =
        Private("/api/v3/account/commission", "account.commission", Always(20));
    public static readonly Endpoint OrderAmendments =
        Private("/api/v3/order/amendments", "order.amendments", Always(4));
    public static readonly Endpoint AccountFilters = Private("/api/v3/myFilters", "myFilters", Always(40));

    /// <summary>What a key may do: a call of the wallet API, which has weights of its own and no WebSocket
    /// method.</summary>
    public static readonly Endpoint ApiKeyPermissions = Query(
        nameof(ApiKeyPermissions), HttpMethod.Get, "/sapi/v1/account/apiRestrictions", "", SecurityType.UserData,
        Always(0));

    /// <summary>All calls that both REST and the WebSocket API have.</summary>
    public static IReadOnlyList<Endpoint> All => Entries;

    /// <summary>The methods that only the WebSocket API has.</summary>
    public static IReadOnlyList<SessionMethod> SessionMethods => SessionMethod.All;

    private static WeightRule Always(int weight) => new WeightRule.Fixed(weight);

    private static Endpoint Open(
        string path, string method, WeightRule weight, [CallerMemberName] string name = "") =>
        Add(Query(name, HttpMethod.Get, path, method, SecurityType.None, weight));

    private static Endpoint Private(
        string path, string method, WeightRule weight, [CallerMemberName] string name = "") =>
        Add(Query(name, HttpMethod.Get, path, method, SecurityType.UserData, weight));

    /// <summary>A call that needs the trading permission and yet leaves everything as it was.</summary>
    private static Endpoint Trial(
        string path, string method, WeightRule weight, [CallerMemberName] string name = "") =>
        Add(Query(name, HttpMethod.Post, path, method, SecurityType.Trade, weight));

    private static Endpoint Query(
        string name, HttpMethod httpMethod, string path, string method, SecurityType security, WeightRule weight) =>
        new()
        {
            Name = name,
            Method = httpMethod,
            Path = path,
            WebSocketMethod = method,
            Security = security,
            Weight = weight,
        };

    private static Endpoint Place(string path, string method, int orders, [CallerMemberName] string name = "") =>
        Add(Engine(name, HttpMethod.Post, path, method, orders));

    private static Endpoint Cancel(string path, string method, [CallerMemberName] string name = "") =>
        Add(Engine(name, HttpMethod.Delete, path, method));

    private static Endpoint Amend(string path, string method, [CallerMemberName] string name = "") =>
        Add(Engine(name, HttpMethod.Put, path, method, weight: AmendWeight));

    private static Endpoint Engine(
        string name,
        HttpMethod httpMethod,
        string path,
        string method,
        int orders = 0,
        WeightRule? weight = null,
        bool isArray = false) => new()
    {
        Name = name,
        Method = httpMethod,
        Path = path,
        WebSocketMethod = method,
        Security = SecurityType.Trade,
        Weight = weight ?? OrderWeight,
        Orders = orders,
        IsTrading = true,
        IsArrayOnWebSocket = isArray,
    };

    private static Endpoint Add(Endpoint endpoint)
    {
        Entries.Add(endpoint);
        return endpoint;
    }
}
