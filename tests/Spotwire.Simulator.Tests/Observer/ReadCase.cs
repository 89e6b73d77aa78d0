namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A call that reads, and what must change its answer.</summary>
/// <param name="Parameters">How it is asked.</param>
/// <param name="Changes">Changes of <see cref="ReadScene"/>, each of which the answer must show.</param>
internal sealed record ReadCase((string Name, string Value)[] Parameters, params string[] Changes)
{
    private static readonly (string Name, string Value) Symbol = ("symbol", "BTCUSDT");
    private static readonly (string Name, string Value) Trading = ("symbolStatus", "TRADING");
    private static readonly (string Name, string Value) Order = ("orderId", "1");

    /// <summary>By path, or by the method where there is no path.</summary>
    public static IReadOnlyDictionary<string, ReadCase> All { get; } = new Dictionary<string, ReadCase>
    {
        ["/api/v3/time"] = new([], "time"),
        ["/api/v3/exchangeInfo"] = new([], "halt", "time", "rule"),
        ["/api/v3/executionRules"] = new([Trading], "halt", "rule"),
        ["/api/v3/depth"] = new([Symbol], "order", "trade", "cancel", "amend", "cancelList"),
        ["/api/v3/trades"] = new([Symbol], "trade"),
        ["/api/v3/historicalTrades"] = new([Symbol], "trade"),
        ["/api/v3/historicalBlockTrades"] = new([Symbol, ("fromId", "1")], "block"),
        ["/api/v3/aggTrades"] = new([Symbol], "trade"),
        ["/api/v3/klines"] = new([Symbol, ("interval", "1m")], "trade", "time"),
        ["/api/v3/uiKlines"] = new([Symbol, ("interval", "1m")], "trade", "time"),
        ["/api/v3/avgPrice"] = new([Symbol], "trade"),
        ["/api/v3/ticker/24hr"] = new([Symbol], "trade", "time", "order"),
        ["/api/v3/ticker/tradingDay"] = new([Symbol], "trade"),
        ["/api/v3/ticker/price"] = new([Symbol], "trade"),
        ["/api/v3/ticker/bookTicker"] = new([Symbol], "order", "trade", "cancel", "amend"),
        ["/api/v3/ticker"] = new([Symbol], "trade", "time"),
        ["/api/v3/referencePrice"] = new([Symbol], "trade", "time"),
        ["/api/v3/referencePrice/calculation"] = new([Symbol, Trading], "halt", "rule"),
        ["/api/v3/account"] = new([], "order", "trade", "cancel", "list", "deposit", "lock"),
        ["/api/v3/order"] = new([Symbol, Order], "trade", "cancel", "amend", "prevention"),
        ["/api/v3/openOrders"] = new([], "order", "trade", "cancel", "amend", "list", "cancelList", "prevention"),
        ["/api/v3/allOrders"] = new([Symbol], "order", "trade", "cancel", "amend", "list", "cancelList", "prevention"),
        ["/api/v3/orderList"] = new([("orderListId", "1")], "cancelList"),
        ["/api/v3/allOrderList"] = new([], "list", "cancelList"),
        ["/api/v3/openOrderList"] = new([], "list", "cancelList"),
        ["/api/v3/myTrades"] = new([Symbol], "trade"),
        ["/api/v3/rateLimit/order"] = new([], "order", "trade", "list", "time"),
        ["/api/v3/myPreventedMatches"] = new([Symbol, Order], "prevention"),
        ["/api/v3/myAllocations"] = new([Symbol], "route"),
        ["/api/v3/account/commission"] = new([Symbol], "rule"),
        ["/api/v3/order/amendments"] = new([Symbol, Order], "amend"),
        ["/api/v3/myFilters"] = new([Symbol], "rule"),
        ["/sapi/v1/account/apiRestrictions"] = new([], "permission"),
        ["session.status"] = new([], "logon", "time"),
        ["session.subscriptions"] = new([], "unsubscribe"),
    };
}
