using System.Text;
using System.Text.Json.Nodes;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.Sessions;
using Spotwire.Trading;
using Spotwire.Transport;
using Spotwire.UserData;
using Spotwire.Wire;
using static Spotwire.Tests.Examples.ExampleReader;

namespace Spotwire.Tests.Examples;

/// <summary>Which type reads an answer, an error or an event. Each reader gives back what it read, written
/// again.</summary>
internal static class AnswerExamples
{
    /// <summary>Bodies of REST answers, and what the pages without a transport show, by the start of their names; the
    /// first that fits counts.</summary>
    private static readonly (string Start, Func<string, JsonNode?> Again)[] Bodies =
    [
        ("rest-api/test-connectivity", Again<EmptyBody>),
        ("rest-api/check-server-time", Again<ServerTimeBody>),
        ("rest-api/exchange-information", Again<ExchangeInfo>),
        ("rest-api/order-book", Again<DepthSnapshot>),
        ("rest-api/recent-trades-list", Again<IReadOnlyList<Trade>>),
        ("rest-api/old-trade-lookup", Again<IReadOnlyList<Trade>>),
        ("rest-api/kline-candlestick-data", Again<IReadOnlyList<Kline>>),
        ("rest-api/uiklines", Again<IReadOnlyList<Kline>>),
        ("rest-api/24hr-ticker-price-change-statistics-1", Again<Ticker24h>),
        ("rest-api/24hr-ticker-price-change-statistics-2", Again<IReadOnlyList<Ticker24h>>),
        ("rest-api/24hr-ticker-price-change-statistics-", OneOrMany<MiniTicker>),
        ("rest-api/trading-day-ticker-1", Again<WindowTicker>),
        ("rest-api/trading-day-ticker-2", Again<IReadOnlyList<WindowTicker>>),
        ("rest-api/trading-day-ticker-", OneOrMany<MiniTicker>),
        ("rest-api/rolling-window-price-change-statistics-1", Again<WindowTicker>),
        ("rest-api/rolling-window-price-change-statistics-2", Again<IReadOnlyList<WindowTicker>>),
        ("rest-api/rolling-window-price-change-statistics-", OneOrMany<MiniTicker>),
        ("rest-api/historical-block-trades", Again<IReadOnlyList<BlockTrade>>),
        ("rest-api/compressed-aggregate-trades-list", Again<IReadOnlyList<AggregateTrade>>),
        ("rest-api/current-average-price", Again<AveragePrice>),
        ("rest-api/query-execution-rules", Again<ExecutionRulesBody>),
        ("rest-api/query-reference-price-1", Again<ReferencePrice>),
        ("rest-api/query-reference-price-2", Again<ReferencePrice>),
        ("rest-api/query-reference-price-3", Error),
        ("rest-api/query-reference-price-calculation-1", Error),
        ("rest-api/query-reference-price-calculation-", Again<ReferencePriceCalculation>),
        ("rest-api/symbol-price-ticker", OneOrMany<PriceTicker>),
        ("rest-api/symbol-order-book-ticker", OneOrMany<BookTicker>),
        ("rest-api/new-order-trade", Again<PlacedOrder>),
        ("rest-api/new-order-using-sor", Again<PlacedOrder>),
        ("rest-api/test-new-order-trade", Again<TestOrderResult>),
        ("rest-api/new-oco-deprecated", Again<PlacedOrderList>),
        ("rest-api/new-order-list-", Again<PlacedOrderList>),
        ("rest-api/order-amend-keep-priority", Again<AmendResult>),
        ("rest-api/cancel-an-existing-order-and-send", CancelReplace),
        ("rest-api/test-new-order-using-sor", Again<TestOrderResult>),
        ("rest-api/query-order-list", Again<OrderList>),
        ("rest-api/query-all-order-lists", Again<IReadOnlyList<OrderList>>),
        ("rest-api/query-open-order-lists", Again<IReadOnlyList<OrderList>>),
        ("rest-api/query-order-amendments", Again<IReadOnlyList<OrderAmendment>>),
        ("rest-api/query-unfilled-order-count", Again<IReadOnlyList<RateLimit>>),
        ("rest-api/query-prevented-matches", Again<IReadOnlyList<AccountPreventedMatch>>),
        ("rest-api/query-allocations", Again<IReadOnlyList<Allocation>>),
        ("rest-api/query-commission-rates", Again<SymbolCommissionRates>),
        ("rest-api/query-relevant-filters", Again<AccountFilters>),
        ("rest-api/cancel-order-trade-1", OneOrMany<CancelReport>),
        ("rest-api/cancel-order-list", Again<CanceledOrderList>),
        ("rest-api/cancel-order-trade-", Error),
        ("rest-api/cancel-all-open-orders", OneOrMany<CancelReport>),
        ("rest-api/account-information", Again<AccountInfo>),
        ("rest-api/query-order-user-data", Again<Order>),
        ("rest-api/current-open-orders", Again<IReadOnlyList<Order>>),
        ("rest-api/all-orders", Again<IReadOnlyList<Order>>),
        ("rest-api/account-trade-list", Again<IReadOnlyList<AccountTrade>>),
        ("rest-api/error-codes", Error),
        ("errors/", Error),
        ("filters/", Again<Filter>),
        ("enums/rate-limiters", Again<RateLimit>),
        ("faqs/order_count_decrement/", Again<RateLimit>),
        ("faqs/commission_faq/", CommissionRates),
        ("faqs/market_orders_faq/market-orders-1", Again<PlacedOrder>),
        ("faqs/pegged_orders/how-can-i-send", Again<PlacedOrder>),
        ("faqs/sor_faq/what-is-smart-order-routing-sor", Again<PlacedOrder>),
        ("faqs/sor_faq/what-are-allocations", Again<IReadOnlyList<Allocation>>),
        ("faqs/stp_faq/what-is-a-prevented-match", Again<IReadOnlyList<AccountPreventedMatch>>),
        ("faqs/stp_faq/how-do-i-know-which-symbol-uses-stp-2", Error),
        ("faqs/stp_faq/stp-examples", OrderOrAnswer),
        ("faqs/price_range_execution_rules/how-does-the-price-range-execution-rule-work-1", Again<ExecutionRulesBody>),
        ("faqs/price_range_execution_rules/how-does-the-price-range-execution-rule-work-2", Again<ReferencePrice>),
        ("faqs/market_orders_faq/market-orders-2", Events),
    ];

