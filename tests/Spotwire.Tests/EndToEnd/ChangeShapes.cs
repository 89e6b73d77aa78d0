using Spotwire.Trading;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Cancels, replacements and amendments, lived through. The last price is 100.</summary>
internal static class ChangeShapes
{
    private const string Replace = "POST /api/v3/order/cancelReplace";
    private const string ReplacePage = "rest-api.md, Cancel an Existing Order and Send a New Order";
    private const string Amend = "PUT /api/v3/order/amend/keepPriority";

    public static IEnumerable<OrderShape> All =>
    [
        new("cancel with restrictions", "DELETE /api/v3/order", "rest-api.md, Cancel order", Restricted),
        new("cancel all, orders and lists", "DELETE /api/v3/openOrders", "rest-api.md, Cancel all Open Orders",
            CancelAll),
        new("cancel-replace", Replace, ReplacePage, Replaced),
        new("cancel-replace, cancel failed, new order not attempted", Replace, ReplacePage, NotAttempted),
        new("cancel-replace, cancel failed, new order placed", Replace, ReplacePage, CancelFailed),
        new("cancel-replace, cancelled, new order refused", Replace, ReplacePage, NewFailed),
        new("amend keeping priority", Amend, "faqs/order_amend_keep_priority.md", Amended),
        new("amend of an order in a list", Amend, "faqs/order_amend_keep_priority.md", AmendedInList),
    ];

    private static NewOrder Buy(decimal price, decimal quantity) =>
        new(Tst, Side.Buy, quantity, new LimitOrder { Price = price });

    private static async Task<PlacedOrder> Placed(Scene scene, NewOrder order) =>
        (await scene.Calls.Trading.PlaceOrderAsync(order).ConfigureAwait(false)).RequireAccepted();

