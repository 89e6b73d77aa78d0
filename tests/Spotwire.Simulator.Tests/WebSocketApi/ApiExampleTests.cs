using System.Text.Json;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>The answers have the frame and the fields of the documentation's examples of the WebSocket API.</summary>
public sealed class ApiExampleTests
{
    private static readonly TestKeys Edwards = TestKeys.Ed25519();

    private readonly ApiDriver _api = new(new ExchangeDriver(new SimulatorOptions
    {
        Flow = false,
        Symbols = [Market("BTCUSDT"), Market("BTC/USDC"), SymbolSpec.Parse("ETHUSDT")],
        Accounts =
        [
            AccountSpec.Parse("demo:BTC=100,USDT=10000000,USDC=10000000") with { PublicKeys = [Edwards.PublicPem] },
        ],
    }));

    public ApiExampleTests()
    {
        foreach (var symbol in new[] { "BTCUSDT", "BTCUSDC" })
        {
            _api.Rest.Rest(symbol, MatchSide.Sell, 50_000m, 1m);
            _api.Rest.Rest(symbol, MatchSide.Sell, 50_100m, 100m);
            _api.Rest.Rest(symbol, MatchSide.Buy, 49_900m, 100m);
        }

        _api.Rest.Take("BTCUSDT", MatchSide.Buy, 0.5m);
    }

    [Fact]
    public void Session_requests()
    {
        AssertSame("log-in-with-api-key-signed-2", _api.Logon(Edwards));
        AssertSame("subscribe-to-user-data-stream-user-stream-2", _api.Call("userDataStream.subscribe"));
        AssertSame("query-session-status-2", _api.Call("session.status"));
        AssertSame("listing-all-subscriptions-2", _api.Call("session.subscriptions"));
        AssertSame("unsubscribe-from-user-data-stream-2", _api.Call("userDataStream.unsubscribe"));
        AssertSame(
            "subscribe-to-user-data-stream-through-signature-subscription-user-stream-2",
            _api.Signed("userDataStream.subscribe.signature"));
        AssertSame("log-out-of-the-session-2", _api.Call("session.logout"));
        _api.Logon(Edwards).Ok();
        _api.Rest.Exchange.Authenticator.Find(_api.Rest.Account.Keys[1].ApiKey)!.IsRevoked = true;
        AssertSame("authenticate-after-connection-1", _api.Call("session.status"));
    }

    [Fact]
    public void Frames()
    {
        AssertSame("how-to-show-hide-rate-limit-information-2", _api.Call("time"));
        AssertSame("how-to-show-hide-rate-limit-information-4", _api.Call("time", ("returnRateLimits", false)));
        AssertSame("test-connectivity-2", _api.Call("ping"));
        AssertSame("response-format-1", Place(("newOrderRespType", "RESULT")));
        AssertSame("response-format-2", Place(("quantity", "150")));
        _api.Hub.AnnounceShutdown(_api.Rest.Now);
        Assert.Equal(Shape(Example("server-shutdown-1")), Shape(_api.Sink.Events[^1]));
        var limited = ApiDriver.WithLimits("REQUEST_WEIGHT=1/1m");
        limited.Call("time").Ok();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(429, limited.Call("time").Status);
        }

