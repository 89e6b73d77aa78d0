using Spotwire.Trading;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Orders that wait for the last price, which is 100 at first.</summary>
internal static class StopShapes
{
    private const string Place = "POST /api/v3/order";
    private const string NewOrderPage = "rest-api.md, New order";
    private const string TrailingPage = "faqs/trailing-stop-faq.md";

    public static IEnumerable<OrderShape> All =>
    [
        new("STOP_LOSS", Place, NewOrderPage, s => Fires(s, StopLoss(90m), [90m], 89m)),
        new("STOP_LOSS_LIMIT", Place, NewOrderPage, s => Fires(s, StopLossLimit(90m, 88m), [90m], 89m)),
        new("TAKE_PROFIT", Place, NewOrderPage, s => Fires(s, TakeProfit(110m), [110m], 109m)),
        new("TAKE_PROFIT_LIMIT", Place, NewOrderPage, s => Fires(s, TakeProfitLimit(110m, 108m), [110m], 109m)),
        new("STOP_LOSS trailing", Place, TrailingPage,
            s => Fires(s, StopLoss(StopTrigger.Trailing(500)), [102m, 104m, 100m, 98.8m], 98m)),
        new("STOP_LOSS_LIMIT trailing from a stop price", Place, TrailingPage,
            s => Fires(s, StopLossLimit(StopTrigger.TrailingFrom(95m, 1000), 80m), [95m, 97m, 90m, 87.3m], 86m)),
        new("TAKE_PROFIT trailing from a stop price", Place, TrailingPage,
            s => Fires(s, TakeProfit(StopTrigger.TrailingFrom(105m, 200)), [105m, 106m, 104m, 103.8m], 103m)),
        new("TAKE_PROFIT_LIMIT trailing", Place, TrailingPage,
            s => Fires(s, TakeProfitLimit(StopTrigger.Trailing(300), 90m), [101m, 99m, 97.9m], 97m)),
        new("STOP_LOSS_LIMIT pegged", Place, "faqs/pegged_orders.md", Pegged),
        new("STOP_LOSS_LIMIT iceberg", Place, NewOrderPage, s => Fires(
            s, StopLossLimit(90m, 88m) with { Lifetime = Lifetime.Iceberg(0.5m) }, [90m], 89m)),
        new("STOP_LOSS cancelled while it waits", Place, NewOrderPage, Cancelled),
        new("STOP_LOSS on the wrong side", Place, NewOrderPage, WrongSide),
    ];

    private static StopLossOrder StopLoss(StopTrigger trigger) =>
        new() { Trigger = trigger };

    private static StopLossLimitOrder StopLossLimit(StopTrigger trigger, LimitPrice price) =>
        new() { Trigger = trigger, Price = price };

    private static TakeProfitOrder TakeProfit(StopTrigger trigger) =>
        new() { Trigger = trigger };

    private static TakeProfitLimitOrder TakeProfitLimit(StopTrigger trigger, decimal price) =>
        new() { Trigger = trigger, Price = price };

    private static NewOrder Selling(TypedOrder order) => new(Tst, Side.Sell, 1m, order);

    /// <summary>Places a selling order that waits, moves the last price along a path whose last step fires it, and has
    /// it meet a buyer.</summary>
    private static async Task Fires(Scene scene, TypedOrder order, decimal[] path, decimal buyer)
    {
        var placed = (await scene.Calls.Trading.PlaceOrderAsync(Selling(order)).ConfigureAwait(false))
            .RequireAccepted();
        var waiting = await scene.Calls.Trading.GetOrderAsync(Tst, placed.OrderId).ConfigureAwait(false);
        Assert.Equal((OrderStatus.New, order.Type, false), (waiting.Status, waiting.Type, waiting.IsWorking));
        Assert.Null(waiting.WorkingTime);
        foreach (var price in path[..^1])
        {
            await scene.Trade(price).ConfigureAwait(false);
            Assert.Equal(
                OrderStatus.New,
                (await scene.Calls.Trading.GetOrderAsync(Tst, placed.OrderId).ConfigureAwait(false)).Status);
        }

        // The buyer rests below the price that fires it, so that only the fired order meets him.
        await scene.OtherBuys(buyer, 1m).ConfigureAwait(false);
        await scene.Trade(path[^1]).ConfigureAwait(false);
        var done = await scene.Calls.Trading.GetOrderAsync(Tst, placed.OrderId).ConfigureAwait(false);
        Assert.Equal((OrderStatus.Filled, 1m), (done.Status, done.ExecutedQuantity));
        await scene.Until(() => scene.Told.Contains("TRADE FILLED"), "the fill").ConfigureAwait(false);
        Assert.Equal("NEW NEW", scene.Told.First(told => told.Contains(' ', StringComparison.Ordinal)));
    }

    private static async Task Pegged(Scene scene)
    {
        var placed = (await scene.Calls.Trading.PlaceOrderAsync(Selling(
            StopLossLimit(90m, LimitPrice.PrimaryPeg()))).ConfigureAwait(false)).RequireAccepted();
        await scene.OtherSells(95m, 1m).ConfigureAwait(false);
        await scene.Trade(90m).ConfigureAwait(false);
        var known = await scene.Calls.Trading.GetOrderAsync(Tst, placed.OrderId).ConfigureAwait(false);
        Assert.Equal((95m, true), (known.PeggedPrice, known.IsWorking));
        await scene.Calls.Trading.CancelOrderAsync(Tst, placed.OrderId).ConfigureAwait(false);
        await scene.Until(() => scene.Told.Contains("CANCELED CANCELED"), "the cancel").ConfigureAwait(false);
    }

    private static async Task Cancelled(Scene scene)
    {
        var placed = (await scene.Calls.Trading.PlaceOrderAsync(Selling(StopLoss(90m))).ConfigureAwait(false))
            .RequireAccepted();
        var cancelled = (await scene.Calls.Trading.CancelOrderAsync(Tst, placed.OrderId).ConfigureAwait(false))
            .RequireAccepted();
        Assert.Equal(OrderStatus.Canceled, cancelled.Status);
        await scene.Expect("NEW NEW", "CANCELED CANCELED").ConfigureAwait(false);
    }

    private static async Task WrongSide(Scene scene)
    {
        var refused = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(
            await scene.Calls.Trading.PlaceOrderAsync(Selling(StopLoss(110m))).ConfigureAwait(false));
        Assert.Equal((-2010, RejectionReason.WouldTriggerImmediately), (refused.Error.Code, refused.Error.Reason));
        Assert.Empty(await scene.Calls.Trading.GetOpenOrdersAsync(Tst).ConfigureAwait(false));
    }
}
