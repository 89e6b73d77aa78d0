using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Account;
using Spotwire.Market;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.Trading;
using Spotwire.Transport;
using Spotwire.Wire;
using static Spotwire.Tests.Wire.ExampleReader;

namespace Spotwire.Tests.Wire;

/// <summary>Every example of the documentation that a type exists for is read whole.</summary>
public sealed class ExampleTests
{
    /// <summary>Which type reads the examples of a heading, on the REST page and, under <c>result</c>, on the WebSocket
    /// API page. The examples of calls that are still to come are left out.</summary>
    private static readonly (string Start, Action<string> Read)[] Readers =
    [
        ("rest-api/test-connectivity", Whole<EmptyBody>),
        ("rest-api/check-server-time", Whole<ServerTimeBody>),
        ("rest-api/exchange-information", Whole<ExchangeInfo>),
        ("rest-api/order-book", Whole<DepthSnapshot>),
        ("rest-api/recent-trades-list", Whole<IReadOnlyList<Trade>>),
        ("rest-api/old-trade-lookup", Whole<IReadOnlyList<Trade>>),
        ("rest-api/kline-candlestick-data", Whole<IReadOnlyList<Kline>>),
        ("rest-api/uiklines", Whole<IReadOnlyList<Kline>>),
        ("rest-api/24hr-ticker-price-change-statistics-1", Whole<Ticker24h>),
        ("rest-api/24hr-ticker-price-change-statistics-2", Whole<IReadOnlyList<Ticker24h>>),
        ("rest-api/24hr-ticker-price-change-statistics-", OneOrMany<MiniTicker>),
        ("rest-api/trading-day-ticker-1", Whole<WindowTicker>),
        ("rest-api/trading-day-ticker-2", Whole<IReadOnlyList<WindowTicker>>),
        ("rest-api/trading-day-ticker-", OneOrMany<MiniTicker>),
        ("rest-api/rolling-window-price-change-statistics-1", Whole<WindowTicker>),
        ("rest-api/rolling-window-price-change-statistics-2", Whole<IReadOnlyList<WindowTicker>>),
        ("rest-api/rolling-window-price-change-statistics-", OneOrMany<MiniTicker>),
        ("rest-api/historical-block-trades", Whole<IReadOnlyList<BlockTrade>>),
        ("rest-api/compressed-aggregate-trades-list", Whole<IReadOnlyList<AggregateTrade>>),
        ("rest-api/current-average-price", Whole<AveragePrice>),
        ("rest-api/query-execution-rules", Whole<ExecutionRulesBody>),
        ("rest-api/query-reference-price-1", Whole<ReferencePrice>),
        ("rest-api/query-reference-price-2", Whole<ReferencePrice>),
        ("rest-api/query-reference-price-3", Whole<ErrorBody>),
        ("rest-api/query-reference-price-calculation-1", Whole<ErrorBody>),
        ("rest-api/query-reference-price-calculation-", Whole<ReferencePriceCalculation>),
        ("rest-api/symbol-price-ticker", OneOrMany<PriceTicker>),
        ("rest-api/symbol-order-book-ticker", OneOrMany<BookTicker>),
        ("rest-api/new-order-trade", Whole<PlacedOrder>),
        ("rest-api/new-order-using-sor", Whole<PlacedOrder>),
        ("rest-api/test-new-order-trade", Whole<TestOrderResult>),
        ("rest-api/new-oco-deprecated", Whole<PlacedOrderList>),
        ("rest-api/new-order-list-", Whole<PlacedOrderList>),
        ("rest-api/order-amend-keep-priority", Whole<AmendResult>),
        ("rest-api/cancel-an-existing-order-and-send", CancelReplace),
        ("rest-api/test-new-order-using-sor", Whole<TestOrderResult>),
        ("rest-api/query-order-list", Whole<OrderList>),
        ("rest-api/query-all-order-lists", Whole<IReadOnlyList<OrderList>>),
        ("rest-api/query-open-order-lists", Whole<IReadOnlyList<OrderList>>),
        ("rest-api/query-order-amendments", Whole<IReadOnlyList<OrderAmendment>>),
        ("rest-api/query-unfilled-order-count", Whole<IReadOnlyList<RateLimit>>),
        ("rest-api/query-prevented-matches", Whole<IReadOnlyList<AccountPreventedMatch>>),
        ("rest-api/query-allocations", Whole<IReadOnlyList<Allocation>>),
        ("rest-api/query-commission-rates", Whole<SymbolCommissionRates>),
        ("rest-api/query-relevant-filters", Whole<AccountFilters>),
        ("rest-api/cancel-order-trade-1", Cancel),
        ("rest-api/cancel-order-list", CancelList),
        ("rest-api/cancel-order-trade-", Whole<ErrorBody>),
        ("rest-api/cancel-all-open-orders", Cancel),
        ("rest-api/account-information", Whole<AccountInfo>),
        ("rest-api/query-order-user-data", Whole<Order>),
        ("rest-api/current-open-orders", Whole<IReadOnlyList<Order>>),
        ("rest-api/all-orders", Whole<IReadOnlyList<Order>>),
        ("rest-api/account-trade-list", Whole<IReadOnlyList<AccountTrade>>),
        ("rest-api/error-codes", Whole<ErrorBody>),
        ("errors/", Whole<ErrorBody>),
        ("filters/", Whole<Filter>),
        ("enums/rate-limiters", Whole<RateLimit>),
        ("faqs/order_count_decrement/", Whole<RateLimit>),
        ("faqs/commission_faq/", CommissionRates),
        ("faqs/market_orders_faq/market-orders-1", Whole<PlacedOrder>),
        ("faqs/pegged_orders/how-can-i-send", Whole<PlacedOrder>),
        ("faqs/sor_faq/what-is-smart-order-routing-sor", Whole<PlacedOrder>),
        ("faqs/sor_faq/what-are-allocations", Whole<IReadOnlyList<Allocation>>),
        ("faqs/stp_faq/what-is-a-prevented-match", Whole<IReadOnlyList<AccountPreventedMatch>>),
        ("faqs/stp_faq/how-do-i-know-which-symbol-uses-stp-2", Whole<ErrorBody>),
        ("faqs/stp_faq/stp-examples", OrderOrAnswer),
        ("web-socket-api/check-server-time", Result<ServerTimeBody>),
        ("web-socket-api/exchange-information", Result<ExchangeInfo>),
        ("web-socket-api/order-book", Result<DepthSnapshot>),
        ("web-socket-api/recent-trades", Result<IReadOnlyList<Trade>>),
        ("web-socket-api/historical-trades", Result<IReadOnlyList<Trade>>),
        ("web-socket-api/klines", Result<IReadOnlyList<Kline>>),
        ("web-socket-api/ui-klines", Result<IReadOnlyList<Kline>>),
        ("web-socket-api/24hr-ticker-price-change-statistics", json => WithResult(json, Statistics)),
        ("web-socket-api/trading-day-ticker", json => WithResult(json, Statistics)),
        ("web-socket-api/rolling-window-price-change-statistics-3", json => WithResult(json, Statistics)),
        ("web-socket-api/rolling-window-price-change-statistics-4", json => WithResult(json, Statistics)),
        ("web-socket-api/rolling-window-price-change-statistics-5", json => WithResult(json, Statistics)),
        ("web-socket-api/historical-block-trades", Result<IReadOnlyList<BlockTrade>>),
        ("web-socket-api/aggregate-trades", Result<IReadOnlyList<AggregateTrade>>),
        ("web-socket-api/current-average-price", Result<AveragePrice>),
        ("web-socket-api/query-execution-rules", Result<ExecutionRulesBody>),
        ("web-socket-api/query-reference-price-calculation", Result<ReferencePriceCalculation>),
        ("web-socket-api/query-reference-price-4", Result<ErrorBody>),
        ("web-socket-api/query-reference-price", Result<ReferencePrice>),
        ("web-socket-api/symbol-price-ticker", OneOrManyResults<PriceTicker>),
        ("web-socket-api/symbol-order-book-ticker", OneOrManyResults<BookTicker>),
        ("web-socket-api/place-new-order-trade", Result<PlacedOrder>),
        ("web-socket-api/test-new-order-trade", Result<TestOrderResult>),
        ("web-socket-api/place-new-oco-deprecated", Result<PlacedOrderList>),
        ("web-socket-api/place-new-order-list-", Result<PlacedOrderList>),
        ("web-socket-api/opo", Result<PlacedOrderList>),
        ("web-socket-api/order-amend-keep-priority", Result<AmendResult>),
        ("web-socket-api/cancel-and-replace-order", CancelReplaceFrame),
        ("web-socket-api/place-new-order-using-sor", SorResult),
        ("web-socket-api/test-new-order-using-sor", Result<TestOrderResult>),
        ("web-socket-api/cancel-order-list", CancelResult),
        ("web-socket-api/query-order-list", Result<OrderList>),
        ("web-socket-api/current-open-order-lists", Result<IReadOnlyList<OrderList>>),
        ("web-socket-api/account-order-list-history", Result<IReadOnlyList<OrderList>>),
        ("web-socket-api/query-order-amendments", Result<IReadOnlyList<OrderAmendment>>),
        ("web-socket-api/unfilled-order-count-1", Result<PlacedOrder>),
        ("web-socket-api/unfilled-order-count-user-data", Result<IReadOnlyList<RateLimit>>),
        ("web-socket-api/account-prevented-matches", Result<IReadOnlyList<AccountPreventedMatch>>),
        ("web-socket-api/account-allocations", Result<IReadOnlyList<Allocation>>),
        ("web-socket-api/account-commission-rates", Result<SymbolCommissionRates>),
        ("web-socket-api/query-relevant-filters", Result<AccountFilters>),
        ("web-socket-api/cancel-order-trade", CancelResult),
        ("web-socket-api/cancel-open-orders", CancelResult),
        ("web-socket-api/account-information", Result<AccountInfo>),
        ("web-socket-api/query-order-user-data", Result<Order>),
        ("web-socket-api/current-open-orders-user-data", Result<IReadOnlyList<Order>>),
        ("web-socket-api/account-order-history-user-data", Result<IReadOnlyList<Order>>),
        ("web-socket-api/account-trade-history", Result<IReadOnlyList<AccountTrade>>),
    ];

