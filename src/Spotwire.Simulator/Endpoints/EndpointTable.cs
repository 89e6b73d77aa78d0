using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Endpoints;

/// <summary>All calls of Binance Spot as the documentation lists them; those with a handler are served.</summary>
/// <remarks>Documentation: rest-api.md and web-socket-api.md.</remarks>
internal static class EndpointTable
{
    private const EndpointSecurity None = EndpointSecurity.None;
    private const EndpointSecurity Trade = EndpointSecurity.Trade;
    private const EndpointSecurity UserData = EndpointSecurity.UserData;
    private const EndpointSecurity UserStream = EndpointSecurity.UserStream;

    /// <summary>Every call once.</summary>
    public static IReadOnlyList<ExchangeEndpoint> All { get; } =
        [.. General(), .. MarketData(), .. Trading(), .. Lists(), .. Account(), .. Session()];

    /// <summary>Calls of other API families.</summary>
    public static IReadOnlyList<ExchangeEndpoint> Others { get; } =
    [
        new("GET", "/sapi/v1/account/apiRestrictions", null, UserData, Weight.Fixed(1))
        {
            IsWallet = true,
            Handler = WalletHandlers.Restrictions,
        },
    ];

    private static readonly Dictionary<(string, string), ExchangeEndpoint> ByPath = All
        .Concat(Others)
        .Where(endpoint => endpoint.Path is not null)
        .ToDictionary(endpoint => (endpoint.HttpMethod!, endpoint.Path!));

    private static readonly Dictionary<string, ExchangeEndpoint> ByMethod = All
        .Where(endpoint => endpoint.SocketMethod is not null)
        .ToDictionary(endpoint => endpoint.SocketMethod!, StringComparer.Ordinal);

    /// <summary>The REST call, null where there is none.</summary>
    public static ExchangeEndpoint? Find(string method, string path) => ByPath.GetValueOrDefault((method, path));

    /// <summary>The method of the WebSocket API, null where there is none.</summary>
    public static ExchangeEndpoint? Find(string socketMethod) => ByMethod.GetValueOrDefault(socketMethod);

    private static ExchangeEndpoint[] General() =>
    [
        Get("ping", "ping", Weight.Fixed(1), GeneralHandlers.Ping),
        Get("time", "time", Weight.Fixed(1), GeneralHandlers.Time),
        Get("exchangeInfo", "exchangeInfo", Weight.Fixed(20), ExchangeInfoHandler.Answer),
        Get("executionRules", "executionRules", Weight.Rules, ExecutionRulesHandler.Answer),
    ];

    private static ExchangeEndpoint[] MarketData() =>
    [
        Get("depth", "depth", Weight.Depth, MarketHandlers.Depth),
        Get("trades", "trades.recent", Weight.Fixed(25), TradeHandlers.Recent),
        Get("historicalTrades", "trades.historical", Weight.Fixed(25), TradeHandlers.Historical),
        Get("historicalBlockTrades", "blockTrades.historical", Weight.Fixed(25), TradeHandlers.Blocks),
        Get("aggTrades", "trades.aggregate", Weight.Fixed(4), TradeHandlers.Aggregates),
        Get("klines", "klines", Weight.Fixed(2), MarketHandlers.Klines),
        Get("uiKlines", "uiKlines", Weight.Fixed(2), MarketHandlers.Klines),
        Get("avgPrice", "avgPrice", Weight.Fixed(2), PriceHandlers.Average),
        Get("ticker/24hr", "ticker.24hr", Weight.Ticker24h, TickerHandlers.Day),
        Get("ticker/tradingDay", "ticker.tradingDay", Weight.PerSymbol, TickerHandlers.TradingDay),
        Get("ticker/price", "ticker.price", Weight.Ticker, TickerHandlers.Price),
        Get("ticker/bookTicker", "ticker.book", Weight.Ticker, TickerHandlers.Book),
        Get("ticker", "ticker", Weight.PerSymbol, TickerHandlers.Window),
        Get("referencePrice", "referencePrice", Weight.Fixed(2), PriceHandlers.Reference),
        Get("referencePrice/calculation", "referencePrice.calculation", Weight.Fixed(2), PriceHandlers.Calculation),
    ];

