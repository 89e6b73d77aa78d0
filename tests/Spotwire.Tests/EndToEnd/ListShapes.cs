using Spotwire.Trading;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Order lists, lived through. The last price is 100.</summary>
internal static class ListShapes
{
    private const string Oco = "POST /api/v3/orderList/oco";
    private const string Oto = "POST /api/v3/orderList/oto";
    private const string Otoco = "POST /api/v3/orderList/otoco";
    private const string Opo = "POST /api/v3/orderList/opo";
    private const string Opoco = "POST /api/v3/orderList/opoco";
    private const string Started = "list EXEC_STARTED EXECUTING";
    private const string Done = "list ALL_DONE ALL_DONE";

    public static IEnumerable<OrderShape> All =>
    [
        new("OCO, limit side filled", Oco, "rest-api.md, New Order list - OCO", OcoLimitFilled),
        new("OCO, stop side fired", Oco, "rest-api.md, New Order list - OCO", OcoStopFired),
        new("OCO of take profit and stop loss", Oco, "rest-api.md, New Order list - OCO", OcoOfTriggers),
        new("OCO, cancelled", Oco, "rest-api.md, Cancel Order list", OcoCancelled),
        new("OTO", Oto, "rest-api.md, New Order list - OTO", OtoFilled),
        new("OTO, working order cancelled", Oto, "rest-api.md, New Order list - OTO", OtoCancelled),
        new("OTOCO", Otoco, "rest-api.md, New Order list - OTOCO", OtocoFilled),
        new("OPO", Opo, "faqs/opo.md", OpoFilled),
        new("OPOCO", Opoco, "faqs/opo.md", OpocoFilled),
        new("OCO of the deprecated endpoint", "POST /api/v3/order/oco", "rest-api.md, New OCO - Deprecated", Legacy),
    ];

    private static LimitMakerOrder Target() => new() { Price = 110m };

    private static StopLossOrder Stop() => new() { Trigger = 90m };

    private static LimitOrder Entry() => new() { Price = 99m };

    private static OcoOrderList Pair() =>
        new() { Symbol = Tst, Side = Side.Sell, Quantity = 1m, TakeProfit = Target(), StopLoss = Stop() };

    private static OtoOrderList EntryThenTarget() => new()
    {
        Symbol = Tst, WorkingSide = Side.Buy, WorkingQuantity = 1m, Working = Entry(),
        PendingSide = Side.Sell, PendingQuantity = 1m, Pending = Target(),
    };

    private static async Task<PlacedOrderList> Placed(Scene scene, NewOrderList list)
    {
        var placed = (await scene.Calls.Trading.PlaceOrderListAsync(list).ConfigureAwait(false)).RequireAccepted();
        var known = await scene.Calls.Trading.GetOrderListAsync(OrderListReference.ById(placed.OrderListId))
            .ConfigureAwait(false);
        Assert.Equal(placed.ListClientOrderId, known.ListClientOrderId);
        Assert.Equal(placed.Orders.Select(order => order.OrderId), known.Orders.Select(order => order.OrderId));
        return placed;
    }

    private static async Task<OrderStatus[]> States(Scene scene, PlacedOrderList list)
    {
        var states = new List<OrderStatus>();
        foreach (var order in list.Orders)
        {
            states.Add((await scene.Calls.Trading.GetOrderAsync(Tst, order.OrderId).ConfigureAwait(false)).Status);
        }

        return [.. states];
    }

    private static async Task Ended(Scene scene, PlacedOrderList list)
    {
        await scene.Until(() => scene.Told.Contains(Done), "the list's end").ConfigureAwait(false);
        var known = await scene.Calls.Trading.GetOrderListAsync(OrderListReference.ById(list.OrderListId))
            .ConfigureAwait(false);
        Assert.Equal("ALL_DONE", known.ListOrderStatus.Value);
        Assert.Empty(await scene.Calls.Trading.GetOpenOrderListsAsync().ConfigureAwait(false));
    }

    private static async Task OcoLimitFilled(Scene scene)
    {
        var list = await Placed(scene, Pair()).ConfigureAwait(false);
        Assert.Equal(("EXECUTING", 2), (list.ListOrderStatus.Value, list.Orders.Count));
        await scene.OtherBuys(110m, 1m).ConfigureAwait(false);
        Assert.Equal(
            [OrderStatus.Expired, OrderStatus.Filled],
            (await States(scene, list).ConfigureAwait(false)).OrderBy(status => status.Value, StringComparer.Ordinal));
        await Ended(scene, list).ConfigureAwait(false);
        Assert.Contains("TRADE FILLED", scene.Told);
        Assert.Contains("EXPIRED EXPIRED", scene.Told);
        Assert.Contains(Started, scene.Told);
    }