    [Fact]
    public void EveryExampleThatATypeExistsForIsReadWhole()
    {
        var index = SharedData.Require("binance-docs", "examples", "INDEX.tsv");
        var failures = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var read = 0;
        foreach (var path in File.ReadLines(index).Skip(1).Select(line => line.Split('\t')[0]))
        {
            var reader = Readers.FirstOrDefault(r => path.StartsWith(r.Start, StringComparison.Ordinal));
            if (reader.Read is null)
            {
                continue;
            }

            used.Add(reader.Start);
            read++;
            var failure = Record.Exception(() => reader.Read(Text(path)));
            if (failure is not null)
            {
                failures.Add($"{path}: {failure.Message}");
            }
        }

        Assert.Empty(failures);
        Assert.Equal([], Readers.Select(r => r.Start).Where(start => !used.Contains(start)));
        Assert.True(read > 180, $"only {read} examples were read");
    }

    [Fact]
    public void TheFiltersOfTheAccountAreAllKnown()
    {
        var answer = JsonNode.Parse(Text("rest-api/query-relevant-filters-user-data-1.json"))!.AsObject();
        foreach (var (_, filters) in answer)
        {
            Assert.IsNotType<UnknownFilter>(ReadWhole<Filter>(filters![0]!.ToJsonString()));
        }
    }