    /// <summary>Results of the WebSocket API, which come in a frame; errors are read there.</summary>
    private static readonly (string Start, Func<string, JsonNode?> Again)[] Results =
    [
        ("web-socket-api/response-format", Again<PlacedOrder>),
        ("web-socket-api/how-to-interpret-rate-limits", Again<ServerTimeBody>),
        ("web-socket-api/how-to-show-hide-rate-limit-information", Again<ServerTimeBody>),
        ("web-socket-api/ip-limits", Again<IReadOnlyList<Trade>>),
        ("web-socket-api/authenticate-after-connection", NoResult),
        ("web-socket-api/test-connectivity", Again<EmptyBody>),
        ("web-socket-api/log-in-with-api-key", Again<SessionStatus>),
        ("web-socket-api/query-session-status", Again<SessionStatus>),
        ("web-socket-api/log-out", Again<SessionStatus>),
        ("web-socket-api/subscribe-to-user-data-stream", Again<SubscriptionBody>),
        ("web-socket-api/unsubscribe-from-user-data", Again<EmptyBody>),
        ("web-socket-api/listing-all-subscriptions", Again<IReadOnlyList<SubscriptionBody>>),
        ("web-socket-api/cancel-order-trade-4", Error),
        ("web-socket-api/cancel-order-trade-5", Error),
        ("web-socket-api/check-server-time", Again<ServerTimeBody>),
        ("web-socket-api/exchange-information", Again<ExchangeInfo>),
        ("web-socket-api/order-book", Again<DepthSnapshot>),
        ("web-socket-api/recent-trades", Again<IReadOnlyList<Trade>>),
        ("web-socket-api/historical-trades", Again<IReadOnlyList<Trade>>),
        ("web-socket-api/klines", Again<IReadOnlyList<Kline>>),
        ("web-socket-api/ui-klines", Again<IReadOnlyList<Kline>>),
        ("web-socket-api/24hr-ticker-price-change-statistics", Statistics),
        ("web-socket-api/trading-day-ticker", Statistics),
        ("web-socket-api/rolling-window-price-change-statistics-3", Statistics),
        ("web-socket-api/rolling-window-price-change-statistics-4", Statistics),
        ("web-socket-api/rolling-window-price-change-statistics-5", Statistics),
        ("web-socket-api/historical-block-trades", Again<IReadOnlyList<BlockTrade>>),
        ("web-socket-api/aggregate-trades", Again<IReadOnlyList<AggregateTrade>>),
        ("web-socket-api/current-average-price", Again<AveragePrice>),
        ("web-socket-api/query-execution-rules", Again<ExecutionRulesBody>),
        ("web-socket-api/query-reference-price-calculation", Again<ReferencePriceCalculation>),
        ("web-socket-api/query-reference-price-4", Again<ErrorBody>),
        ("web-socket-api/query-reference-price", Again<ReferencePrice>),
        ("web-socket-api/symbol-price-ticker", OneOrMany<PriceTicker>),
        ("web-socket-api/symbol-order-book-ticker", OneOrMany<BookTicker>),
        ("web-socket-api/place-new-order-trade", Again<PlacedOrder>),
        ("web-socket-api/test-new-order-trade", Again<TestOrderResult>),
        ("web-socket-api/place-new-oco-deprecated", Again<PlacedOrderList>),
        ("web-socket-api/place-new-order-list-", Again<PlacedOrderList>),
        ("web-socket-api/opo", Again<PlacedOrderList>),
        ("web-socket-api/order-amend-keep-priority", Again<AmendResult>),
        ("web-socket-api/cancel-and-replace-order", CancelReplace),
        ("web-socket-api/place-new-order-using-sor", Again<PlacedOrder>),
        ("web-socket-api/test-new-order-using-sor", Again<TestOrderResult>),
        ("web-socket-api/cancel-order-list", Again<CanceledOrderList>),
        ("web-socket-api/query-order-list", Again<OrderList>),
        ("web-socket-api/current-open-order-lists", Again<IReadOnlyList<OrderList>>),
        ("web-socket-api/account-order-list-history", Again<IReadOnlyList<OrderList>>),
        ("web-socket-api/query-order-amendments", Again<IReadOnlyList<OrderAmendment>>),
        ("web-socket-api/unfilled-order-count-1", Again<PlacedOrder>),
        ("web-socket-api/unfilled-order-count-user-data", Again<IReadOnlyList<RateLimit>>),
        ("web-socket-api/account-prevented-matches", Again<IReadOnlyList<AccountPreventedMatch>>),
        ("web-socket-api/account-allocations", Again<IReadOnlyList<Allocation>>),
        ("web-socket-api/account-commission-rates", Again<SymbolCommissionRates>),
        ("web-socket-api/query-relevant-filters", Again<AccountFilters>),
        ("web-socket-api/cancel-order-trade", OneOrMany<CancelReport>),
        ("web-socket-api/cancel-open-orders", OneOrMany<CancelReport>),
        ("web-socket-api/account-information", Again<AccountInfo>),
        ("web-socket-api/query-order-user-data", Again<Order>),
        ("web-socket-api/current-open-orders-user-data", Again<IReadOnlyList<Order>>),
        ("web-socket-api/account-order-history-user-data", Again<IReadOnlyList<Order>>),
        ("web-socket-api/account-trade-history", Again<IReadOnlyList<AccountTrade>>),
    ];