    private static async Task OcoStopFired(Scene scene)
    {
        var list = await Placed(scene, Pair()).ConfigureAwait(false);
        await scene.OtherBuys(89m, 1m).ConfigureAwait(false);
        await scene.Trade(90m).ConfigureAwait(false);
        Assert.Equal(
            [OrderStatus.Expired, OrderStatus.Filled],
            (await States(scene, list).ConfigureAwait(false)).OrderBy(status => status.Value, StringComparer.Ordinal));
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OcoOfTriggers(Scene scene)
    {
        var list = await Placed(scene, Pair() with
        {
            TakeProfit = new TakeProfitLimitOrder { Trigger = 110m, Price = 105m },
            StopLoss = new StopLossLimitOrder { Trigger = 90m, Price = 88m },
        }).ConfigureAwait(false);
        await scene.OtherBuys(106m, 1m).ConfigureAwait(false);
        await scene.Trade(110m).ConfigureAwait(false);
        await Ended(scene, list).ConfigureAwait(false);
        Assert.Contains("TRADE FILLED", scene.Told);
    }

    private static async Task OcoCancelled(Scene scene)
    {
        var list = await Placed(scene, Pair() with { ListClientOrderId = new ClientOrderId("my-list") })
            .ConfigureAwait(false);
        Assert.Equal("my-list", list.ListClientOrderId.Value);
        Assert.Single(await scene.Calls.Trading.GetOpenOrderListsAsync().ConfigureAwait(false));
        var cancelled = (await scene.Calls.Trading.CancelOrderListAsync(
            Tst, OrderListReference.ById(list.OrderListId)).ConfigureAwait(false)).RequireAccepted();
        Assert.Equal("ALL_DONE", cancelled.ListOrderStatus.Value);
        Assert.Equal(
            [OrderStatus.Canceled, OrderStatus.Canceled], await States(scene, list).ConfigureAwait(false));
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OtoFilled(Scene scene)
    {
        var list = await Placed(scene, EntryThenTarget()).ConfigureAwait(false);
        Assert.Equal(
            [OrderStatus.New, OrderStatus.PendingNew], await States(scene, list).ConfigureAwait(false));
        await scene.OtherSells(99m, 1m).ConfigureAwait(false);
        Assert.Equal([OrderStatus.Filled, OrderStatus.New], await States(scene, list).ConfigureAwait(false));
        await scene.OtherBuys(110m, 1m).ConfigureAwait(false);
        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled], await States(scene, list).ConfigureAwait(false));
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OtoCancelled(Scene scene)
    {
        var list = await Placed(scene, EntryThenTarget()).ConfigureAwait(false);
        (await scene.Calls.Trading.CancelOrderAsync(Tst, list.Orders[0].OrderId).ConfigureAwait(false))
            .RequireAccepted();
        Assert.DoesNotContain(OrderStatus.PendingNew, await States(scene, list).ConfigureAwait(false));
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OtocoFilled(Scene scene)
    {
        var list = await Placed(scene, new OtocoOrderList
        {
            Symbol = Tst, WorkingSide = Side.Buy, WorkingQuantity = 1m, Working = Entry(),
            PendingSide = Side.Sell, PendingQuantity = 1m, TakeProfit = Target(), StopLoss = Stop(),
        }).ConfigureAwait(false);
        Assert.Equal(3, list.Orders.Count);
        await scene.OtherSells(99m, 1m).ConfigureAwait(false);
        Assert.DoesNotContain(OrderStatus.PendingNew, await States(scene, list).ConfigureAwait(false));
        await scene.OtherBuys(110m, 1m).ConfigureAwait(false);
        Assert.Equal(
            [OrderStatus.Expired, OrderStatus.Filled, OrderStatus.Filled],
            (await States(scene, list).ConfigureAwait(false)).OrderBy(status => status.Value, StringComparer.Ordinal));
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OpoFilled(Scene scene)
    {
        var list = await Placed(scene, new OpoOrderList
        {
            Symbol = Tst, Quantity = 1m, Working = Entry(), Pending = Target(),
        }).ConfigureAwait(false);
        await scene.OtherSells(99m, 1m).ConfigureAwait(false);
        var pending = await scene.Calls.Trading.GetOrderAsync(Tst, list.Orders[1].OrderId).ConfigureAwait(false);
        Assert.Equal(OrderStatus.New, pending.Status);
        Assert.InRange(pending.Quantity, 0.99m, 1m);
        await scene.OtherBuys(110m, 1m).ConfigureAwait(false);
        await Ended(scene, list).ConfigureAwait(false);
    }

    private static async Task OpocoFilled(Scene scene)
    {
        var list = await Placed(scene, new OpocoOrderList
        {
            Symbol = Tst, Quantity = 1m, Working = Entry(), TakeProfit = Target(), StopLoss = Stop(),
        }).ConfigureAwait(false);
        await scene.OtherSells(99m, 1m).ConfigureAwait(false);
        await scene.OtherBuys(89m, 1m).ConfigureAwait(false);
        await scene.Trade(90m).ConfigureAwait(false);
        await Ended(scene, list).ConfigureAwait(false);
        Assert.Equal(
            [OrderStatus.Expired, OrderStatus.Filled, OrderStatus.Filled],
            (await States(scene, list).ConfigureAwait(false)).OrderBy(status => status.Value, StringComparer.Ordinal));
    }

    private static async Task Legacy(Scene scene)
    {
        var list = await Placed(scene, new LegacyOcoOrderList
        {
            Symbol = Tst, Side = Side.Sell, Quantity = 1m,
            Limit = new() { Price = 110m }, Stop = new() { StopPrice = 90m },
        }).ConfigureAwait(false);
        await scene.OtherBuys(110m, 1m).ConfigureAwait(false);
        await Ended(scene, list).ConfigureAwait(false);
    }
}