    private static void CancelList(string json)
    {
        Cancel(json);
        ReadWhole<CanceledOrderList>(json);
    }

    private static void Whole<T>(string json) => ReadWhole<T>(json);

    private static void OneOrMany<T>(string json)
    {
        if (json.StartsWith('['))
        {
            ReadWhole<IReadOnlyList<T>>(json);
            return;
        }

        ReadWhole<T>(json);
    }

    /// <summary>Statistics of one of the three kinds, of one or several symbols.</summary>
    private static void Statistics(string json)
    {
        var first = JsonNode.Parse(json) is JsonArray rows ? rows[0]! : JsonNode.Parse(json)!;
        (first["prevClosePrice"] is not null ? OneOrMany<Ticker24h>
            : first["priceChange"] is not null ? OneOrMany<WindowTicker>
            : (Action<string>)OneOrMany<MiniTicker>)(json);
    }

    private static void Result<T>(string json) => WithResult(json, Whole<T>);

    private static void OneOrManyResults<T>(string json) => WithResult(json, OneOrMany<T>);

    /// <summary>The WebSocket API puts the order into an array.</summary>
    private static void SorResult(string json) =>
        WithResult(json, result => Whole<PlacedOrder>(JsonNode.Parse(result)!.AsArray().Single()!.ToJsonString()));

