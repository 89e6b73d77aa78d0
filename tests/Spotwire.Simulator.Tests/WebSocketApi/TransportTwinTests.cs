using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>Two exchanges that differ in nothing but the transport they are asked by: every answer and every event is
/// the same, byte for byte.</summary>
public sealed class TransportTwinTests
{
    private const string Sell = "symbol=BTCUSDT&side=SELL&quantity=0.5";

    private static readonly SimulatorOptions Options = new()
    {
        Flow = false,
        Symbols = [Market("BTCUSDT"), Market("BTC/USDC"), SymbolSpec.Parse("ETHUSDT")],
        Accounts = [AccountSpec.Parse("demo:BTC=100,ETH=1000,BNB=100,USDT=10000000,USDC=10000000")],
    };

    private readonly ApiDriver _rest = Create();
    private readonly ApiDriver _socket = Create();
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);

    [Fact]
    public void EveryCallIsAnsweredTheSame()
    {
        Public();
        Orders();
        Lists();
        Queries();
        Refusals();
        Assert.Equal(
            EndpointTable.All.Where(endpoint => endpoint.Path is not null).Select(endpoint => endpoint.SocketMethod)
                .Order(StringComparer.Ordinal),
            _called.Order(StringComparer.Ordinal));
        Assert.NotEmpty(_rest.Sink.Events);
        Assert.Equal(
            _rest.Sink.Events.Select(message => message.GetRawText()),
            _socket.Sink.Events.Select(message => message.GetRawText()));
        Assert.Equal(_rest.Rest.Exchange.Audit().Orders, _socket.Rest.Exchange.Audit().Orders);
        Assert.Equal(_rest.Rest.Exchange.Audit().Balances, _socket.Rest.Exchange.Audit().Balances);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomTradingIsAnsweredTheSame(int seed)
    {
        var random = new Random(seed);
        string[] types = ["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT", "TAKE_PROFIT"];
        for (var i = 0; i < 200; i++)
        {
            var type = types[random.Next(types.Length)];
            var side = random.Next(2) == 0 ? "BUY" : "SELL";
            var price = 49_000 + (random.Next(40) * 50);
            var terms = $"symbol=BTCUSDT&side={side}&type={type}&quantity=0.{random.Next(1, 9)}"
                + (type is "LIMIT" or "STOP_LOSS_LIMIT" ? "&timeInForce=" + (random.Next(4) == 0 ? "IOC" : "GTC") : "")
                + (type is "MARKET" or "TAKE_PROFIT" ? "" : $"&price={price}")
                + (type is "STOP_LOSS_LIMIT" or "TAKE_PROFIT" ? $"&stopPrice={price + random.Next(-500, 500)}" : "");
            Ask("order.place", terms + $"&newClientOrderId=o{i}", status: null);
            if (random.Next(3) == 0)
            {
                Ask("order.cancel", $"symbol=BTCUSDT&origClientOrderId=o{random.Next(i + 1)}", status: null);
            }

            Advance(random.Next(2_000_000));
        }

        Ask("openOrders.status", "symbol=BTCUSDT");
        Ask("myTrades", "symbol=BTCUSDT");
        Ask("account.status", "");
        Assert.Equal(_rest.Sink.Texts.Skip(1), _socket.Sink.Texts.Where(text => text.Contains("\"event\"")));
    }

    [Fact]
    public void WhereBothATimeAndANumberAreGivenTheWebSocketApiLooksAtTheTime()
    {
        var api = Create();
        var start = api.Rest.Now / 1000;
        api.Signed("orderList.place.oco", [.. Pairs(Oco("x"))]).Ok();
        var query = $"fromId=99&startTime={start}";
        Assert.Equal(-1128, api.Rest.Signed("GET", "allOrderList", query).Error.Code);
        Assert.Equal(1, api.Signed("allOrderLists", [.. Pairs(query)]).Ok().Result.GetArrayLength());
    }

    private static SymbolSpec Market(string name) => SymbolSpec.Parse(name) with
    {
        ReferencePrice = ReferencePriceRule.Mean(10, TimeSpan.FromSeconds(1)),
        Rules = new MarketRules { SmartOrderRouting = true, PriceRange = PriceMultipliers.Both(0.5m, 2m) },
    };

    private static ApiDriver Create()
    {
        var api = new ApiDriver(new ExchangeDriver(Options), "returnRateLimits=false");
        foreach (var symbol in new[] { "BTCUSDT", "BTCUSDC" })
        {
            for (var i = 0; i < 10; i++)
            {
                api.Rest.Rest(symbol, MatchSide.Sell, 50_000m + (i * 100), 20m);
                api.Rest.Rest(symbol, MatchSide.Buy, 49_900m - (i * 100), 20m);
            }

            api.Rest.Take(symbol, MatchSide.Buy, 1m);
        }

        api.Signed("userDataStream.subscribe.signature").Ok();
        return api;
    }

    private static string Oco(string id) => Sell + $"&aboveType=LIMIT_MAKER&abovePrice=52000&belowType=STOP_LOSS_LIMIT"
        + $"&belowStopPrice=48000&belowPrice=47900&belowTimeInForce=GTC&listClientOrderId={id}";

    private static string Oto(string id) =>
        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC"
        + $"&workingPrice=49950&workingQuantity=0.5&listClientOrderId={id}";

    private static IEnumerable<(string Name, object? Value)> Pairs(string parameters) => parameters
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (pair[0], pair[1].StartsWith('[') ? JsonNode.Parse(pair[1]) : (object?)pair[1]));

    private void Public()
    {
        Ask("ping", "");
        Ask("time", "");
        Ask("executionRules", "");
        Ask("exchangeInfo", "symbol=BTCUSDT", without: "rateLimits");
        Ask("depth", "symbol=BTCUSDT&limit=5");
        Ask("trades.recent", "symbol=BTCUSDT");
        Ask("trades.historical", "symbol=BTCUSDT&fromId=0");
        Ask("blockTrades.historical", "symbol=BTCUSDT&fromId=0");
        Ask("trades.aggregate", "symbol=BTCUSDT");
        Ask("klines", "symbol=BTCUSDT&interval=1m&timeZone=8");
        Ask("uiKlines", "symbol=BTCUSDT&interval=1m");
        Ask("avgPrice", "symbol=BTCUSDT");
        Ask("ticker.24hr", "symbols=[\"BTCUSDT\",\"ETHUSDT\"]&type=MINI");
        Ask("ticker.tradingDay", "symbol=BTCUSDT");
        Ask("ticker", "symbol=BTCUSDT&windowSize=2h");
        Ask("ticker.price", "");
        Ask("ticker.book", "symbols=[\"BTCUSDT\"]");
        Ask("referencePrice", "symbol=BTCUSDT", status: null);
        Ask("referencePrice.calculation", "symbol=BTCUSDT");
    }

    private void Orders()
    {
        Ask("order.place", Sell + "&type=LIMIT&timeInForce=GTC&price=51000&newClientOrderId=first&icebergQty=0.1");
        Ask("order.place", Sell + "&type=MARKET");
        Ask("order.place", Sell + "&type=LIMIT_MAKER&pegPriceType=PRIMARY_PEG&newOrderRespType=FULL");
        Ask("order.place", Sell + "&type=STOP_LOSS_LIMIT&timeInForce=GTC&price=47000&trailingDelta=100");
        Ask("order.place", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=1000&strategyId=1");
        Ask("order.test", Sell + "&type=MARKET&computeCommissionRates=true");
        Ask("order.amend.keepPriority", "symbol=BTCUSDT&origClientOrderId=first&newQty=0.3&newClientOrderId=second");
        Ask("order.cancelReplace", "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.2&price=51100"
            + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=second&newClientOrderId=third");
        Ask("order.cancel", "symbol=BTCUSDT&origClientOrderId=third");
        Ask("sor.order.place", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=30&price=50000");
        Ask("sor.order.test", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1");
    }

    private void Lists()
    {
        Ask("orderList.place", Sell + "&price=52000&stopPrice=48000&stopLimitPrice=47900&stopLimitTimeInForce=GTC");
        Ask("orderList.place.oco", Oco("oco"));
        Ask("orderList.place.oto", Oto("oto") + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.5");
        Ask("orderList.place.otoco", Oto("otoco") + "&pendingSide=SELL&pendingQuantity=0.5"
            + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=52000&pendingBelowType=STOP_LOSS"
            + "&pendingBelowStopPrice=48000");
        Ask("orderList.place.opo", Oto("opo") + "&pendingType=LIMIT&pendingTimeInForce=GTC&pendingSide=SELL"
            + "&pendingPrice=53000");
        Ask("orderList.place.opoco", Oto("opoco") + "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER"
            + "&pendingAbovePrice=52000&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=48000");
        Ask("openOrderLists.status", "");
        Ask("orderList.cancel", "symbol=BTCUSDT&listClientOrderId=oco");
        _rest.Rest.Take("BTCUSDT", MatchSide.Sell, 2m);
        _socket.Rest.Take("BTCUSDT", MatchSide.Sell, 2m);
    }

    private void Queries()
    {
        Ask("order.status", "symbol=BTCUSDT&origClientOrderId=third");
        Ask("openOrders.status", "");
        Ask("allOrders", "symbol=BTCUSDT");
        Ask("orderList.status", "origClientOrderId=oto");
        Ask("allOrderLists", "");
        Ask("myTrades", "symbol=BTCUSDT");
        Ask("account.rateLimits.orders", "");
        Ask("myPreventedMatches", "symbol=BTCUSDT&preventedMatchId=0");
        Ask("myAllocations", "symbol=BTCUSDT");
        Ask("account.commission", "symbol=BTCUSDT");
        Ask("order.amendments", "symbol=BTCUSDT&orderId=" + _rest.Rest.Exchange.Audit().Orders[0].OrderId);
        Ask("myFilters", "symbol=BTCUSDT");
        Ask("openOrders.cancelAll", "symbol=BTCUSDT");
        Ask("account.status", "omitZeroBalances=true");
    }

    private void Refusals()
    {
        Ask("openOrders.cancelAll", "symbol=BTCUSDT", status: 400);
        Ask("order.place", Sell + "&type=LIMIT&price=1", status: 400);
        Ask("order.place", Sell + "&type=LIMIT&timeInForce=GTC&price=0.001", status: 400);
        Ask("order.place", "symbol=BTCUSDT&side=UP&type=MARKET&quantity=1", status: 400);
        Ask("order.status", "symbol=BTCUSDT&orderId=999", status: 400);
        Ask("depth", "symbol=NOSUCH", status: 400);

        // The cancel fails, the new order is placed; and the other way round.
        Ask("order.cancelReplace", "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.2&price=51100"
            + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=999&newClientOrderId=half", status: 409);
        Ask("order.cancelReplace", "symbol=BTCUSDT&side=SELL&type=LIMIT_MAKER&quantity=0.2&price=40000"
            + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=half", status: 409);
        Ask("order.cancelReplace", "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.2&price=51100"
            + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=999", status: 400);
    }

    /// <summary>Asks both; the answer's status is given, or only has to be the same.</summary>
    private void Ask(string method, string parameters, int? status = 200, string? without = null)
    {
        _called.Add(method);
        var endpoint = EndpointTable.Find(method)!;
        var isSigned = endpoint.Security != EndpointSecurity.None;
        var path = endpoint.Path!["/api/v3/".Length..];
        var query = string.Join('&', parameters.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => pair[0] + "=" + Uri.EscapeDataString(pair[1])));
        var rest = isSigned ? _rest.Rest.Signed(endpoint.HttpMethod!, path, query) : _rest.Rest.Get(path, query);
        var socket = isSigned
            ? _socket.Signed(method, [.. Pairs(parameters)])
            : _socket.Call(method, [.. Pairs(parameters)]);
        Assert.True(rest.Status == (status ?? rest.Status), $"{method} {parameters}: {rest.Status} {rest.Text}");
        Assert.Equal(rest.Status, socket.Status);
        var body = socket.Json.GetProperty(socket.Status == 200 ? "result" : "error");
        Assert.Equal(
            Text(rest.Json, without),
            Text(method == "sor.order.place" ? Assert.Single(body.EnumerateArray()) : body, without));
        Advance(1_000_000);
    }

    private static string Text(JsonElement element, string? without) => without is null
        ? element.GetRawText()
        : string.Join(',', element.EnumerateObject().Where(field => field.Name != without));

    private void Advance(long micros)
    {
        _rest.Rest.Now += micros;
        _socket.Rest.Now += micros;
    }
}
