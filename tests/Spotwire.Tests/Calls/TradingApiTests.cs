using Spotwire.Trading;

namespace Spotwire.Tests.Calls;

/// <summary>What the trading calls send, refuse and return.</summary>
public sealed class TradingApiTests
{
    private const string Place = "POST /api/v3/order";
    private const string Accepted = """
        {"symbol":"BTCUSDT","orderId":28,"orderListId":-1,"clientOrderId":"x","transactTime":1507725176595}
        """;

    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task AnOrderIsSentAsNamedAndAccepted()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Place, Accepted);
        var outcome = await client.Trading.PlaceOrderAsync(Order(name: "mine-1"));
        Assert.Equal(28, outcome.RequireAccepted().OrderId.Value);
        Assert.Equal(
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00100&price=60000.10" +
            "&newClientOrderId=mine-1",
            Placed().Single().Own);
    }

    [Fact]
    public async Task AnOrderWithoutANameIsGivenOneThatTheSeedDecides()
    {
        var names = new List<string>();
        foreach (var seed in new[] { 1, 1, 2 })
        {
            var exchange = new FakeExchange();
            exchange.Answer(Place, Accepted);
            await using var client = exchange.Connect(seed: seed);
            await client.Trading.PlaceOrderAsync(Order());
            names.Add(exchange.Calls.Last()["newClientOrderId"]!);
        }

        Assert.All(names, name => Assert.True(ClientOrderId.IsValid(name)));
        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
    }

    [Fact]
    public async Task AnUnknownOutcomeHasTheNameToAskBy()
    {
        await using var client = _exchange.Connect();
        _exchange.Fail(Place, -1007, "Timeout waiting for response from backend server.", 504);
        var unknown = Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(await client.Trading.PlaceOrderAsync(Order()));
        Assert.Equal(Placed().Single()["newClientOrderId"], unknown.ClientOrderId!.Value.Value);
        Assert.Equal(ErrorKind.Timeout, unknown.Error.Kind);

        _exchange.Answer(Place, """{"symbol":"BTCUSDT"}""");
        unknown = Assert.IsType<OrderOutcome<PlacedOrder>.Unknown>(await client.Trading.PlaceOrderAsync(Order()));
        Assert.Equal(ErrorKind.UnreadableAnswer, unknown.Error.Kind);
    }

    [Fact]
    public async Task ABrokenRuleIsRefusedUnsentWithTheRuleAndTheNearestValue()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer(Place, Accepted);
        var outcome = await client.Trading.PlaceOrderAsync(Order(price: 60000.017m));
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(outcome);
        Assert.False(rejected.WasSent);
        Assert.Equal((ErrorKind.RuleViolated, (int?)null), (rejected.Error.Kind, rejected.Error.Code));
        var violation = Assert.Single(rejected.Error.Violations);
        Assert.Equal(("PRICE_FILTER", 60000.02m), (violation.Filter, violation.NearestValid));
        Assert.Equal(violation.Message, rejected.Error.Message);
        Assert.Empty(Placed());

        var thrown = await Assert.ThrowsAsync<SpotwireException>(
            () => client.Trading.TestOrderAsync(Order(quantity: 0.000001m)));
        Assert.Equal(ErrorKind.RuleViolated, thrown.Kind);
        Assert.NotEmpty(await client.Trading.CheckOrderAsync(Order(quantity: 0.000001m)));
        Assert.Empty(await client.Trading.CheckOrderAsync(Order()));
        Assert.Single(_exchange.Calls);
    }

    [Fact]
    public async Task WithoutChecksBinanceDecides()
    {
        await using var client = _exchange.Connect(checkRules: false);
        _exchange.Fail(Place, -1013, "Filter failure: PRICE_FILTER");
        var outcome = await client.Trading.PlaceOrderAsync(Order(price: 60000.017m));
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(outcome);
        Assert.True(rejected.WasSent);
        Assert.Equal((-1013, RejectionReason.PriceFilter), (rejected.Error.Code, rejected.Error.Reason));
        Assert.Equal("60000.017", Placed().Single()["price"]);
    }

    [Fact]
    public async Task AnUnknownSymbolIsRefusedByBinancesWord()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/exchangeInfo", request => request["symbol"] is null
            ? (200, _exchange.Info)
            : (400, """{"code":-1121,"msg":"Invalid symbol."}"""));
        var outcome = await client.Trading.PlaceOrderAsync(Order() with { Symbol = "NOSUCH" });
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(outcome);
        Assert.False(rejected.WasSent);
        Assert.Equal(
            (ErrorKind.NotFound, -1121, "Invalid symbol."),
            (rejected.Error.Kind, rejected.Error.Code, rejected.Error.Message));
        Assert.NotNull(rejected.Error.Hint);
        Assert.Empty(Placed());
    }

    [Fact]
    public async Task WhatIsWrongUnderAnyRulesIsRefusedUnsent()
    {
        await using var client = _exchange.Connect(checkRules: false);
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(
            await client.Trading.PlaceOrderAsync(Order(quantity: 0)));
        Assert.Equal((false, ErrorKind.Configuration), (rejected.WasSent, rejected.Error.Kind));
        var cancel = Assert.IsType<OrderOutcome<CanceledOrder>.Rejected>(
            await client.Trading.CancelOrderAsync("BTCUSDT", default));
        Assert.Equal((false, ErrorKind.Configuration), (cancel.WasSent, cancel.Error.Kind));
        Assert.True((await client.Trading.CancelOpenOrdersAsync(default)).IsRejected);
        Assert.True((await client.Trading.CancelOrderAsync(
            "BTCUSDT", new OrderId(1), new CancelOptions { NewClientOrderId = default(ClientOrderId) })).IsRejected);
        Assert.Empty(_exchange.Requests);
    }

    [Fact]
    public async Task WithoutAKeyNothingIsAsked()
    {
        await using var client = _exchange.Connect(withKey: false);
        var rejected = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(
            await client.Trading.PlaceOrderAsync(Order()));
        Assert.Equal((false, ErrorKind.MissingKey), (rejected.WasSent, rejected.Error.Kind));
        Assert.Empty(_exchange.Requests);
    }

    [Fact]
    public async Task AfterAFilterFailureTheRulesAreReadAgainButNotAtOnce()
    {
        await using var client = _exchange.Connect();
        _exchange.Fail(Place, -1013, "Filter failure: LOT_SIZE");
        await client.Trading.PlaceOrderAsync(Order());
        await client.Trading.PlaceOrderAsync(Order());
        Assert.Equal(1, InfoCalls());
        _exchange.Time.Advance(TimeSpan.FromSeconds(11));
        await client.Trading.PlaceOrderAsync(Order());
        Assert.Equal(2, InfoCalls());
    }

    [Fact]
    public async Task ATestOrderCanTellItsRates()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("POST /api/v3/order/test", "{}");
        Assert.Equal(new TestOrderResult(), await client.Trading.TestOrderAsync(Order()));
        Assert.Null(_exchange.Calls.Last()["computeCommissionRates"]);
        _exchange.Answer(
            "POST /api/v3/order/test",
            """{"standardCommissionForOrder":{"maker":"0.00000112","taker":"0.00000114"}}""");
        var result = await client.Trading.TestOrderAsync(Order(), computeCommissionRates: true);
        Assert.Equal(0.00000112m, result.StandardCommission!.Maker);
        Assert.Equal("true", _exchange.Calls.Last()["computeCommissionRates"]);
    }

    [Fact]
    public async Task AnOrderIsCancelledByEitherName()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("DELETE /api/v3/order", Canceled(4, "myOrder1"));
        var byNumber = await client.Trading.CancelOrderAsync("LTCBTC", new OrderId(4));
        Assert.Equal("myOrder1", byNumber.RequireAccepted().OriginalClientOrderId.Value);
        Assert.Equal("symbol=LTCBTC&orderId=4", _exchange.Calls.Last().Own);
        await client.Trading.CancelOrderAsync("LTCBTC", new ClientOrderId("myOrder1"));
        Assert.Equal("symbol=LTCBTC&origClientOrderId=myOrder1", _exchange.Calls.Last().Own);

        _exchange.Fail("DELETE /api/v3/order", -2011, "Unknown order sent.");
        var rejected = Assert.IsType<OrderOutcome<CanceledOrder>.Rejected>(
            await client.Trading.CancelOrderAsync("LTCBTC", new OrderId(4)));
        Assert.Equal((true, RejectionReason.UnknownOrder), (rejected.WasSent, rejected.Error.Reason));

        _exchange.Answer("DELETE /api/v3/order", "busy", 502);
        var unknown = Assert.IsType<OrderOutcome<CanceledOrder>.Unknown>(
            await client.Trading.CancelOrderAsync("LTCBTC", new ClientOrderId("myOrder1")));
        Assert.Equal("myOrder1", unknown.ClientOrderId!.Value.Value);
    }

    [Fact]
    public async Task OfACancelledListTheOrderAskedForIsReturned()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("DELETE /api/v3/order", $$"""
            {"orderListId":1929,"contingencyType":"OCO","listStatusType":"ALL_DONE","listOrderStatus":"ALL_DONE",
            "listClientOrderId":"list","transactionTime":1585230948299,"symbol":"LTCBTC","orders":[],
            "orderReports":[{{Canceled(20, "first")}},{{Canceled(21, "second")}}]}
            """);
        Assert.Equal(21, (await client.Trading.CancelOrderAsync("LTCBTC", new OrderId(21)))
            .RequireAccepted().OrderId.Value);
        var second = (await client.Trading.CancelOrderAsync("LTCBTC", new ClientOrderId("second"))).RequireAccepted();
        Assert.Equal((21, 1929), (second.OrderId.Value, second.OrderList!.OrderListId));
    }

    [Fact]
    public async Task AllOpenOrdersAreCancelledAtOnce()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("DELETE /api/v3/openOrders", $"[{Canceled(4, "a")},{Canceled(5, "b")}]");
        var canceled = (await client.Trading.CancelOpenOrdersAsync("LTCBTC")).RequireAccepted();
        Assert.Equal([4, 5], canceled.Select(o => o.OrderId.Value));
        Assert.Equal("symbol=LTCBTC", _exchange.Calls.Last().Own);
        _exchange.Answer("DELETE /api/v3/openOrders", """{"not":"a list"}""");
        var unknown = Assert.IsType<OrderOutcome<IReadOnlyList<CanceledOrder>>.Unknown>(
            await client.Trading.CancelOpenOrdersAsync("LTCBTC"));
        Assert.Null(unknown.ClientOrderId);
    }

    [Fact]
    public async Task OrdersAreLookedUp()
    {
        await using var client = _exchange.Connect();
        const string order = """
            {"symbol":"LTCBTC","orderId":1,"orderListId":-1,"clientOrderId":"myOrder1","price":"0.1","origQty":"1.0",
            "executedQty":"0.0","cummulativeQuoteQty":"0.0","status":"NEW","timeInForce":"GTC","type":"LIMIT",
            "side":"BUY","time":1499827319559,"updateTime":1499827319559}
            """;
        _exchange.Answer("GET /api/v3/order", order);
        _exchange.Answer("GET /api/v3/openOrders", $"[{order}]");
        Assert.Equal(1, (await client.Trading.GetOrderAsync("LTCBTC", new ClientOrderId("myOrder1"))).OrderId.Value);
        Assert.Equal("symbol=LTCBTC&origClientOrderId=myOrder1", _exchange.Calls.Last().Own);
        Assert.Single(await client.Trading.GetOpenOrdersAsync("LTCBTC"));
        Assert.Equal("symbol=LTCBTC", _exchange.Calls.Last().Own);
        Assert.Single(await client.Trading.GetOpenOrdersAsync());
        Assert.Equal("", _exchange.Calls.Last().Own);

        _exchange.Fail("GET /api/v3/order", -2013, "Order does not exist.");
        var error = await Assert.ThrowsAsync<SpotwireException>(
            () => client.Trading.GetOrderAsync("LTCBTC", new OrderId(1)));
        Assert.Equal((ErrorKind.NotFound, -2013), (error.Kind, error.Code));
    }

    private static string Canceled(long id, string name) => $$"""
        {"symbol":"LTCBTC","origClientOrderId":"{{name}}","orderId":{{id}},"orderListId":-1,
        "clientOrderId":"cancelMyOrder1","transactTime":1684804350068,"price":"2.00000000","origQty":"1.00000000",
        "executedQty":"0.00000000","origQuoteOrderQty":"0.000000","cummulativeQuoteQty":"0.00000000",
        "status":"CANCELED","timeInForce":"GTC","type":"LIMIT","side":"BUY","selfTradePreventionMode":"NONE"}
        """;

    private static NewOrder Order(
        decimal price = 60000.10m, decimal quantity = 0.00100m, ClientOrderId? name = null) =>
        new("BTCUSDT", Side.Buy, quantity, new LimitOrder { Price = price, ClientOrderId = name });

    private IEnumerable<FakeRequest> Placed() => _exchange.Requests.Where(r => r.Call == Place);

    private int InfoCalls() => _exchange.Requests.Count(r => r.Call == "GET /api/v3/exchangeInfo");
}
