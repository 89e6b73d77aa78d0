using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Simulator;
using Spotwire.Trading;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Every call that both transports have. Those that place and change orders are made by the shapes.</summary>
internal static class CoveredCalls
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<CoveredCall> All { get; } = [.. Market(), .. Trading(), .. Account()];

    private static IEnumerable<CoveredCall> Market() =>
    [
        Get("ping", "Market.PingAsync", "test-connectivity", "test-connectivity", s => s.Calls.Market.PingAsync()),
        Get("time", "Market.GetServerTimeAsync", "check-server-time", "check-server-time",
            async s => Assert.True((await Of(s.Calls.Market.GetServerTimeAsync())).UnixMilliseconds > 0)),
        Get("exchangeInfo", "Market.GetExchangeInfoAsync", "exchange-information", "exchange-information",
            async s => Assert.Contains(
                (await Of(s.Calls.Market.GetExchangeInfoAsync())).Symbols, i => i.Symbol == Tst)),
        Get("executionRules", "Market.GetExecutionRulesAsync", "query-execution-rules", "query-execution-rules",
            async s => Assert.Single(await Of(s.Calls.Market.GetExecutionRulesAsync([Tst])))),
        Get("depth", "Market.GetDepthAsync", "order-book", "order-book", Depth),
        Get("trades", "Market.GetTradesAsync", "recent-trades-list", "recent-trades", async s =>
            Assert.Equal(100m, Assert.Single(await Of(s.Calls.Market.GetTradesAsync(Tst, 1))).Price)),
        Get("historicalTrades", "Market.GetHistoricalTradesAsync", "old-trade-lookup", "historical-trades", async s =>
            Assert.Equal(1, (await Of(s.Calls.Market.GetHistoricalTradesAsync(Tst, fromId: 0, 1)))[0].TradeId)),
        Get("historicalBlockTrades", "Market.GetHistoricalBlockTradesAsync", "historical-block-trades",
            "historical-block-trades", BlockTrades),
        Get("aggTrades", "Market.GetAggregateTradesAsync", "compressed-aggregate-trades-list", "aggregate-trades",
            async s => Assert.Equal(100m, Assert.Single(await Of(s.Calls.Market.GetAggregateTradesAsync(
                new AggregateTradesRequest { Symbol = Tst }))).Price)),
        Get("klines", "Market.GetKlinesAsync", "kline-candlestick-data", "klines", async s =>
            Assert.Equal(100m, (await Of(s.Calls.Market.GetKlinesAsync(Hours())))[^1].ClosePrice)),
        Get("uiKlines", "Market.GetUiKlinesAsync", "uiklines", "ui-klines", async s =>
            Assert.Equal(100m, (await Of(s.Calls.Market.GetUiKlinesAsync(Hours())))[^1].ClosePrice)),
        Get("avgPrice", "Market.GetAveragePriceAsync", "current-average-price", "current-average-price", async s =>
            Assert.Equal(100m, (await Of(s.Calls.Market.GetAveragePriceAsync(Tst))).Price)),
        Get("ticker/24hr", "Market.GetTicker24hAsync", "24hr-ticker-price-change-statistics",
            "24hr-ticker-price-change-statistics", Day),
        Get("ticker/tradingDay", "Market.GetTradingDayTickerAsync", "trading-day-ticker", "trading-day-ticker",
            async s => Assert.Equal(100m, (await Of(s.Calls.Market.GetTradingDayTickerAsync(Tst))).LastPrice)),
        Get("ticker", "Market.GetRollingWindowTickerAsync", "rolling-window-price-change-statistics",
            "rolling-window-price-change-statistics", async s => Assert.Equal(
                100m, (await Of(s.Calls.Market.GetRollingWindowTickerAsync(Tst, WindowSize.Hours(1)))).LastPrice)),
        Get("ticker/price", "Market.GetPriceAsync", "symbol-price-ticker", "symbol-price-ticker", async s =>
            Assert.Equal(100m, (await Of(s.Calls.Market.GetPriceAsync(Tst))).Price)),
        Get("ticker/bookTicker", "Market.GetBookTickerAsync", "symbol-order-book-ticker", "symbol-order-book-ticker",
            Top),
        Get("referencePrice", "Market.GetReferencePriceAsync", "query-reference-price-1", "query-reference-price-",
            async s =>
            {
                s.Exchange.SetReferencePrice(Tst, 101m);
                Assert.Equal(101m, (await Of(s.Calls.Market.GetReferencePriceAsync(Tst))).Price);
            }),
        Get("referencePrice/calculation", "Market.GetReferencePriceCalculationAsync",
            "query-reference-price-calculation", "query-reference-price-calculation", async s =>
            {
                s.Exchange.SetReferencePrice(Tst, 101m);
                await Of(s.Calls.Market.GetReferencePriceCalculationAsync(Tst));
            }),
    ];

    private static IEnumerable<CoveredCall> Trading() =>
    [
        new("POST /api/v3/order", "Trading.PlaceOrderAsync", "new-order-trade", "place-new-order-trade"),
        new("POST /api/v3/order/test", "Trading.TestOrderAsync", "test-new-order-trade", "test-new-order-trade"),
        new("DELETE /api/v3/order", "Trading.CancelOrderAsync", "cancel-order-trade", "cancel-order-trade"),
        new("DELETE /api/v3/openOrders", "Trading.CancelOpenOrdersAsync", "cancel-all-open-orders",
            "cancel-open-orders"),
        new("POST /api/v3/order/cancelReplace", "Trading.CancelReplaceOrderAsync",
            "cancel-an-existing-order-and-send-a-new-order", "cancel-and-replace-order"),
        new("PUT /api/v3/order/amend/keepPriority", "Trading.AmendOrderAsync", "order-amend-keep-priority",
            "order-amend-keep-priority"),
        new("POST /api/v3/order/oco", "Trading.PlaceOrderListAsync", "new-oco-deprecated",
            "place-new-oco-deprecated"),
        new("POST /api/v3/orderList/oco", "Trading.PlaceOrderListAsync", "new-order-list-oco",
            "place-new-order-list-oco"),
        new("POST /api/v3/orderList/oto", "Trading.PlaceOrderListAsync", "new-order-list-oto-trade",
            "place-new-order-list-oto-trade"),
        new("POST /api/v3/orderList/otoco", "Trading.PlaceOrderListAsync", "new-order-list-otoco",
            "place-new-order-list-otoco"),
        new("POST /api/v3/orderList/opo", "Trading.PlaceOrderListAsync", "new-order-list-opo-trade", "opo-trade"),
        new("POST /api/v3/orderList/opoco", "Trading.PlaceOrderListAsync", "new-order-list-opoco", "opoco-trade"),
        new("DELETE /api/v3/orderList", "Trading.CancelOrderListAsync", "cancel-order-list", "cancel-order-list"),
        new("POST /api/v3/sor/order", "Trading.PlaceSorOrderAsync", "new-order-using-sor", "place-new-order-using-sor"),
        new("POST /api/v3/sor/order/test", "Trading.TestSorOrderAsync", "test-new-order-using-sor",
            "test-new-order-using-sor"),
    ];

    private static IEnumerable<CoveredCall> Account() =>
    [
        Get("account", "Account.GetAccountAsync", "account-information", "account-information", async s =>
            Assert.Contains((await Of(s.Calls.Account.GetAccountAsync())).Balances, b => b.Free == 1_000_000m)),
        Get("order", "Trading.GetOrderAsync", "query-order-user-data", "query-order-user-data"),
        Get("openOrders", "Trading.GetOpenOrdersAsync", "current-open-orders", "current-open-orders"),
        Get("allOrders", "Trading.GetOrdersAsync", "all-orders", "account-order-history", async s =>
        {
            await Of(Rest(s.Agent, Side.Buy, 99m, 1m));
            Assert.Single(await Of(s.Calls.Trading.GetOrdersAsync(new OrdersRequest { Symbol = Tst })));
        }),
        Get("orderList", "Trading.GetOrderListAsync", "query-order-list-user-data", "query-order-list-user-data"),
        Get("allOrderList", "Trading.GetOrderListsAsync", "query-all-order-lists", "account-order-list-history",
            async s => Assert.Empty(await Of(s.Calls.Trading.GetOrderListsAsync(new OrderListsRequest())))),
        Get("openOrderList", "Trading.GetOpenOrderListsAsync", "query-open-order-lists", "current-open-order-lists"),
        Get("myTrades", "Account.GetTradesAsync", "account-trade-list", "account-trade-history", async s =>
        {
            await Of(s.OtherSells(100m, 1m));
            await Of(Rest(s.Agent, Side.Buy, 100m, 1m));
            Assert.Single(await Of(s.Calls.Account.GetTradesAsync(new AccountTradesRequest { Symbol = Tst })));
        }),
        Get("rateLimit/order", "Account.GetUnfilledOrderCountsAsync", "query-unfilled-order-count",
            "unfilled-order-count-user-data", async s => await Of(s.Calls.Account.GetUnfilledOrderCountsAsync())),
        Get("myPreventedMatches", "Account.GetPreventedMatchesAsync", "query-prevented-matches",
            "account-prevented-matches"),
        Get("myAllocations", "Account.GetAllocationsAsync", "query-allocations", "account-allocations"),
        Get("account/commission", "Account.GetCommissionRatesAsync", "query-commission-rates",
            "account-commission-rates", async s =>
                Assert.Equal(
                    0.0010m, (await Of(s.Calls.Account.GetCommissionRatesAsync(Tst))).StandardCommission.Taker)),
        Get("order/amendments", "Trading.GetOrderAmendmentsAsync", "query-order-amendments", "query-order-amendments"),
        Get("myFilters", "Account.GetAccountFiltersAsync", "query-relevant-filters", "query-relevant-filters",
            async s => Assert.NotEmpty((await Of(s.Calls.Account.GetAccountFiltersAsync(Tst))).SymbolFilters)),
    ];

    private static CoveredCall Get(
        string path, string member, string restExample, string socketExample, Func<Scene, Task>? play = null) =>
        new($"GET /api/v3/{path}", member, restExample, socketExample, play);

    private static KlinesRequest Hours() => new() { Symbol = Tst, Interval = KlineInterval.FromWire("1h") };

    /// <summary>The result, on the thread that gives it.</summary>
    private static async Task<T> Of<T>(Task<T> task) => await task.ConfigureAwait(false);

    private static async Task Depth(Scene scene)
    {
        await Of(scene.OtherBuys(99m, 2m));
        Assert.Equal((99m, 2m), Levels(await Of(scene.Calls.Market.GetDepthAsync(Tst, 5))));

        static (decimal, decimal) Levels(DepthSnapshot depth) => (depth.Bids[0].Price, depth.Bids[0].Quantity);
    }

    private static async Task BlockTrades(Scene scene)
    {
        var id = scene.Exchange.ReportBlockTrade(Tst, 98m, 50m);
        Assert.Equal(98m, Assert.Single(await Of(scene.Calls.Market.GetHistoricalBlockTradesAsync(Tst, id))).Price);
    }

    private static async Task Day(Scene scene)
    {
        await scene.Wait(Moment).ConfigureAwait(false);
        Assert.Equal(100m, (await Of(scene.Calls.Market.GetTicker24hAsync(Tst))).LastPrice);
        Assert.Equal(2, (await Of(scene.Calls.Market.GetMiniTickers24hAsync())).Count);
    }

    private static async Task Top(Scene scene)
    {
        await Of(scene.OtherSells(101m, 3m));
        var top = await Of(scene.Calls.Market.GetBookTickerAsync(Tst));
        Assert.Equal((101m, 3m), (top.AskPrice, top.AskQuantity));
    }
}
