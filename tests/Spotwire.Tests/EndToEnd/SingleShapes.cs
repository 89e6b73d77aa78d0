using Spotwire.Trading;
using static Spotwire.Tests.EndToEnd.Scene;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Single orders without a stop price, lived through. The last price is 100.</summary>
internal static class SingleShapes
{
    private const string Place = "POST /api/v3/order";
    private const string NewOrderPage = "rest-api.md, New order";

    public static IEnumerable<OrderShape> All =>
    [
        new("LIMIT GTC", Place, NewOrderPage, LimitGtc),
        new("LIMIT IOC", Place, NewOrderPage, LimitIoc),
        new("LIMIT FOK", Place, NewOrderPage, LimitFok),
        new("LIMIT with ACK, RESULT and FULL", Place, NewOrderPage, ResponseTypes),
        new("LIMIT with strategy id and type", Place, NewOrderPage, Strategy),
        new("LIMIT iceberg", Place, NewOrderPage, Iceberg),
        new("LIMIT_MAKER", Place, NewOrderPage, LimitMaker),
        new("LIMIT pegged to its own side", Place, "faqs/pegged_orders.md", PeggedPrimary),
        new("LIMIT pegged to the other side, some levels deep", Place, "faqs/pegged_orders.md", PeggedMarket),
        new("MARKET by quantity", Place, NewOrderPage, Market),
        new("MARKET by quote quantity", Place, NewOrderPage, MarketByQuote),
        new("MARKET on a thin book", Place, "faqs/market_orders_faq.md", MarketOnThinBook),
        new("self-trade prevention NONE", Place, "faqs/stp_faq.md", s => Prevented(s, "NONE")),
        new("self-trade prevention EXPIRE_TAKER", Place, "faqs/stp_faq.md", s => Prevented(s, "EXPIRE_TAKER")),
        new("self-trade prevention EXPIRE_MAKER", Place, "faqs/stp_faq.md", s => Prevented(s, "EXPIRE_MAKER")),
        new("self-trade prevention EXPIRE_BOTH", Place, "faqs/stp_faq.md", s => Prevented(s, "EXPIRE_BOTH")),
        new("self-trade prevention DECREMENT", Place, "faqs/stp_faq.md", s => Prevented(s, "DECREMENT")),
        new("self-trade prevention TRANSFER", Place, "faqs/stp_faq.md", Transferred),
        new("SOR LIMIT", "POST /api/v3/sor/order", "faqs/sor_faq.md", SorLimit),
        new("SOR MARKET", "POST /api/v3/sor/order", "faqs/sor_faq.md", SorMarket),
        new("order that is only tested", "POST /api/v3/order/test", "rest-api.md, Test new order", Tested),
        new("SOR order that is only tested", "POST /api/v3/sor/order/test", "rest-api.md, Test new order using SOR",
            SorTested),
    ];

    private static NewOrder Limit(Side side, decimal price, decimal quantity, Lifetime lifetime = default) =>
        new(Tst, side, quantity, new LimitOrder { Price = price, Lifetime = lifetime });

    private static NewSorOrder Routed(Side side, decimal price, decimal quantity) =>
        new(Tst, side, quantity, new LimitOrder { Price = price });

    private static async Task<PlacedOrder> Placed(Scene scene, NewOrder order) =>
        (await scene.Calls.Trading.PlaceOrderAsync(order).ConfigureAwait(false)).RequireAccepted();

    private static Task<Order> Known(Scene scene, PlacedOrder order) =>
        scene.Calls.Trading.GetOrderAsync(Tst, order.OrderId);

    private static async Task LimitGtc(Scene scene)
    {
        var order = await Placed(scene, Limit(Side.Buy, 99m, 2m)).ConfigureAwait(false);
        Assert.Equal((OrderStatus.New, 99m), (order.Status, order.Price));
        await scene.OtherSells(99m, 0.5m).ConfigureAwait(false);
        Assert.Equal(OrderStatus.PartiallyFilled, (await Known(scene, order).ConfigureAwait(false)).Status);
        await scene.OtherSells(99m, 1.5m).ConfigureAwait(false);
        var known = await Known(scene, order).ConfigureAwait(false);
        Assert.Equal((OrderStatus.Filled, 198m), (known.Status, known.CumulativeQuoteQuantity));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task LimitIoc(Scene scene)
    {
        await scene.OtherSells(100m, 0.5m).ConfigureAwait(false);
        var order = await Placed(scene, Limit(Side.Buy, 100m, 2m, TimeInForce.ImmediateOrCancel))
            .ConfigureAwait(false);
        Assert.Equal(
            (OrderStatus.Expired, 0.5m, "UNFILLED_IOC_QUANTITY_EXPIRED"),
            (order.Status, order.ExecutedQuantity, order.ExpiryReason?.Value));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "EXPIRED EXPIRED").ConfigureAwait(false);
    }