        AssertSame("ip-limits-2", limited.Call("time"));
    }

    [Fact]
    public void Orders()
    {
        AssertSame("place-new-order-trade-2", Place(("newOrderRespType", "ACK")));
        AssertSame("place-new-order-trade-3", Place(("newOrderRespType", "RESULT")));
        AssertSame("place-new-order-trade-4", Place(("price", "49900")), "selfTradePreventionMode");
        AssertSame("test-new-order-trade-2", _api.Signed("order.test", Terms()));
        AssertSame(
            "test-new-order-trade-3", _api.Signed("order.test", [.. Terms(), ("computeCommissionRates", true)]));
        _api.Rest.Rest("BTCUSDT", MatchSide.Sell, 49_980m, 0.5m);
        AssertSame("place-new-order-using-sor-trade-2", _api.Signed(
            "sor.order.place",
            ("symbol", "BTCUSDC"),
            ("side", "BUY"),
            ("type", "LIMIT"),
            ("quantity", 0.5m),
            ("timeInForce", "GTC"),
            ("price", 50_000)));
        AssertSame("test-new-order-using-sor-trade-2", _api.Signed("sor.order.test", Terms()));
        AssertSame("account-allocations-user-data-2", _api.Signed("myAllocations", ("symbol", "BTCUSDC")));
        Place(("newClientOrderId", "a")).Ok();
        AssertSame("order-amend-keep-priority-trade-2", _api.Signed(
            "order.amend.keepPriority",
            ("symbol", "BTCUSDT"),
            ("origClientOrderId", "a"),
            ("newQty", "0.05"),
            ("newClientOrderId", "b")));
        var amended = _api.Signed("order.status", ("symbol", "BTCUSDT"), ("origClientOrderId", "b")).Ok();
        AssertSame("query-order-amendments-user-data-2", _api.Signed(
            "order.amendments", ("symbol", "BTCUSDT"), ("orderId", amended.Result.Whole("orderId"))));
        AssertSame(
            "cancel-order-trade-2",
            _api.Signed("order.cancel", ("symbol", "BTCUSDT"), ("origClientOrderId", "b")),
            "stopPrice",
            "trailingDelta",
            "icebergQty",
            "strategyId",
            "strategyType");
        AssertSame(
            "account-order-history-user-data-2",
            _api.Signed("allOrders", ("symbol", "BTCUSDT")),
            "preventedMatchId",
            "preventedQuantity");
        AssertSame("account-trade-history-user-data-2", _api.Signed("myTrades", ("symbol", "BTCUSDT")));
        AssertSame("unfilled-order-count-user-data-2", _api.Signed("account.rateLimits.orders"));
        AssertSame("account-information-user-data-2", _api.Signed("account.status"));
        AssertSame("account-commission-rates-user-data-2", _api.Signed("account.commission", ("symbol", "BTCUSDT")));
    }

    [Fact]
    public void Cancel_replace()
    {
        Place(("newClientOrderId", "a")).Ok();
        AssertSame("cancel-and-replace-order-trade-2", Replace("a", "b"), "workingTime");
        AssertSame("cancel-and-replace-order-trade-3", Replace("a", "c"));
        AssertSame("cancel-and-replace-order-trade-4", Replace("b", "d", ("quantity", "150")));
        Assert.Equal(409, Replace("b", "e", ("cancelReplaceMode", "ALLOW_FAILURE")).Status);
        AssertSame("cancel-and-replace-order-trade-6", Replace(
            "b", "f", ("cancelReplaceMode", "ALLOW_FAILURE"), ("quantity", "150")));
    }

    [Fact]
    public void Lists()
    {
        _api.Rest.Now += 1_000_000;
        var oco = _api.Signed(
            "orderList.place.oco",
            ("symbol", "BTCUSDT"),
            ("side", "SELL"),
            ("quantity", "0.5"),
            ("aboveType", "LIMIT_MAKER"),
            ("abovePrice", "52000"),
            ("belowType", "STOP_LOSS_LIMIT"),
            ("belowStopPrice", "48000"),
            ("belowPrice", "47900"),
            ("belowTimeInForce", "GTC"),
            ("newOrderRespType", "RESULT"),
            ("listClientOrderId", "oco"));
        AssertSame("place-new-order-list-oco-trade-2", oco);
        AssertSame("current-open-order-lists-user-data-2", _api.Signed("openOrderLists.status"));
        AssertSame("query-order-list-user-data-2", _api.Signed("orderList.status", ("origClientOrderId", "oco")));
        AssertSame("account-order-list-history-user-data-2", _api.Signed("allOrderLists"));
        var leg = oco.Result.GetProperty("orders")[0].Whole("orderId");
        AssertSame(
            "cancel-order-trade-3", _api.Signed("order.cancel", ("symbol", "BTCUSDT"), ("orderId", leg)));
        AssertSame("place-new-order-list-oto-trade-2", _api.Signed(
            "orderList.place.oto",
            ("symbol", "BTCUSDT"),
            ("workingType", "LIMIT"),
            ("workingSide", "BUY"),
            ("workingTimeInForce", "GTC"),
            ("workingPrice", "49950"),
            ("workingQuantity", "0.5"),
            ("pendingType", "MARKET"),
            ("pendingSide", "SELL"),
            ("pendingQuantity", "0.5"),
            ("newOrderRespType", "RESULT")));
    }

    private static SymbolSpec Market(string name) =>
        SymbolSpec.Parse(name) with { Rules = new MarketRules { SmartOrderRouting = true } };

    private static (string Name, object? Value)[] Terms(params (string Name, object? Value)[] changed) =>
    [
        .. new (string Name, object? Value)[]
        {
            ("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "0.1"),
            ("price", "51000"),
        }.Where(term => !changed.Any(other => other.Name == term.Name)),
        .. changed,
    ];

    private ApiAnswer Place(params (string Name, object? Value)[] changed) =>
        _api.Signed("order.place", Terms(changed));

    private ApiAnswer Replace(string canceled, string placed, params (string Name, object? Value)[] changed) =>
        _api.Signed("order.cancelReplace", Terms(
            [
                .. new (string Name, object? Value)[]
                {
                    ("cancelReplaceMode", "STOP_ON_FAILURE"), ("cancelOrigClientOrderId", canceled),
                    ("newClientOrderId", placed), ("newOrderRespType", "RESULT"),
                }.Where(term => !changed.Any(other => other.Name == term.Name)),
                .. changed,
            ]));

    private static JsonElement Example(string name) => JsonDocument.Parse(File.ReadAllText(
        SharedData.Require("binance-docs", "examples", "web-socket-api", name + ".json"))).RootElement;

    /// <summary>Compares the frame and what is in it; limits are told though some examples leave them out.</summary>
    private static void AssertSame(string name, ApiAnswer answer, params string[] without)
    {
        var example = Example(name);
        Assert.Equal(example.GetProperty("status").GetInt32(), answer.Status);
        var isShown = answer.Json.TryGetProperty("rateLimits", out var limits);
        if (example.TryGetProperty("rateLimits", out var expected))
        {
            Assert.True(isShown);
            Assert.Equal(Shape(expected[0]), Shape(limits[0]));
        }

        Assert.Equal(
            Fields(example).Except(["rateLimits"]), Fields(answer.Json).Except(["rateLimits"]));
        Assert.Equal(
            example.GetProperty("id").ValueKind == JsonValueKind.Null,
            answer.Json.GetProperty("id").ValueKind == JsonValueKind.Null);
        var part = answer.Status == 200 ? "result" : "error";
        Assert.Equal(
            Shape(example.GetProperty(part), without), Shape(answer.Json.GetProperty(part), without));
    }

    private static IEnumerable<string> Fields(JsonElement element) =>
        element.EnumerateObject().Select(field => field.Name);

    // Names of all fields in the order of the alphabet, of the first row of lists.
    private static string Shape(JsonElement element, params string[] without) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(
            ',',
            element.EnumerateObject()
                .Where(field => !without.Contains(field.Name))
                .OrderBy(field => field.Name, StringComparer.Ordinal)
                .Select(field => field.Name + ":" + Shape(field.Value, without))) + "}",
        JsonValueKind.Array => "[" + (element.GetArrayLength() == 0 ? "" : Shape(element[0], without)) + "]",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        _ => element.ValueKind.ToString(),
    };
}
