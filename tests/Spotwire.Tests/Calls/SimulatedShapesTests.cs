using Spotwire.Account;
using Spotwire.Simulator;
using Spotwire.Trading;

namespace Spotwire.Tests.Calls;

/// <summary>Every order shape, order list and change against the simulated exchange, by REST and by the WebSocket
/// API.</summary>
public sealed class SimulatedShapesTests
{
    private static readonly Symbol Market = "BTCUSDT";

    public static TheoryData<CallTransport> Transports => [CallTransport.Rest, CallTransport.WebSocketApi];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task OrdersOfEveryShapeAreTakenAndFoundAgain(CallTransport transport)
    {
        await using var exchange = await StartAsync();
        await using var client = await OpenAsync(exchange);
        var trading = client.Via(transport).Trading;
        NewOrder[] orders =
        [
            new NewOrder(Market, Side.Buy, 0.1m, new LimitOrder
            {
                Price = 58000m, Lifetime = Lifetime.Iceberg(0.05m), StrategyId = 7, StrategyType = 1_000_000,
            }),
            new NewOrder(Market, Side.Buy, 0.1m, new PrimaryPegOrder { IcebergQuantity = 0.05m }),
            new NewOrder(
                Market, Side.Buy, 0.1m, new MarketPegOrder { WorstPrice = 58000m, Lifetime = Lifetime.Iceberg(0.05m) }),
            new NewOrder(Market, Side.Buy, 0.1m, new LimitMakerOrder { Price = MakerPrice.PrimaryPeg() }),
            new NewOrder(Market, Side.Sell, 0.1m, new LimitMakerOrder { Price = 61000m }),
            new NewOrder(Market, Side.Sell, 0.1m, new StopLossOrder { Trigger = 55000m }),
            new NewOrder(Market, Side.Buy, 0.1m, new StopLossLimitOrder { Trigger = 65000m, Price = 65100m }),
            new NewOrder(
                Market, Side.Sell, 0.1m, new TakeProfitOrder { Trigger = StopTrigger.TrailingFrom(65000m, 100) }),
            new NewOrder(Market, Side.Sell, 0.1m, new TakeProfitLimitOrder
            {
                Trigger = StopTrigger.Trailing(200), Price = LimitPrice.MarketPeg(),
            }),
        ];
        foreach (var order in orders)
        {
            await trading.TestOrderAsync(order, computeCommissionRates: true, Cancel);
            var placed = (await trading.PlaceOrderAsync(
                order with { ResponseType = OrderResponseType.Full }, Cancel)).RequireAccepted();
            var found = await trading.GetOrderAsync(Market, placed.OrderId, Cancel);
            var numbers = order.Numbers;
            Assert.Equal((order.Order.Type, order.Side, OrderStatus.New), (found.Type, found.Side, found.Status));
            Assert.Equal((numbers.Quantity, numbers.Price ?? 0), (found.Quantity, found.Price));
            Assert.Equal(
                (numbers.StopPrice ?? 0, numbers.IcebergQuantity ?? 0, numbers.TrailingDelta),
                (found.StopPrice ?? 0, found.IcebergQuantity ?? 0, found.TrailingDelta));
            Assert.Equal(
                (order.Order.StrategyId, order.Order.StrategyType, numbers.Limit?.Peg),
                (found.StrategyId, found.StrategyType, found.PegPriceType));
            Assert.Equal(
                (placed.Quantity, placed.Status, placed.WorkingTime, placed.PeggedPrice),
                (found.Quantity, found.Status, found.WorkingTime, found.PeggedPrice));
        }

        var all = await trading.GetOrdersAsync(new OrdersRequest { Symbol = Market }, Cancel);
        Assert.Equal(all.Select(o => o.OrderId).Order(), all.Select(o => o.OrderId));
        
        // The fixture's own two orders rest as well.
        Assert.Equal(orders.Length + 2, all.Count(o => o.Status == OrderStatus.New));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task ListsOfEveryKindArePlacedFoundAndCancelled(CallTransport transport)
    {
        await using var exchange = await StartAsync();
        await using var client = await OpenAsync(exchange);
        var trading = client.Via(transport).Trading;
        foreach (var list in Lists())
        {
            Assert.Empty(await trading.CheckOrderListAsync(list, Cancel));
            var placed = (await trading.PlaceOrderListAsync(
                list with { ResponseType = OrderResponseType.Result }, Cancel)).RequireAccepted();
            Assert.Equal(list.Legs.Count, placed.Reports.Count);
            Assert.Equal(
                list is OcoOrderList or LegacyOcoOrderList
                    ? ContingencyType.OneCancelsOther
                    : ContingencyType.OneTriggersOther,
                placed.ContingencyType);
            Assert.Equal(
                list.Legs.Select(leg => leg.Order!.Type.Value).Order(StringComparer.Ordinal),
                placed.Reports.Select(r => r.Type!.Value.Value).Order(StringComparer.Ordinal));
            var found = await trading.GetOrderListAsync(placed.ListClientOrderId, Cancel);
            Assert.Equal((placed.OrderListId, OrderListStatus.Executing), (found.OrderListId, found.ListOrderStatus));
            Assert.Equal(placed.Orders, found.Orders);
            Assert.Contains(
                await trading.GetOpenOrderListsAsync(Cancel), open => open.OrderListId == placed.OrderListId);
            var canceled = (await trading.CancelOrderListAsync(
                Market, OrderListReference.ById(placed.OrderListId), null, Cancel)).RequireAccepted();
            Assert.Equal(OrderListStatus.AllDone, canceled.ListOrderStatus);
            Assert.All(canceled.Reports, report => Assert.Equal(OrderStatus.Canceled, report.Status));
        }

        Assert.Empty(await trading.GetOpenOrderListsAsync(Cancel));
        Assert.Equal(Lists().Length, (await trading.GetOrderListsAsync(null, Cancel)).Count);
        var account = await client.Via(transport).Account.GetAccountAsync(cancellationToken: Cancel);
        Assert.All(account.Balances, balance => Assert.Equal(0, balance.Locked - Resting(balance.Asset)));

        // What the fixture's own two orders hold.
        static decimal Resting(Asset asset) => asset.Value switch { "BTC" => 1m, "USDT" => 59000m, _ => 0m };
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task OrdersAreReplacedAndAmended(CallTransport transport)
    {
        await using var exchange = await StartAsync();
        await using var client = await OpenAsync(exchange);
        var trading = client.Via(transport).Trading;
        var first = (await trading.PlaceOrderAsync(Bid("first"), Cancel)).RequireAccepted();

        var amended = (await trading.AmendOrderAsync(Market, new ClientOrderId("first"), 0.06m, null, Cancel))
            .RequireAccepted();
        Assert.Equal((first.OrderId, 0.06m, "first"), (amended.AmendedOrder.OrderId, amended.AmendedOrder.Quantity,
            amended.AmendedOrder.ClientOrderId.Value));
        var amendment = Assert.Single(await trading.GetOrderAmendmentsAsync(
            Market, first.OrderId, cancellationToken: Cancel));
        Assert.Equal((0.1m, 0.06m, amended.ExecutionId), (amendment.OriginalQuantity, amendment.NewQuantity,
            amendment.ExecutionId));
        var increase = Assert.IsType<OrderOutcome<AmendResult>.Rejected>(
            await trading.AmendOrderAsync(Market, first.OrderId, 0.2m, null, Cancel));
        Assert.Equal((-2038, RejectionReason.AmendIncreaseNotSupported), (increase.Error.Code, increase.Error.Reason));

        var request = new CancelReplaceRequest { Order = first.OrderId, NewOrder = Bid() };
        var replaced = (await trading.CancelReplaceOrderAsync(request, Cancel)).RequireAccepted();
        Assert.True(replaced.IsComplete);
        Assert.Equal(first.OrderId, replaced.CanceledOrder!.OrderId);

        // The order is gone: nothing happens, or only the new order.
        var rejected = Assert.IsType<OrderOutcome<CancelReplaceResult>.Rejected>(
            await trading.CancelReplaceOrderAsync(request, Cancel));
        Assert.Equal((-2022, -2011), (rejected.Error.Code, Assert.Single(rejected.Error.Causes).Code));
        var half = (await trading.CancelReplaceOrderAsync(
            request with { Mode = CancelReplaceMode.AllowFailure }, Cancel)).RequireAccepted();
        Assert.Equal((false, -2011), (half.IsComplete, half.CancelError!.Code));
        Assert.Equal(OrderStatus.New, (await trading.GetOrderAsync(Market, half.PlacedOrder!.OrderId, Cancel)).Status);

        // The new order would take: only the cancel happens.
        half = (await trading.CancelReplaceOrderAsync(
            new CancelReplaceRequest
            {
                Order = half.PlacedOrder.OrderId,
                NewOrder = new NewOrder(Market, Side.Buy, 0.1m, new LimitMakerOrder { Price = 62000m }),
            },
            Cancel)).RequireAccepted();
        Assert.Equal((-2010, RejectionReason.WouldMatchImmediately), (half.NewOrderError!.Code,
            half.NewOrderError.Reason));
        Assert.Equal(OrderStatus.Canceled, half.CanceledOrder!.Status);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task TheAccountTellsRatesCountsFiltersAndPreventedMatches(CallTransport transport)
    {
        await using var exchange = await StartAsync();
        await using var client = await OpenAsync(exchange);
        var (trading, account) = (client.Via(transport).Trading, client.Via(transport).Account);
        var rates = await account.GetCommissionRatesAsync(Market, Cancel);
        Assert.Equal((Market, 0.001m), (rates.Symbol, rates.StandardCommission.Taker));
        Assert.NotEmpty((await account.GetAccountFiltersAsync(Market, Cancel)).SymbolFilters);
        var before = await CountAsync();
        var order = new NewOrder(Market, Side.Buy, 0.5m, new MarketOrder())
        {
            SelfTradePreventionMode = SelfTradePreventionMode.ExpireTaker,
        };
        var prevented = (await trading.PlaceOrderAsync(order, Cancel)).RequireAccepted();
        Assert.Equal(OrderStatus.ExpiredInMatch, prevented.Status);
        Assert.Equal(before + 1, await CountAsync());
        var match = Assert.Single(await account.GetPreventedMatchesAsync(
            new PreventedMatchesRequest { Symbol = Market, OrderId = prevented.OrderId }, Cancel));
        Assert.Equal(
            (prevented.OrderId, 0.5m, SelfTradePreventionMode.ExpireTaker),
            (match.TakerOrderId, match.TakerPreventedQuantity, match.SelfTradePreventionMode));
        Assert.Equal(match.PreventedMatchId, Assert.Single(prevented.PreventedMatches).PreventedMatchId);
        Assert.Empty(await account.GetAllocationsAsync(new AllocationsRequest { Symbol = Market }, Cancel));
        var permissions = await account.GetApiKeyPermissionsAsync(Cancel);
        Assert.True(permissions.CanTradeSpotAndMargin);

        async Task<long?> CountAsync() => (await account.GetUnfilledOrderCountsAsync(Cancel))
            .Single(limit => limit.Interval == RateLimitInterval.Day).Count;
    }

    private static NewOrder Bid(ClientOrderId? name = null) =>
        new(Market, Side.Buy, 0.1m, new LimitOrder { Price = 58000m, ClientOrderId = name });

    private static NewOrderList[] Lists()
    {
        var bid = new LimitOrder { Price = 58000m };
        var maker = new LimitMakerOrder { Price = 66000m };
        var stop = new StopLossOrder { Trigger = 54000m };
        return
        [
            new OcoOrderList
            {
                Symbol = Market, Side = Side.Sell, Quantity = 0.1m, TakeProfit = maker, StopLoss = stop,
            },
            new LegacyOcoOrderList
            {
                Symbol = Market, Side = Side.Sell, Quantity = 0.1m,
                Limit = new() { Price = 66000m }, Stop = new() { StopPrice = 54000m },
            },
            new LegacyOcoOrderList
            {
                Symbol = Market, Side = Side.Sell, Quantity = 0.1m,
                Limit = new() { Price = 66000m, IcebergQuantity = 0.05m },
                Stop = new() { StopPrice = 54000m, Limit = new(53900m, Lifetime.Iceberg(0.05m)) },
            },
            new OtoOrderList
            {
                Symbol = Market, WorkingSide = Side.Buy, WorkingQuantity = 0.1m, Working = bid,
                PendingSide = Side.Sell, PendingQuantity = 0.1m, Pending = stop,
            },
            new OtocoOrderList
            {
                Symbol = Market, WorkingSide = Side.Buy, WorkingQuantity = 0.1m, Working = bid,
                PendingSide = Side.Sell, PendingQuantity = 0.1m, TakeProfit = maker, StopLoss = stop,
            },
            new OpoOrderList { Symbol = Market, Quantity = 0.1m, Working = bid, Pending = maker },
            new OpocoOrderList
            {
                Symbol = Market, Quantity = 0.1m, Working = bid, TakeProfit = maker, StopLoss = stop,
            },
        ];
    }

    private static Task<SimulatedExchange> StartAsync() => SimulatedExchange.StartAsync(new SimulatorOptions
    {
        Seed = 5,
        Flow = false,
        Symbols = [SymbolSpec.Parse("BTCUSDT")],
        Accounts = [AccountSpec.Parse("alice:BTC=10,USDT=1000000"), AccountSpec.Parse("bob:BTC=10,USDT=1000000")],
    });

    /// <summary>A client of an exchange that has had a trade at 60,000, and on whose book its account rests on both
    /// sides.</summary>
    private static async Task<SpotwireClient> OpenAsync(SimulatedExchange exchange)
    {
        await using (var other = Connect(exchange, 1))
        {
            var ask = new NewOrder(Market, Side.Sell, 0.1m, new LimitOrder { Price = 60000m });
            (await other.Trading.PlaceOrderAsync(ask, Cancel)).RequireAccepted();
        }

        var client = Connect(exchange, 0);
        (await client.Trading.PlaceOrderAsync(
            new NewOrder(Market, Side.Buy, 0.1m, new MarketOrder()), Cancel)).RequireAccepted();
        foreach (var (side, price) in ((Side, decimal)[])[(Side.Buy, 59000m), (Side.Sell, 60500m)])
        {
            (await client.Trading.PlaceOrderAsync(
                new NewOrder(Market, side, 1m, new LimitOrder { Price = price }), Cancel))
                .RequireAccepted();
        }

        return client;
    }

    private static SpotwireClient Connect(SimulatedExchange exchange, int account) => new(new SpotwireOptions
    {
        Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams, exchange.WebSocketApi),
        Credentials = new SpotwireCredentials(exchange.Accounts[account].ApiKey, exchange.Accounts[account].SecretKey),
        Seed = 1,
    });
}