    private static ExchangeEndpoint[] Trading() =>
    [
        Send("POST", "order", "order.place", 1, OrderHandlers.Place),
        Send("POST", "order/test", "order.test", 0, OrderHandlers.Test) with { Weight = Weight.Test },
        Send("DELETE", "order", "order.cancel", 0, OrderHandlers.Cancel),
        Send("DELETE", "openOrders", "openOrders.cancelAll", 0, OrderHandlers.CancelAll),
        Send("POST", "order/cancelReplace", "order.cancelReplace", 1, OrderHandlers.CancelReplace),
        Send("PUT", "order/amend/keepPriority", "order.amend.keepPriority", 0, OrderHandlers.Amend) with
        {
            Weight = Weight.Amend,
        },
        Send("POST", "sor/order", "sor.order.place", 1, OrderHandlers.PlaceRouted),
        Send("POST", "sor/order/test", "sor.order.test", 0, OrderHandlers.TestRouted) with { Weight = Weight.Test },
    ];

    private static ExchangeEndpoint[] Lists() =>
    [
        Send("POST", "order/oco", "orderList.place", 2, OrderListHandlers.OldOco),
        Send("POST", "orderList/oco", "orderList.place.oco", 2, OrderListHandlers.Oco),
        Send("POST", "orderList/oto", "orderList.place.oto", 2, OrderListHandlers.Oto),
        Send("POST", "orderList/otoco", "orderList.place.otoco", 3, OrderListHandlers.Otoco),
        Send("POST", "orderList/opo", "orderList.place.opo", 2, OrderListHandlers.Opo),
        Send("POST", "orderList/opoco", "orderList.place.opoco", 3, OrderListHandlers.Opoco),
        Send("DELETE", "orderList", "orderList.cancel", 0, OrderListHandlers.Cancel),
    ];

    private static ExchangeEndpoint[] Account() =>
    [
        Ask("account", "account.status", Weight.Fixed(20), AccountHandlers.Account),
        Ask("order", "order.status", Weight.Fixed(4), OrderQueryHandlers.Order),
        Ask("openOrders", "openOrders.status", Weight.OpenOrders, OrderQueryHandlers.Open),
        Ask("allOrders", "allOrders", Weight.Fixed(20), OrderQueryHandlers.All),
        Ask("orderList", "orderList.status", Weight.Fixed(4), OrderListHandlers.Query),
        Ask("allOrderList", "allOrderLists", Weight.Fixed(20), OrderListHandlers.QueryAll),
        Ask("openOrderList", "openOrderLists.status", Weight.Fixed(6), OrderListHandlers.QueryOpen),
        Ask("myTrades", "myTrades", Weight.MyTrades, OwnTradeHandlers.Trades),
        Ask("rateLimit/order", "account.rateLimits.orders", Weight.Fixed(40), AccountHandlers.OrderCounts),
        Ask(
            "myPreventedMatches",
            "myPreventedMatches",
            Weight.PreventedMatches,
            OwnTradeHandlers.PreventedMatches),
        Ask("myAllocations", "myAllocations", Weight.Fixed(20), OwnTradeHandlers.Allocations),
        Ask("account/commission", "account.commission", Weight.Fixed(20), CommissionWriter.Answer),
        Ask("order/amendments", "order.amendments", Weight.Fixed(4), OrderQueryHandlers.Amendments),
        Ask("myFilters", "myFilters", Weight.Fixed(40), AccountHandlers.Filters),
    ];

    private static ExchangeEndpoint[] Session() =>
    [
        Socket("session.logon", UserData, SessionHandlers.Logon) with { Key = KeySource.Request },
        Socket("session.status", None, SessionHandlers.Status),
        Socket("session.logout", None, SessionHandlers.Logout),
        Socket("session.subscriptions", None, SessionHandlers.Subscriptions),
        Socket("userDataStream.subscribe", UserStream, SessionHandlers.Subscribe) with { Key = KeySource.Session },
        Socket("userDataStream.subscribe.signature", UserStream, SessionHandlers.Subscribe) with
        {
            Key = KeySource.Request,
        },
        Socket("userDataStream.unsubscribe", None, SessionHandlers.Unsubscribe),
    ];

    private static ExchangeEndpoint Get(
        string path, string socketMethod, Weight weight, Action<RequestContext>? handler = null) =>
        new("GET", "/api/v3/" + path, socketMethod, None, weight) { Handler = handler };

    private static ExchangeEndpoint Ask(
        string path, string socketMethod, Weight weight, Action<RequestContext>? handler = null) =>
        new("GET", "/api/v3/" + path, socketMethod, UserData, weight) { Handler = handler };

    private static ExchangeEndpoint Send(
        string method, string path, string socketMethod, int orders, Action<RequestContext>? handler = null) =>
        new(method, "/api/v3/" + path, socketMethod, Trade, Weight.Trading) { Orders = orders, Handler = handler };

    private static ExchangeEndpoint Socket(
        string method, EndpointSecurity security, Action<RequestContext> handler) =>
        new(null, null, method, security, Weight.Fixed(2)) { Handler = handler };
}