    private static async Task LimitFok(Scene scene)
    {
        await scene.OtherSells(100m, 0.5m).ConfigureAwait(false);
        var order = await Placed(scene, Limit(Side.Buy, 100m, 2m, TimeInForce.FillOrKill))
            .ConfigureAwait(false);
        Assert.Equal((OrderStatus.Expired, 0m), (order.Status, order.ExecutedQuantity));
        var whole = await Placed(scene, Limit(Side.Buy, 100m, 0.5m, TimeInForce.FillOrKill))
            .ConfigureAwait(false);
        Assert.Equal(OrderStatus.Filled, whole.Status);
        await scene.Expect("NEW NEW", "EXPIRED EXPIRED", "NEW NEW", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task ResponseTypes(Scene scene)
    {
        await scene.OtherSells(100m, 3m).ConfigureAwait(false);
        var buy = Limit(Side.Buy, 100m, 1m);
        var ack = await Placed(scene, buy with { ResponseType = OrderResponseType.Ack }).ConfigureAwait(false);
        var result = await Placed(scene, buy with { ResponseType = OrderResponseType.Result }).ConfigureAwait(false);
        var full = await Placed(scene, buy with { ResponseType = OrderResponseType.Full }).ConfigureAwait(false);
        Assert.Equal((null, OrderStatus.Filled), (ack.Status, result.Status));
        Assert.Empty(result.Fills);
        Assert.Equal((100m, 1m), (full.Fills.Single().Price, full.Fills.Single().Quantity));
        await scene.Expect("NEW NEW", "TRADE FILLED", "NEW NEW", "TRADE FILLED", "NEW NEW", "TRADE FILLED")
            .ConfigureAwait(false);
    }

    private static async Task Strategy(Scene scene)
    {
        var order = await Placed(scene, new NewOrder(Tst, Side.Sell, 1m, new LimitOrder
        {
            Price = 101m, StrategyId = 37463720, StrategyType = 1000000, ClientOrderId = "my-strategy",
        })).ConfigureAwait(false);
        var known = await Known(scene, order).ConfigureAwait(false);
        Assert.Equal(
            (37463720L, 1000000, "my-strategy"), (known.StrategyId, known.StrategyType, known.ClientOrderId.Value));
        await scene.Calls.Trading.CancelOrderAsync(Tst, known.ClientOrderId).ConfigureAwait(false);
        await scene.Expect("NEW NEW", "CANCELED CANCELED").ConfigureAwait(false);
    }

    private static async Task Iceberg(Scene scene)
    {
        var order = await Placed(scene, Limit(Side.Buy, 99m, 3m, Lifetime.Iceberg(1m))).ConfigureAwait(false);
        var depth = await scene.Calls.Market.GetDepthAsync(Tst, 5).ConfigureAwait(false);
        Assert.Equal(1m, depth.Bids.Single(level => level.Price == 99m).Quantity);
        await scene.OtherSells(99m, 2.5m).ConfigureAwait(false);
        var known = await Known(scene, order).ConfigureAwait(false);
        Assert.Equal((2.5m, 1m), (known.ExecutedQuantity, known.IcebergQuantity));
        await scene.Until(
            () => scene.Told.Count(told => told == "TRADE PARTIALLY_FILLED") >= 1, "the fills").ConfigureAwait(false);
        Assert.Equal("NEW NEW", scene.Told.First(told => told.Contains(' ', StringComparison.Ordinal)));
    }

    private static async Task LimitMaker(Scene scene)
    {
        await scene.OtherSells(101m, 1m).ConfigureAwait(false);
        var refused = Assert.IsType<OrderOutcome<PlacedOrder>.Rejected>(await scene.Calls.Trading.PlaceOrderAsync(
            new NewOrder(Tst, Side.Buy, 1m, new LimitMakerOrder { Price = 101m })).ConfigureAwait(false));
        Assert.Equal(RejectionReason.WouldMatchImmediately, refused.Error.Reason);
        await Placed(scene, new NewOrder(Tst, Side.Buy, 1m, new LimitMakerOrder { Price = 100m }))
            .ConfigureAwait(false);
        await scene.OtherSells(100m, 1m).ConfigureAwait(false);
        await scene.Expect("REJECTED REJECTED", "NEW NEW", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task PeggedPrimary(Scene scene)
    {
        await scene.OtherBuys(98.5m, 1m).ConfigureAwait(false);
        var order = await Placed(scene, new NewOrder(Tst, Side.Buy, 1m, new PrimaryPegOrder())).ConfigureAwait(false);
        Assert.Equal((98.5m, PegPriceType.PrimaryPeg), (order.PeggedPrice, order.PegPriceType));
        Assert.Equal(98.5m, (await Known(scene, order).ConfigureAwait(false)).PeggedPrice);
        await scene.Calls.Trading.CancelOrderAsync(Tst, order.OrderId).ConfigureAwait(false);
        await scene.Expect("NEW NEW", "CANCELED CANCELED").ConfigureAwait(false);
    }

    private static async Task PeggedMarket(Scene scene)
    {
        await scene.OtherSells(101m, 1m).ConfigureAwait(false);
        await scene.OtherSells(102m, 1m).ConfigureAwait(false);
        var order = await Placed(scene, new NewOrder(
            Tst, Side.Buy, 2m, new MarketPegOrder { OffsetLevels = 1, WorstPrice = 103m })).ConfigureAwait(false);
        Assert.Equal((102m, OrderStatus.Filled), (order.PeggedPrice, order.Status));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task Market(Scene scene)
    {
        await scene.OtherSells(100m, 1m).ConfigureAwait(false);
        await scene.OtherSells(101m, 1m).ConfigureAwait(false);
        var order = await Placed(scene, new NewOrder(Tst, Side.Buy, 1.5m, new MarketOrder()))
            .ConfigureAwait(false);
        Assert.Equal((OrderStatus.Filled, 150.5m), (order.Status, order.CumulativeQuoteQuantity));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task MarketByQuote(Scene scene)
    {
        await scene.OtherSells(100m, 10m).ConfigureAwait(false);
        var order = await Placed(
            scene, NewOrder.ByQuote(Tst, Side.Buy, 250m))
            .ConfigureAwait(false);
        Assert.Equal((2.5m, 250m), (order.ExecutedQuantity, order.CumulativeQuoteQuantity));
        await scene.Expect("NEW NEW", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task MarketOnThinBook(Scene scene)
    {
        await scene.OtherSells(100m, 1m).ConfigureAwait(false);
        var order = await Placed(scene, new NewOrder(Tst, Side.Buy, 3m, new MarketOrder()))
            .ConfigureAwait(false);
        Assert.Equal((OrderStatus.Expired, 1m), (order.Status, order.ExecutedQuantity));
        await scene.Expect("NEW NEW", "TRADE PARTIALLY_FILLED", "EXPIRED EXPIRED").ConfigureAwait(false);
    }

    /// <summary>The account rests a sell of 1 and buys 3 at its price, so that it would meet itself.</summary>
    private static async Task Prevented(Scene scene, string mode)
    {
        var maker = await Placed(scene, Limit(Side.Sell, 100m, 1m)).ConfigureAwait(false);
        var taker = await Placed(scene, Limit(Side.Buy, 100m, 3m) with
        {
            SelfTradePreventionMode = SelfTradePreventionMode.FromWire(mode),
        }).ConfigureAwait(false);
        var (makerNow, takerNow) = (
            await Known(scene, maker).ConfigureAwait(false), await Known(scene, taker).ConfigureAwait(false));
        var states = mode switch
        {
            "NONE" => (OrderStatus.Filled, OrderStatus.PartiallyFilled),
            "EXPIRE_TAKER" => (OrderStatus.New, OrderStatus.ExpiredInMatch),
            "EXPIRE_MAKER" => (OrderStatus.ExpiredInMatch, OrderStatus.New),
            "EXPIRE_BOTH" => (OrderStatus.ExpiredInMatch, OrderStatus.ExpiredInMatch),
            _ => (OrderStatus.ExpiredInMatch, OrderStatus.New),
        };
        Assert.Equal(states, (makerNow.Status, takerNow.Status));
        var matches = await scene.Calls.Account.GetPreventedMatchesAsync(
            new() { Symbol = Tst, OrderId = taker.OrderId }).ConfigureAwait(false);
        Assert.Equal(mode == "NONE" ? 0 : 1, matches.Count);
        await scene.Until(
            () => mode == "NONE" ? scene.Told.Contains("TRADE FILLED") : scene.Told.Any(told =>
                told.StartsWith("TRADE_PREVENTION", StringComparison.Ordinal)), "what became of it")
            .ConfigureAwait(false);
    }

    /// <summary>The mate rests a sell with TRANSFER and the account buys with it: the quantity moves, no trade
    /// happens.</summary>
    private static async Task Transferred(Scene scene)
    {
        var transfer = SelfTradePreventionMode.FromWire("TRANSFER");
        var resting = Limit(Side.Sell, 100m, 1m) with { SelfTradePreventionMode = transfer };
        (await scene.Mate.Trading.PlaceOrderAsync(resting).ConfigureAwait(false)).RequireAccepted();
        var before = await Free(scene, "TST").ConfigureAwait(false);
        var order = await Placed(scene, Limit(Side.Buy, 100m, 1m) with { SelfTradePreventionMode = transfer })
            .ConfigureAwait(false);
        Assert.Equal(before + 1m, await Free(scene, "TST").ConfigureAwait(false));
        Assert.Equal(OrderStatus.ExpiredInMatch, (await Known(scene, order).ConfigureAwait(false)).Status);
        Assert.Empty(await scene.Calls.Account.GetTradesAsync(new() { Symbol = Tst, OrderId = order.OrderId })
            .ConfigureAwait(false));
        await scene.Until(
            () => scene.Told.Any(told => told.StartsWith("TRADE_PREVENTION", StringComparison.Ordinal)),
            "the transfer").ConfigureAwait(false);
    }

    private static async Task SorLimit(Scene scene)
    {
        (await scene.Other.Trading.PlaceOrderAsync(Limit(Side.Sell, 99m, 1m) with { Symbol = Twin })
            .ConfigureAwait(false)).RequireAccepted();
        await scene.OtherSells(100m, 1m).ConfigureAwait(false);
        var order = (await scene.Calls.Trading.PlaceSorOrderAsync(Routed(Side.Buy, 100m, 3m)).ConfigureAwait(false))
            .RequireAccepted();
        Assert.Equal(
            (2m, 199m, true),
            (order.ExecutedQuantity, order.CumulativeQuoteQuantity, order.UsedSmartOrderRouting));
        var allocation = Assert.Single(await scene.Calls.Account.GetAllocationsAsync(
            new() { Symbol = Tst, OrderId = order.OrderId }).ConfigureAwait(false));
        Assert.Equal((99m, 1m), (allocation.Price, allocation.Quantity));
        await scene.Calls.Trading.CancelOrderAsync(Tst, order.OrderId).ConfigureAwait(false);
        await scene.Expect(
            "NEW NEW", "TRADE PARTIALLY_FILLED", "TRADE PARTIALLY_FILLED", "CANCELED CANCELED").ConfigureAwait(false);
    }

    private static async Task SorMarket(Scene scene)
    {
        (await scene.Other.Trading.PlaceOrderAsync(Limit(Side.Buy, 100.5m, 1m) with { Symbol = Twin })
            .ConfigureAwait(false)).RequireAccepted();
        var order = (await scene.Calls.Trading.PlaceSorOrderAsync(
            new NewSorOrder(Tst, Side.Sell, 1m, new MarketOrder())).ConfigureAwait(false)).RequireAccepted();
        Assert.Equal((OrderStatus.Filled, 100.5m), (order.Status, order.CumulativeQuoteQuantity));
        await scene.Expect("NEW NEW", "TRADE FILLED").ConfigureAwait(false);
    }

    private static async Task Tested(Scene scene)
    {
        var rates = await scene.Calls.Trading.TestOrderAsync(Limit(Side.Buy, 99m, 1m), computeCommissionRates: true)
            .ConfigureAwait(false);
        Assert.NotNull(rates.StandardCommission);
        await scene.Calls.Trading.TestOrderAsync(Limit(Side.Buy, 99m, 1m)).ConfigureAwait(false);
        Assert.Empty(await scene.Calls.Trading.GetOpenOrdersAsync(Tst).ConfigureAwait(false));
        Assert.Empty(scene.Told);
    }

    private static async Task SorTested(Scene scene)
    {
        var rates = await scene.Calls.Trading.TestSorOrderAsync(Routed(Side.Buy, 99m, 1m), computeCommissionRates: true)
            .ConfigureAwait(false);
        Assert.NotNull(rates.StandardCommission);
        Assert.Empty(scene.Told);
    }

    private static async Task<decimal> Free(Scene scene, string asset) =>
        (await scene.Calls.Account.GetAccountAsync().ConfigureAwait(false)).Balances
            .Single(balance => balance.Asset.Value == asset).Free;
}