    public static bool Covers(ExampleFile file) => IsEvent(file) || Find(file).Again is not null;

    /// <summary>Reads an example and writes it again.</summary>
    public static JsonNode? Again(ExampleFile file)
    {
        if (IsEvent(file))
        {
            return FrameExamples.Event(file.Text);
        }

        var again = Find(file).Again!;
        return file.Kind.StartsWith("response ", StringComparison.Ordinal)
            ? FrameExamples.Answer(file.Text, again, file.Path.Contains("-using-sor-", StringComparison.Ordinal))
            : again(file.Text);
    }

    /// <summary>The starts that no example needs.</summary>
    public static IEnumerable<string> Unused(IEnumerable<ExampleFile> files) => Bodies.Concat(Results)
        .Select(reader => reader.Start)
        .Except(files.Where(file => !IsEvent(file)).Select(file => Find(file).Start));

    /// <summary>An error with what Binance tells beside it.</summary>
    public static JsonObject Error(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        Assert.True(CallFailure.TryReadBody(body, out var code, out var message));
        var written = new JsonObject { ["code"] = code, ["msg"] = message };
        if (CallFailure.FindData(body) is { } data && data.Contains("newOrderResult", StringComparison.Ordinal))
        {
            written["data"] = Again<CancelReplaceBody>(data);
        }

        return written;
    }

    private static bool IsEvent(ExampleFile file) => file.Kind.StartsWith("wrapped event ", StringComparison.Ordinal);

    private static (string Start, Func<string, JsonNode?>? Again) Find(ExampleFile file) =>
        Bodies.Concat(Results)
            .FirstOrDefault(reader => file.Path.StartsWith(reader.Start, StringComparison.Ordinal));

    private static JsonNode? NoResult(string json) => throw new InvalidOperationException("There is a result.");

    private static JsonNode? OneOrMany<T>(string json) =>
        json.StartsWith('[') ? Again<IReadOnlyList<T>>(json) : Again<T>(json);

    /// <summary>Statistics of one of the three kinds, of one or several symbols.</summary>
    private static JsonNode? Statistics(string json)
    {
        var first = JsonNode.Parse(json) is JsonArray rows ? rows[0]! : JsonNode.Parse(json)!;
        return first["prevClosePrice"] is not null ? OneOrMany<Ticker24h>(json)
            : first["priceChange"] is not null ? OneOrMany<WindowTicker>(json)
            : OneOrMany<MiniTicker>(json);
    }

    /// <summary>A cancel-replace tells of its halves as the answer, or as the data of an error.</summary>
    private static JsonNode? CancelReplace(string json) =>
        JsonNode.Parse(json)!["code"] is null ? Again<CancelReplaceBody>(json) : Error(json);

    private static JsonNode? CommissionRates(string json) =>
        json.Contains("standardCommissionForOrder", StringComparison.Ordinal)
            ? Again<TestOrderResult>(json) : Again<SymbolCommissionRates>(json);

    /// <summary>The page on self-trade prevention shows orders as they are queried, and answers to new ones.</summary>
    private static JsonNode? OrderOrAnswer(string json) =>
        JsonNode.Parse(json)!["transactTime"] is not null ? Again<PlacedOrder>(json) : Again<Order>(json);

    /// <summary>Several events, shown without their frames.</summary>
    private static JsonArray Events(string json) =>
        new([.. JsonNode.Parse(json)!.AsArray().Select(report =>
        {
            var read = Read<UserDataEvent>(report!.ToJsonString());
            Assert.IsNotType<UnknownUserDataEvent>(read);
            return Write(read);
        })]);
}
