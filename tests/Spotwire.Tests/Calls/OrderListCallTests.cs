using Spotwire.Tests.Examples;
using Spotwire.Trading;

namespace Spotwire.Tests.Calls;

/// <summary>Calls about order lists, amendments and smart order routing: what they send, refuse and return.</summary>
public sealed class OrderListCallTests
{
    private readonly FakeExchange _exchange = new();

    [Fact]
    public async Task AListIsPlacedAndItsOrdersAreReported()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("POST /api/v3/orderList/otoco", Example("new-order-list-otoco-trade-1"));
        var list = (await client.Trading.PlaceOrderListAsync(Otoco())).RequireAccepted();
        Assert.Equal(
            (ContingencyType.OneTriggersOther, OrderListStatusType.ExecutionStarted, OrderListStatus.Executing),
            (list.ContingencyType, list.ListStatusType, list.ListOrderStatus));
        Assert.Equal(list.Orders.Select(o => o.OrderId), list.Reports.Select(r => r.OrderId));
        Assert.Equal(
            [OrderStatus.New, OrderStatus.PendingNew, OrderStatus.PendingNew], list.Reports.Select(r => r.Status));
        Assert.NotNull(list.Reports[0].WorkingTime);
        Assert.Null(list.Reports[1].WorkingTime);
        var sent = _exchange.Calls.Last();
        foreach (var name in new[] { "listClientOrderId", "workingClientOrderId", "pendingAboveClientOrderId" })
        {
            Assert.True(ClientOrderId.IsValid(sent[name]));
        }
    }

    [Fact]
    public async Task AnUnknownListHasTheNameToAskBy()
    {
        await using var client = _exchange.Connect();
        _exchange.Fail("POST /api/v3/orderList/otoco", -1007, "Timeout waiting for response.", 504);
        var unknown = Assert.IsType<OrderOutcome<PlacedOrderList>.Unknown>(
            await client.Trading.PlaceOrderListAsync(Otoco()));
        Assert.Equal(_exchange.Calls.Last()["listClientOrderId"], unknown.ClientOrderId!.Value.Value);

        _exchange.Answer("GET /api/v3/orderList", Example("query-order-list-user-data-1"));
        await client.Trading.GetOrderListAsync(unknown.ClientOrderId.Value);
        Assert.Equal($"origClientOrderId={unknown.ClientOrderId.Value}", _exchange.Calls.Last().Own);
    }

    [Fact]
    public async Task WhatIsWrongWithAListIsRefusedUnsent()
    {
        await using var client = _exchange.Connect();
        var broken = Otoco() with { StopLoss = new StopLossOrder { Trigger = 90.001m } };
        var rejected = Assert.IsType<OrderOutcome<PlacedOrderList>.Rejected>(
            await client.Trading.PlaceOrderListAsync(broken));
        Assert.Equal((false, ErrorKind.RuleViolated), (rejected.WasSent, rejected.Error.Kind));
        Assert.Equal("stopPrice", Assert.Single(rejected.Error.Violations).Field);
        Assert.Single(await client.Trading.CheckOrderListAsync(broken));
        Assert.Empty(await client.Trading.CheckOrderListAsync(Otoco()));

        var wrong = Otoco() with { StopLoss = new StopLossOrder { Trigger = 110m } };
        rejected = Assert.IsType<OrderOutcome<PlacedOrderList>.Rejected>(
            await client.Trading.PlaceOrderListAsync(wrong));
        Assert.Equal((false, ErrorKind.Configuration), (rejected.WasSent, rejected.Error.Kind));
        await Assert.ThrowsAsync<SpotwireException>(() => client.Trading.CheckOrderListAsync(wrong));
        Assert.DoesNotContain(_exchange.Requests, r => r.Call.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AListIsCancelledByEitherName()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("DELETE /api/v3/orderList", Example("cancel-order-list-trade-1"));
        var canceled = (await client.Trading.CancelOrderListAsync("LTCBTC", OrderListReference.ById(0), "c-1"))
            .RequireAccepted();
        Assert.Equal((OrderListStatus.AllDone, 2), (canceled.ListOrderStatus, canceled.Reports.Count));
        Assert.Equal("symbol=LTCBTC&orderListId=0&newClientOrderId=c-1", _exchange.Calls.Last().Own);
        await client.Trading.CancelOrderListAsync("LTCBTC", new ClientOrderId("my-list"));
        Assert.Equal("symbol=LTCBTC&listClientOrderId=my-list", _exchange.Calls.Last().Own);
        Assert.True((await client.Trading.CancelOrderListAsync("LTCBTC", default)).IsRejected);
        Assert.True((await client.Trading.CancelOrderListAsync(default, OrderListReference.ById(1))).IsRejected);
    }

    [Fact]
    public async Task ListsAreLookedUp()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/allOrderList", Example("query-all-order-lists-user-data-1"));
        _exchange.Answer("GET /api/v3/openOrderList", Example("query-open-order-lists-user-data-1"));
        Assert.Equal(2, (await client.Trading.GetOrderListsAsync()).Count);
        Assert.Equal("limit=500", _exchange.Calls.Last().Own);
        await client.Trading.GetOrderListsAsync(new OrderListsRequest { FromOrderListId = 7, Limit = 10 });
        Assert.Equal("fromId=7&limit=10", _exchange.Calls.Last().Own);
        await client.Trading.GetOrderListsAsync(new OrderListsRequest
        {
            StartTime = ExchangeTime.FromMilliseconds(1), EndTime = ExchangeTime.FromMilliseconds(2),
        });
        Assert.Equal("startTime=1&endTime=2&limit=500", _exchange.Calls.Last().Own);
        await Assert.ThrowsAsync<SpotwireException>(() => client.Trading.GetOrderListsAsync(
            new OrderListsRequest { FromOrderListId = 7, StartTime = ExchangeTime.FromMilliseconds(1) }));
        Assert.Single(await client.Trading.GetOpenOrderListsAsync());
        Assert.Equal("", _exchange.Calls.Last().Own);
        await Assert.ThrowsAsync<SpotwireException>(() => client.Trading.GetOrderListAsync(default));
    }

    [Fact]
    public async Task OrdersAndAmendmentsAreLookedUp()
    {
        await using var client = _exchange.Connect();
        _exchange.Answer("GET /api/v3/allOrders", Example("all-orders-user-data-1"));
        _exchange.Answer("GET /api/v3/order/amendments", Example("query-order-amendments-user-data-1"));
        Assert.Single(await client.Trading.GetOrdersAsync(new OrdersRequest
        {
            Symbol = "LTCBTC", FromOrderId = new OrderId(5), Limit = 1000,
        }));
        Assert.Equal("symbol=LTCBTC&orderId=5&limit=1000", _exchange.Calls.Last().Own);
        var amendments = await client.Trading.GetOrderAmendmentsAsync("BTCUSDT", new OrderId(9), 22, 2);
        Assert.Equal([(5m, 4m), (4m, 3m)], amendments.Select(a => (a.OriginalQuantity, a.NewQuantity)));
        Assert.Equal("symbol=BTCUSDT&orderId=9&fromExecutionId=22&limit=2", _exchange.Calls.Last().Own);
        await Assert.ThrowsAsync<SpotwireException>(
            () => client.Trading.GetOrdersAsync(new OrdersRequest { Symbol = "LTCBTC", Limit = 1001 }));
        await Assert.ThrowsAsync<SpotwireException>(
            () => client.Trading.GetOrderAmendmentsAsync("BTCUSDT", new OrderId(9), limit: 0));
    }

    [Fact]
    public async Task AnAmendmentKeepsTheNameThatTheOrderIsReferredToBy()
    {
        await using var client = _exchange.Connect();
        const string call = "PUT /api/v3/order/amend/keepPriority";
        _exchange.Answer(call, Example("order-amend-keep-priority-trade-2"));
        var result = (await client.Trading.AmendOrderAsync("BTCUSDT", new OrderId(9), 4m)).RequireAccepted();
        Assert.Equal("symbol=BTCUSDT&orderId=9&newQty=4", _exchange.Calls.Last().Own);
        Assert.Equal((4m, 22, 1), (result.AmendedOrder.Quantity, result.ExecutionId, result.OrderList!.OrderListId));
        Assert.Equal(result.AmendedOrder.ClientOrderId, result.OrderList.Orders[1].ClientOrderId);
        await client.Trading.AmendOrderAsync("BTCUSDT", new ClientOrderId("mine"), 4.50m);
        Assert.Equal(
            "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=mine&newQty=4.50", _exchange.Calls.Last().Own);
        await client.Trading.AmendOrderAsync("BTCUSDT", new ClientOrderId("mine"), 4m, "other");
        Assert.Equal(
            "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=other&newQty=4", _exchange.Calls.Last().Own);

        _exchange.Fail(call, -2038, "Order amend (quantity increase) is not supported.");
        var rejected = Assert.IsType<OrderOutcome<AmendResult>.Rejected>(
            await client.Trading.AmendOrderAsync("BTCUSDT", new OrderId(9), 4m));
        Assert.Equal((true, RejectionReason.AmendIncreaseNotSupported), (rejected.WasSent, rejected.Error.Reason));
        rejected = Assert.IsType<OrderOutcome<AmendResult>.Rejected>(
            await client.Trading.AmendOrderAsync("BTCUSDT", new OrderId(9), 0.000001m));
        Assert.Equal((false, "LOT_SIZE"), (rejected.WasSent, rejected.Error.Violations[0].Filter));
        Assert.True((await client.Trading.AmendOrderAsync("BTCUSDT", new OrderId(9), 0m)).IsRejected);
    }

    [Fact]
    public async Task SmartOrderRoutingGivesOneOrderWithAllocations()
    {
        await using var client = _exchange.Connect();
        var order = new NewSorOrder("BTCUSDT", Side.Buy, 0.5m, new LimitOrder { Price = 31000m });
        _exchange.Answer("POST /api/v3/sor/order", Example("new-order-using-sor-trade-1"));
        var placed = (await client.Trading.PlaceSorOrderAsync(order)).RequireAccepted();
        Assert.Equal(WorkingFloor.SmartOrderRouting, placed.WorkingFloor);
        var fill = Assert.Single(placed.Fills);
        Assert.Equal((null, 0, FillMatchType.OnePartyTradeReport), (fill.TradeId, fill.AllocationId, fill.MatchType));

        _exchange.Answer("POST /api/v3/sor/order/test", "{}");
        Assert.Equal(new TestOrderResult(), await client.Trading.TestSorOrderAsync(order));
        Assert.True((await client.Trading.PlaceSorOrderAsync(order with { Quantity = 0 })).IsRejected);
        Assert.Equal(2, _exchange.Requests.Count(r => r.Call.Contains("/sor/", StringComparison.Ordinal)));
    }

    private static string Example(string name) => ExampleReader.Text($"rest-api/{name}.json");

    private static OtocoOrderList Otoco() => new()
    {
        Symbol = "BTCUSDT",
        WorkingSide = Side.Buy,
        WorkingQuantity = 0.5m,
        Working = new LimitOrder { Price = 100m },
        PendingSide = Side.Sell,
        PendingQuantity = 0.5m,
        TakeProfit = new LimitMakerOrder { Price = 110m },
        StopLoss = new StopLossOrder { Trigger = 90m },
    };
}