    private static async Task Restricted(Scene scene)
    {
        var order = await Placed(scene, Buy(99m, 2m)).ConfigureAwait(false);
        var partly = new CancelOptions { Restriction = CancelRestriction.OnlyPartiallyFilled };
        var refused = Assert.IsType<OrderOutcome<CanceledOrder>.Rejected>(
            await scene.Calls.Trading.CancelOrderAsync(Tst, order.OrderId, partly).ConfigureAwait(false));
        Assert.Equal(-2011, refused.Error.Code);
        await scene.OtherSells(99m, 1m).ConfigureAwait(false);
        var cancelled = (await scene.Calls.Trading.CancelOrderAsync(Tst, order.OrderId, partly).ConfigureAwait(false))
            .RequireAccepted();
        Assert.Equal((OrderStatus.Canceled, 1m), (cancelled.Status, cancelled.ExecutedQuantity));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "CANCELED CANCELED").ConfigureAwait(false);
    }

    private static async Task CancelAll(Scene scene)
    {
        await Placed(scene, Buy(98m, 1m)).ConfigureAwait(false);
        (await scene.Calls.Trading.PlaceOrderListAsync(new OcoOrderList
        {
            Symbol = Tst,
            Side = Side.Sell,
            Quantity = 1m,
            TakeProfit = new LimitMakerOrder { Price = 110m },
            StopLoss = new StopLossOrder { Trigger = 90m },
        }).ConfigureAwait(false)).RequireAccepted();
        (await scene.Calls.Trading.CancelOpenOrdersAsync(Tst).ConfigureAwait(false)).RequireAccepted();
        Assert.Empty(await scene.Calls.Trading.GetOpenOrdersAsync(Tst).ConfigureAwait(false));
        await scene.Until(
            () => scene.Told.Count(told => told == "CANCELED CANCELED") == 3, "three cancels").ConfigureAwait(false);
    }

    private static async Task Replaced(Scene scene)
    {
        var order = await Placed(scene, Buy(99m, 1m)).ConfigureAwait(false);
        var result = await Ask(scene, order.OrderId, Buy(98m, 2m), CancelReplaceMode.StopOnFailure)
            .ConfigureAwait(false);
        Assert.True(result.IsComplete);
        Assert.Equal((99m, 98m), (result.CanceledOrder!.Price, result.PlacedOrder!.Price));
        await scene.Expect("NEW NEW", "CANCELED CANCELED", "NEW NEW").ConfigureAwait(false);
    }

    private static async Task NotAttempted(Scene scene)
    {
        var refused = Assert.IsType<OrderOutcome<CancelReplaceResult>.Rejected>(
            await Send(scene, new OrderId(987_654), Buy(98m, 2m), CancelReplaceMode.StopOnFailure)
                .ConfigureAwait(false));
        Assert.Equal(-2022, refused.Error.Code);
        Assert.Empty(await scene.Calls.Trading.GetOpenOrdersAsync(Tst).ConfigureAwait(false));
    }

    private static async Task CancelFailed(Scene scene)
    {
        var result = await Ask(scene, new OrderId(987_654), Buy(98m, 2m), CancelReplaceMode.AllowFailure)
            .ConfigureAwait(false);
        Assert.Equal(
            (CancelReplaceStatus.Failure, CancelReplaceStatus.Success), (result.CancelResult, result.NewOrderResult));
        Assert.Equal((-2011, 98m), (result.CancelError!.Code, result.PlacedOrder!.Price));
        await scene.Expect("NEW NEW").ConfigureAwait(false);
    }

    private static async Task NewFailed(Scene scene)
    {
        var order = await Placed(scene, Buy(99m, 1m)).ConfigureAwait(false);
        var result = await Ask(scene, order.OrderId, Buy(99m, 20_000m), CancelReplaceMode.StopOnFailure)
            .ConfigureAwait(false);
        Assert.Equal(
            (CancelReplaceStatus.Success, CancelReplaceStatus.Failure), (result.CancelResult, result.NewOrderResult));
        Assert.Equal(-2010, result.NewOrderError!.Code);
        await scene.Expect("NEW NEW", "CANCELED CANCELED", "REJECTED REJECTED").ConfigureAwait(false);
    }

    private static async Task Amended(Scene scene)
    {
        var order = await Placed(scene, Buy(99m, 3m)).ConfigureAwait(false);
        await Rest(scene.Third, Side.Buy, 99m, 1m).ConfigureAwait(false);
        var amended = (await scene.Calls.Trading.AmendOrderAsync(Tst, order.OrderId, 2m).ConfigureAwait(false))
            .RequireAccepted();
        Assert.Equal((order.OrderId, 2m), (amended.AmendedOrder.OrderId, amended.AmendedOrder.Quantity));
        var amendment = Assert.Single(await scene.Calls.Trading.GetOrderAmendmentsAsync(
            Tst, order.OrderId).ConfigureAwait(false));
        Assert.Equal((3m, 2m), (amendment.OriginalQuantity, amendment.NewQuantity));

        // It still stands before the order that came after it.
        await scene.OtherSells(99m, 2m).ConfigureAwait(false);
        await scene.Expect("NEW NEW", "REPLACED NEW", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task AmendedInList(Scene scene)
    {
        var list = (await scene.Calls.Trading.PlaceOrderListAsync(new OtoOrderList
        {
            Symbol = Tst,
            WorkingSide = Side.Buy,
            WorkingQuantity = 2m,
            Working = new LimitOrder { Price = 99m },
            PendingSide = Side.Sell,
            PendingQuantity = 2m,
            Pending = new LimitMakerOrder { Price = 110m },
        }).ConfigureAwait(false)).RequireAccepted();
        var amended = (await scene.Calls.Trading.AmendOrderAsync(Tst, list.Orders[0].OrderId, 1m)
            .ConfigureAwait(false)).RequireAccepted();
        Assert.Equal(1m, amended.AmendedOrder.Quantity);
        Assert.NotNull(amended.OrderList);
        await scene.Until(
            () => scene.Told.Any(told => told.StartsWith("list UPDATED", StringComparison.Ordinal)),
            "the list's new names").ConfigureAwait(false);
    }

    private static Task<OrderOutcome<CancelReplaceResult>> Send(
        Scene scene, OrderId order, NewOrder replacement, CancelReplaceMode mode) =>
        scene.Calls.Trading.CancelReplaceOrderAsync(
            new CancelReplaceRequest { Order = order, NewOrder = replacement, Mode = mode });

    private static async Task<CancelReplaceResult> Ask(
        Scene scene, OrderId order, NewOrder replacement, CancelReplaceMode mode) =>
        (await Send(scene, order, replacement, mode).ConfigureAwait(false)).RequireAccepted();
}