    private static void CancelResult(string json) => WithResult(json, Cancel);

    private static void WithResult(string json, Action<string> read)
    {
        var frame = JsonNode.Parse(json)!.AsObject();
        if (frame.TryGetPropertyValue("result", out var result))
        {
            read(result!.ToJsonString());
        }

        if (frame.TryGetPropertyValue("error", out var error))
        {
            ReadWhole<ErrorBody>(error!.ToJsonString());
        }

        if (frame.TryGetPropertyValue("rateLimits", out var limits))
        {
            Assert.All(limits!.AsArray(), limit => ReadWhole<RateLimit>(limit!.ToJsonString()));
        }
    }

    private static void Cancel(string json) => OneOrMany<CancelReport>(json);

    /// <summary>A cancel-replace tells of its halves as the answer, or as the data of an error.</summary>
    private static void CancelReplace(string json)
    {
        var node = JsonNode.Parse(json)!;
        if (node["code"] is null)
        {
            ReadWhole<CancelReplaceBody>(json);
            return;
        }

        Assert.True(CallFailure.TryReadBody(Encoding.UTF8.GetBytes(json), out var code, out var message));
        Assert.Equal((int)node["code"]!, code);
        Assert.Equal((string?)node["msg"], message);
        var data = CallFailure.FindData(Encoding.UTF8.GetBytes(json));
        Assert.Equal(node["data"] is null, data is null);
        if (data is not null)
        {
            Compare(node["data"], JsonNode.Parse(data), "$.data");
            var body = Read<CancelReplaceBody>(data);
            var written = JsonNode.Parse(JsonSerializer.Serialize(body, WireJson.Of<CancelReplaceBody>()))!.AsObject();

            // A half that was not attempted is null, which is the same as not there.
            Compare(WithoutNulls(node["data"]!.AsObject()), written, "$.data");
        }
    }

    private static void CancelReplaceFrame(string json)
    {
        var frame = JsonNode.Parse(json)!;
        if ((frame["result"] ?? frame["error"]) is { } body)
        {
            CancelReplace(body.ToJsonString());
        }
    }

    private static JsonObject WithoutNulls(JsonObject node) =>
        new(node.Where(field => field.Value is not null)
            .Select(field => KeyValuePair.Create(field.Key, field.Value!.DeepClone()))!);

    private static void CommissionRates(string json)
    {
        if (json.Contains("standardCommissionForOrder", StringComparison.Ordinal))
        {
            ReadWhole<TestOrderResult>(json);
            return;
        }

        ReadWhole<SymbolCommissionRates>(json);
    }

    /// <summary>The page on self-trade prevention shows orders as they are queried, answers to new ones, and
    /// balances.</summary>
    private static void OrderOrAnswer(string json)
    {
        var node = JsonNode.Parse(json)!;
        if (node["balances"] is { } balances)
        {
            ReadWhole<AccountInfo>($$"""{"canTrade":true,"balances":{{balances.ToJsonString()}}}""");
        }
        else if (node["transactTime"] is not null)
        {
            ReadWhole<PlacedOrder>(json);
        }
        else
        {
            ReadWhole<Order>(json);
        }
    }
}
