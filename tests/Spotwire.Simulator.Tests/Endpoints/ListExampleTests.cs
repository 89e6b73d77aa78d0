using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Simulator.Matching;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Endpoints;

/// <summary>The answers about lists, amendments, cancel-replace and the account's records have the fields of the
/// documentation's examples, all the way down; their order is left open, as the examples differ in it.</summary>
public sealed class ListExampleTests
{
    private const string Working = "workingType=LIMIT&workingSide=BUY&workingPrice=49000&workingQuantity=0.1"
        + "&workingTimeInForce=GTC&newOrderRespType=RESULT";
    private const string Above = "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=52000";
    private const string Limit = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=49000";

    private readonly QuietMarket _market = new();

    [Theory]
    [InlineData(
        "new-oco-deprecated-trade-1", "order/oco",
        "side=SELL&quantity=0.1&price=52000&stopPrice=48000&newOrderRespType=RESULT")]
    [InlineData(
        "new-order-list-oco-trade-1", "orderList/oco",
        "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS_LIMIT&belowPrice=47000"
        + "&belowStopPrice=48000&belowTimeInForce=GTC&belowIcebergQty=0.05&newOrderRespType=RESULT")]
    [InlineData(
        "new-order-list-oto-trade-1", "orderList/oto",
        Working + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1")]
    [InlineData(
        "new-order-list-otoco-trade-1", "orderList/otoco",
        Working + Above + "&pendingQuantity=0.1&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowPrice=47000"
        + "&pendingBelowStopPrice=48000&pendingBelowTimeInForce=IOC")]
    [InlineData("new-order-list-opo-trade-1", "orderList/opo", Working + "&pendingType=MARKET&pendingSide=SELL")]
    [InlineData(
        "new-order-list-opoco-trade-1", "orderList/opoco",
        Working + Above + "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowPrice=47000"
        + "&pendingBelowStopPrice=48000&pendingBelowTimeInForce=GTC")]
    public void New_lists(string example, string path, string parameters)
    {
        var placed = _market.Post(path, parameters).Ok().Json;
        AssertSame(example, placed);
        Assert.Equal(Read("rest-api", example).Word("contingencyType"), placed.Word("contingencyType"));
        var id = placed.Whole("orderListId");
        AssertSame("query-order-list-user-data-1", _market.Driver.Signed("GET", "orderList", $"orderListId={id}"));
        AssertSame("query-open-order-lists-user-data-1", _market.Driver.Signed("GET", "openOrderList"));
        AssertSame("query-all-order-lists-user-data-1", _market.Driver.Signed("GET", "allOrderList"));
    }

    [Fact]
    public void A_cancelled_list_and_cancelling_all()
    {
        const string Oco = "side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=52000"
            + "&belowType=STOP_LOSS_LIMIT&belowPrice=47000&belowStopPrice=48000&belowTimeInForce=GTC";
        var id = _market.Post("orderList/oco", Oco).Ok().Json.Whole("orderListId");
        AssertSame("cancel-order-list-trade-1", _market.Delete("orderList", $"orderListId={id}"));
        _market.Post("order", Limit).Ok();
        _market.Post("order", Limit).Ok();
        _market.Post("orderList/oco", Oco + "&belowIcebergQty=0.05&aboveIcebergQty=0.05").Ok();
        var all = _market.Delete("openOrders", "").Ok().Json;
        Assert.Equal(3, all.GetArrayLength());
        AssertSame("cancel-all-open-orders-on-a-symbol-trade-1", all);
        Assert.Equal("OCO", all[2].Word("contingencyType"));
    }

    [Fact]
    public void Cancel_replace()
    {
        const string Replace = Limit + "&cancelReplaceMode=";
        const string Example = "cancel-an-existing-order-and-send-a-new-order-trade-";
        _market.Post("order", Limit + "&newClientOrderId=mine").Ok();
        AssertSame(
            Example + "1",
            _market.Post(
                "order/cancelReplace",
                Replace + "STOP_ON_FAILURE&cancelOrigClientOrderId=mine&newClientOrderId=mine&newOrderRespType=FULL"));
        AssertSame(
            Example + "2", _market.Post("order/cancelReplace", Replace + "STOP_ON_FAILURE&cancelOrderId=99").Json);
        AssertSame(
            Example + "4",
            _market.Post("order/cancelReplace", Replace + "ALLOW_FAILURE&cancelOrderId=99&newOrderRespType=ACK").Json);
        const string Taking = "side=BUY&type=LIMIT_MAKER&quantity=0.1&price=50100&cancelReplaceMode=ALLOW_FAILURE";
        AssertSame(Example + "5", _market.Post("order/cancelReplace", Taking + "&cancelOrderId=99").Json);
        AssertSame(
            Example + "3", _market.Post("order/cancelReplace", Taking + "&cancelOrigClientOrderId=mine").Json);
    }

    [Fact]
    public void Cancel_replace_with_too_many_orders()
    {
        var driver = ExchangeDriver.WithLimits("ORDERS=1/10s");
        driver.Limit("BUY", "1", "49000", "&newClientOrderId=mine").Ok();
        const string Replace = "symbol=BTCUSDT&" + Limit
            + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=mine&orderRateLimitExceededMode=";
        var refused = driver.Signed("POST", "order/cancelReplace", Replace + "DO_NOTHING");
        Assert.Equal((429, -1015, "Too many new orders; current limit is 1 orders per 10 SECOND."), refused.Error);
        AssertSame("cancel-an-existing-order-and-send-a-new-order-trade-6", refused.Json);
        var half = driver.Signed("POST", "order/cancelReplace", Replace + "CANCEL_ONLY");
        Assert.Equal(409, half.Status);
        AssertSame("cancel-an-existing-order-and-send-a-new-order-trade-7", half.Json);
        Assert.Equal(
            "CANCELED",
            driver.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=mine").Ok().Json.Word("status"));
    }

    [Fact]
    public void Amendments()
    {
        var id = _market.Post("order", Limit).Ok().Json.Whole("orderId");
        AssertSame("order-amend-keep-priority-trade-1", _market.Amend($"orderId={id}&newQty=0.09"));
        AssertSame("query-order-amendments-user-data-1", _market.Ask("order/amendments", $"orderId={id}"));
        var list = _market.Post(
            "orderList/oto", Working + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1").Ok().Json;
        var pending = list.GetProperty("orders")[1].Whole("orderId");
        AssertSame("order-amend-keep-priority-trade-2", _market.Amend($"orderId={pending}&newQty=0.09"));
    }

    [Fact]
    public void Orders_and_the_accounts_records()
    {
        _market.Post("order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=49950").Ok();
        AssertSame("all-orders-user-data-1", _market.Ask("allOrders"));
        AssertSame("query-unfilled-order-count-user-data-1", _market.Driver.Signed("GET", "rateLimit/order"));
        AssertSame("query-commission-rates-user-data-1", _market.Ask("account/commission"));
        _market.Post("order", "side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.05&price=49950").Ok();
        var id = _market.Ask("allOrders").Ok().Json[0].Whole("orderId");
        AssertSame("query-prevented-matches-user-data-1", _market.Ask("myPreventedMatches", $"orderId={id}"));
        var prevented = _market.Ask("order", $"orderId={id}").Ok().Json;
        AssertSame(Read("faqs/stp_faq", "stp-examples-5"), prevented, "order");
    }

    [Theory]
    [InlineData("EXPIRE_BOTH", 1, "stp-examples-22", "")]
    [InlineData("EXPIRE_BOTH", -1, "stp-examples-22", "tradeGroupId")]
    [InlineData("EXPIRE_TAKER", 1, "stp-examples-22", "makerPreventedQuantity")]
    [InlineData("EXPIRE_MAKER", -1, "stp-examples-22", "tradeGroupId,takerPreventedQuantity,preventedQuantity")]
    public void A_prevented_order(string mode, int group, string example, string without)
    {
        var market = new QuietMarket(account: AccountSpec.Demo with { TradeGroup = group });
        const string Order = "type=LIMIT&timeInForce=GTC&quantity=0.1&price=49950&side=";
        market.Post("order", Order + "BUY").Ok();
        var sold = market.Post("order", Order + "SELL&selfTradePreventionMode=" + mode).Ok().Json;
        Assert.Equal(mode == "EXPIRE_MAKER" ? "NEW" : "EXPIRED_IN_MATCH", sold.Word("status"));
        AssertSame(Without(Read("faqs/stp_faq", example), without.Split(',')), sold, example);
        if (mode != "EXPIRE_MAKER")
        {
            AssertSame(
                Read("faqs/stp_faq", "stp-examples-5"),
                market.Ask("order", $"orderId={sold.Whole("orderId")}").Ok().Json,
                "order");
        }
    }

    [Fact]
    public void Relevant_filters()
    {
        var market = new QuietMarket(
            exchange: new ExchangeRules { MaxOrders = 1000 },
            account: AccountSpec.Demo with { MaxAssets = [new KeyValuePair<Asset, decimal>(new Asset("BTC"), 2m)] });
        var told = market.Ask("myFilters").Ok().Json;
        Assert.Equal(["exchangeFilters", "symbolFilters", "assetFilters"], Names(told));
        AssertSame(Filter("exchange-max-num-orders"), told.GetProperty("exchangeFilters")[0], "exchangeFilters");
        AssertSame(Filter("max-asset"), told.GetProperty("assetFilters")[0], "assetFilters");
        var symbol = told.GetProperty("symbolFilters");
        Assert.Equal(
            market.Driver.Get("exchangeInfo").Ok().Json.GetProperty("symbols")[0].GetProperty("filters").GetRawText(),
            symbol.GetRawText());
    }

    [Fact]
    public void Every_filter_is_told_as_documented()
    {
        var rules = MarketRules.Default with
        {
            PercentPrice = PriceMultipliers.Both(0.7m, 1.3m), MaxIcebergOrders = 5, MaxPosition = 10m,
        };
        var notional = Told(new QuietMarket(rules));
        var least = Told(new QuietMarket(rules with { MaxNotional = 0m }));
        string[] names =
        [
            "price-filter", "percent-price", "percent-price-by-side", "lot-size", "notional", "iceberg-parts",
            "market-lot-size", "max-num-orders", "max-num-algo-orders", "max-num-iceberg-orders", "max-position",
            "trailing-delta", "max-num-order-amends", "max-num-order-lists",
        ];
        Assert.Equal(names.Length, notional.Count);
        foreach (var example in names.Select(Filter))
        {
            AssertSame(example, notional[example.Word("filterType")], example.Word("filterType"));
        }

        AssertSame(Filter("min-notional"), least["MIN_NOTIONAL"], "MIN_NOTIONAL");
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            ExchangeRules = new ExchangeRules
            {
                MaxOrders = 9, MaxAlgoOrders = 8, MaxIcebergOrders = 7, MaxOrderLists = 6,
            },
        });
        var exchange = driver.Get("exchangeInfo").Ok().Json.GetProperty("exchangeFilters").EnumerateArray().ToArray();
        Assert.Equal(4, exchange.Length);
        foreach (var filter in exchange)
        {
            var example = filter.Word("filterType").ToLowerInvariant().Replace('_', '-');
            AssertSame(Filter(example), filter, example);
        }

        static Dictionary<string, JsonElement> Told(QuietMarket market) => market.Driver.Get("exchangeInfo").Ok().Json
            .GetProperty("symbols")[0].GetProperty("filters").EnumerateArray()
            .ToDictionary(filter => filter.Word("filterType"));
    }

    [Fact]
    public void Routed_orders()
    {
        var driver = Routed();
        driver.Rest("BTCUSDC", MatchSide.Sell, 50_000m, 1m);
        driver.Rest("BTCUSDT", MatchSide.Sell, 50_100m, 1m);
        var placed = driver.Signed(
            "POST",
            "sor/order",
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=50100").Ok().Json;
        AssertSame("new-order-using-sor-trade-1", placed);
        AssertSame("query-allocations-user-data-1", driver.Signed("GET", "myAllocations", "symbol=BTCUSDT"));
        const string Test = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5";
        AssertSame("test-new-order-using-sor-trade-1", driver.Signed("POST", "sor/order/test", Test));
        AssertSame(
            "test-new-order-using-sor-trade-2",
            driver.Signed("POST", "sor/order/test", Test + "&computeCommissionRates=true"));
        var told = driver.Get("exchangeInfo").Ok().Json;
        AssertSame(Read("rest-api", "exchange-information-1").GetProperty("sors"), told.GetProperty("sors"), "sors");
        Assert.Equal(
            (400, -1014, "Unsupported order combination."),
            driver.Signed("POST", "sor/order", "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=1&price=1").Error);
        Assert.Equal(
            (400, -1106, "Parameter 'quoteOrderQty' sent when not required."),
            driver.Signed("POST", "sor/order", Test + "&quoteOrderQty=1").Error);
        Assert.Equal(
            (400, -1013, "SOR is not supported for this symbol."),
            driver.Signed("POST", "sor/order", "symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.5").Error);
    }

    [Fact]
    public void Execution_rules()
    {
        var range = new PriceMultipliers { BidUp = 1.0001m, BidDown = 0.9999m, AskUp = 1.0002m, AskDown = 0.9998m };
        var driver = new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with { Rules = MarketRules.Default with { PriceRange = range } },
                SymbolSpec.Parse("ETHUSDT") with
                {
                    Rules = MarketRules.Default with { PriceRange = new PriceMultipliers { AskDown = 0.5m } },
                },
                SymbolSpec.Parse("BNBUSDT"),
            ],
        });
        var all = driver.Get("executionRules").Ok().Json;
        AssertSame("query-execution-rules-1", all);
        var rules = all.GetProperty("symbolRules");
        Assert.Equal("0.9998", rules[0].GetProperty("rules")[0].Word("askLimitMultDown"));
        Assert.Equal(["ruleType", "askLimitMultDown"], Names(rules[1].GetProperty("rules")[0]));
        Assert.Equal(0, rules[2].GetProperty("rules").GetArrayLength());
        Assert.Equal("ETHUSDT", Only("symbol=ETHUSDT").Word("symbol"));
        Assert.Equal("BNBUSDT", Only("symbols=%5B%22BNBUSDT%22%5D").Word("symbol"));
        Assert.Equal(
            0, driver.Get("executionRules", "symbolStatus=HALT").Ok().Json.GetProperty("symbolRules").GetArrayLength());
        Assert.Equal(
            (400, -1128, "Combination of optional parameters invalid."),
            driver.Get("executionRules", "symbol=BTCUSDT&symbolStatus=TRADING").Error);

        JsonElement Only(string query)
        {
            var found = driver.Get("executionRules", query).Ok().Json.GetProperty("symbolRules");
            Assert.Equal(1, found.GetArrayLength());
            return found[0];
        }
    }

    private static ExchangeDriver Routed()
    {
        var rules = MarketRules.Default with { SmartOrderRouting = true };
        return new ExchangeDriver(new SimulatorOptions
        {
            Flow = false,
            Symbols =
            [
                SymbolSpec.Parse("BTCUSDT") with { Rules = rules },
                SymbolSpec.Parse("BTCUSDC") with { Rules = rules },
                SymbolSpec.Parse("ETHUSDT"),
            ],
        });
    }

    private static void AssertSame(string example, Answer answer) => AssertSame(example, answer.Ok().Json);

    private static void AssertSame(string example, JsonElement actual) =>
        AssertSame(Read("rest-api", example), actual, example);

    private static JsonElement Filter(string name) => Read("filters", name + "-1");

    private static JsonElement Read(string folder, string example) => JsonDocument
        .Parse(File.ReadAllText(SharedData.Require("binance-docs", "examples", folder, example + ".json"))).RootElement;

    private static JsonElement Without(JsonElement example, string[] names)
    {
        var fields = JsonNode.Parse(example.GetRawText())!.AsObject();
        foreach (var name in names)
        {
            fields.Remove(name);
            fields["preventedMatches"]![0]!.AsObject().Remove(name);
        }

        return JsonDocument.Parse(fields.ToJsonString()).RootElement;
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(field => field.Name);

    // Fields by name; of lists, each element of the example that has a counterpart.
    private static void AssertSame(JsonElement example, JsonElement actual, string path)
    {
        Assert.True(Kind(example) == Kind(actual), $"{path}: {actual} is no {Kind(example)}");
        switch (example.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(Names(example).Order(), Names(actual).Order());
                foreach (var field in example.EnumerateObject())
                {
                    AssertSame(field.Value, actual.GetProperty(field.Name), path + "." + field.Name);
                }

                break;
            case JsonValueKind.Array when example.GetArrayLength() > 0:
                Assert.True(actual.GetArrayLength() > 0, path + " is empty");
                for (var i = 0; i < Math.Min(example.GetArrayLength(), actual.GetArrayLength()); i++)
                {
                    AssertSame(example[i], actual[i], $"{path}[{i}]");
                }

                break;
            case JsonValueKind.String when path.EndsWith("filterType", StringComparison.Ordinal)
                || path.EndsWith("Result", StringComparison.Ordinal)
                || path.EndsWith("listOrderStatus", StringComparison.Ordinal):
                Assert.Equal(example.GetString(), actual.GetString());
                break;
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        var kind => kind.ToString(),
    };
}
