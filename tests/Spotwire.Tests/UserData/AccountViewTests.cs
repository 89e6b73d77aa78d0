using Spotwire.Account;
using Spotwire.Simulator;
using Spotwire.Simulator.Time;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.UserData;

/// <summary>User data and account views against the simulated exchange, in memory, on one thread and a virtual
/// clock.</summary>
public sealed class AccountViewTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_fill_is_told_once_though_connections_are_cut()
    {
        var totals = (Orders: 0, Fills: 0, Found: 0, Interruptions: 0);
        for (var seed = 1; seed <= 25; seed++)
        {
            var run = Run(seed);
            totals = (
                totals.Orders + run.Orders, totals.Fills + run.Fills, totals.Found + run.Found,
                totals.Interruptions + run.Interruptions);
        }

        Assert.True(totals is { Orders: > 200, Fills: > 100, Found: > 20, Interruptions: > 20 }, $"{totals}");
    }

    private static (int Orders, int Fills, int Found, int Interruptions) Run(int seed)
    {
        var time = new VirtualTime(Start);
        var exchange = Done(SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = seed,
            Symbols = [SymbolSpec.Parse("BTCUSDT")],
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
            Network = new SimulatedNetwork
            {
                Seed = seed,
                MinimumDelay = TimeSpan.FromMilliseconds(1),
                MaximumDelay = TimeSpan.FromMilliseconds(60),
                LostAnswersPerThousand = 10,
            },
        }));
        var client = Connect(exchange, time, seed);
        var run = new TradingRun();
        var told = run.Told;
        var trading = TradeAsync(client, time, seed, run);
        var random = new Random(seed);
        var nextCut = TimeSpan.FromSeconds(2);
        for (var now = TimeSpan.Zero; !trading.IsCompleted && now < TimeSpan.FromMinutes(3); now += Beat)
        {
            time.RunFor(Beat);
            if (now > nextCut && now < TimeSpan.FromSeconds(20))
            {
                exchange.DropSockets();
                nextCut = now + TimeSpan.FromMilliseconds(random.Next(200, 4000));
            }
        }

        Assert.True(trading.IsCompletedSuccessfully, $"seed {seed}: {trading.Exception}");
        time.RunFor(TimeSpan.FromSeconds(30));
        Check(seed, exchange, run.View!, told);
        var asked = PersistAsync(() => client.Account.GetAccountAsync(omitZeroBalances: true));
        time.RunUntil(() => asked.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.Equal(
            asked.Result.Balances.OrderBy(static b => b.Asset).Select(Words),
            run.View!.Current.Balances.Values.Select(static b => b.Value).Where(static b => b.Total != 0m)
                .OrderBy(static b => b.Asset).Select(Words));
        var closing = client.DisposeAsync().AsTask();
        time.RunUntil(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        Assert.True(closing.IsCompletedSuccessfully);
        Done(exchange.DisposeAsync().AsTask());
        var fills = told.OfType<ExecutionReport>().Where(static report => report.IsFill).ToList();
        return (
            told.OfType<ExecutionReport>().Count(static report => report.ExecutionType == ExecutionType.New),
            fills.Count,
            told.Count(static e => e is ExecutionReport { Source: UserDataSource.Query }),
            told.Count(static e => e is UserDataInterrupted));
    }

    private static async Task TradeAsync(SpotwireClient client, VirtualTime time, int seed, TradingRun run)
    {
        var subscription = await client.UserData.SubscribeAsync(new UserDataOptions { Symbols = ["BTCUSDT"] });
        run.View = await PersistAsync(() => client.Accounts.OpenAsync());
        _ = ReadAsync(subscription, run.Told);
        var chance = new Random(seed * 31);
        var price = (await PersistAsync(() => client.Market.GetBookTickerAsync("BTCUSDT"))).BidPrice;
        for (var i = 0; i < 25; i++)
        {
            var side = chance.Next(2) == 0 ? Side.Buy : Side.Sell;
            var limit = decimal.Round(price * (1m + (chance.Next(-20, 20) / 10_000m)), 2);
            await client.Trading.PlaceOrderAsync(chance.Next(3) == 0
                ? new NewOrder("BTCUSDT", side, 0.01m, new MarketOrder())
                : new NewOrder("BTCUSDT", side, 0.02m, new LimitOrder { Price = limit }));
            if (chance.Next(4) == 0 && run.View.Current.OpenOrders is [var first, ..])
            {
                await client.Trading.CancelOrderAsync("BTCUSDT", first.Value.OrderId);
            }

            await PauseAsync(time, TimeSpan.FromMilliseconds(chance.Next(50, 1200)));
        }

        await client.Trading.CancelOpenOrdersAsync("BTCUSDT");
    }

    private static async Task ReadAsync(UserDataSubscription subscription, List<UserDataEvent> told)
    {
        await foreach (var next in subscription)
        {
            told.Add(next);
        }
    }

    private sealed class TradingRun
    {
        public List<UserDataEvent> Told { get; } = [];

        public AccountView? View { get; set; }
    }

    private static string Words(Balance balance) =>
        FormattableString.Invariant($"{balance.Asset} {balance.Free:0.########} {balance.Locked:0.########}");

    private static void Check(
        int seed, SimulatedExchange exchange, AccountView view, List<UserDataEvent> told)
    {
        Assert.True(view.IsHealthy, $"seed {seed}: the view is not healthy");
        var orders = exchange.Audit().Orders.Where(order => order.Account == exchange.Accounts[0].Name).ToList();
        var reports = told.OfType<ExecutionReport>().ToList();
        foreach (var order in orders)
        {
            var own = reports.Where(report => report.OrderId == order.OrderId).ToList();
            Assert.True(
                own.Sum(static report => report.LastExecutedQuantity) == order.ExecutedQuantity,
                $"seed {seed}: {order} but {own.Sum(static report => report.LastExecutedQuantity)} told");
            Assert.Equal(order.Status, own[^1].Status);
            Assert.Single(own, static report => report.ExecutionType == ExecutionType.New);
        }

        var open = orders.Where(static order => !KnownOrder.IsEnd(order.Status)).Select(static order => order.OrderId);
        Assert.Equal(open.Order(), view.Current.OpenOrders.Select(static order => order.Value.OrderId).Order());
        var fills = reports.Where(static report => report.IsFill).Select(static report => report.TradeId!.Value);
        Assert.Equal(fills, view.Current.Fills.Select(static fill => fill.Value.TradeId));
    }

    [Fact]
    public void Order_lists_come_and_go_through_an_interruption()
    {
        var time = new VirtualTime(Start);
        var exchange = Done(SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = 4,
            Symbols = [SymbolSpec.Parse("BTCUSDT")],
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
        }));
        var client = Connect(exchange, time, 4);
        var opening = client.Accounts.OpenAsync();
        Assert.True(time.RunUntil(() => opening.IsCompleted, TimeSpan.FromMinutes(1)));
        var view = opening.Result;
        var placing = client.Trading.PlaceOrderListAsync(new OcoOrderList
        {
            Symbol = "BTCUSDT",
            Side = Side.Sell,
            Quantity = 0.01m,
            TakeProfit = new LimitMakerOrder { Price = 70000m },
            StopLoss = new StopLossOrder { Trigger = 50000m },
        });
        Assert.True(time.RunUntil(() => placing.IsCompleted, TimeSpan.FromMinutes(1)));
        var placed = placing.Result.RequireAccepted();
        Assert.True(time.RunUntil(() => view.Current.OrderLists.Count == 1, TimeSpan.FromMinutes(1)));
        Assert.Equal(placed.OrderListId, view.Current.OrderLists[0].Value.OrderListId);
        Assert.Equal(UserDataSource.Event, view.Current.OrderLists[0].Source);
        Assert.Equal(2, view.Current.OpenOrders.Count);

        exchange.DropSockets();
        Assert.True(time.RunUntil(() => !view.IsHealthy, TimeSpan.FromMinutes(1)));
        var canceling = client.Trading.CancelOrderListAsync(
            "BTCUSDT", OrderListReference.ById(placed.OrderListId));
        Assert.True(time.RunUntil(() => canceling.IsCompleted && view.IsHealthy, TimeSpan.FromMinutes(1)));
        Assert.True(canceling.Result.RequireAccepted().OrderListId == placed.OrderListId);
        Assert.True(time.RunUntil(
            () => view.Current is { OrderLists.Count: 0, OpenOrders.Count: 0 }, TimeSpan.FromMinutes(1)));
        var closing = client.DisposeAsync().AsTask();
        time.RunUntil(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        Done(exchange.DisposeAsync().AsTask());
    }

    [Fact]
    public void The_view_knows_what_can_be_sold_after_commissions()
    {
        var time = new VirtualTime(Start);
        var exchange = Done(SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Seed = 3,
            Symbols = [SymbolSpec.Parse("BTCUSDT")],
            Accounts = [AccountSpec.Parse("carol:USDT=100000")],
            Host = SimulatorHost.InMemory,
            TimeProvider = time,
        }));
        var client = Connect(exchange, time, 3);
        var opening = client.Accounts.OpenAsync();
        Assert.True(time.RunUntil(() => opening.IsCompleted, TimeSpan.FromMinutes(1)));
        var view = opening.Result;
        Assert.Equal(0m, view.SellableQuantity("BTCUSDT"));
        var seen = view.Current.Version;
        var buying = client.Trading.PlaceOrderAsync(
            new NewOrder("BTCUSDT", Side.Buy, 0.5m, new MarketOrder()));
        Assert.True(time.RunUntil(
            () => buying.IsCompleted && view.Current.FreeOf("BTC") > 0m, TimeSpan.FromMinutes(1)));
        Assert.True(view.Current.Version > seen);
        var commission = view.Current.Fills.Sum(static fill => fill.Value.Commission);
        Assert.True(commission > 0m);
        Assert.All(view.Current.Fills, static fill => Assert.Equal("BTC", fill.Value.CommissionAsset.Value));
        var sellable = view.SellableQuantity("BTCUSDT");
        var step = client.ExchangeInfo.FindRules("BTCUSDT")!.StepSize;
        Assert.True(sellable <= 0.5m - commission && sellable > 0.5m - commission - step, $"{sellable}");
        Assert.Equal(0m, sellable % step);
        var selling = client.Trading.PlaceOrderAsync(
            new NewOrder("BTCUSDT", Side.Sell, sellable, new MarketOrder()));
        Assert.True(time.RunUntil(() => selling.IsCompleted, TimeSpan.FromMinutes(1)));
        Assert.Equal(sellable, selling.Result.RequireAccepted().ExecutedQuantity);
        Assert.True(time.RunUntil(() => view.SellableQuantity("BTCUSDT") == 0m, TimeSpan.FromMinutes(1)));
        Assert.Equal(UserDataSource.Event, view.Current.Balances["BTC"].Source);
        Assert.Throws<SpotwireException>(() => view.SellableQuantity("NOSUCH"));
        var closing = client.DisposeAsync().AsTask();
        time.RunUntil(() => closing.IsCompleted, TimeSpan.FromMinutes(1));
        Done(exchange.DisposeAsync().AsTask());
    }

    private static SpotwireClient Connect(SimulatedExchange exchange, VirtualTime time, int seed) => new(
        new SpotwireOptions
        {
            Environment = SpotwireEnvironment.Custom(exchange.Rest, exchange.Streams, exchange.WebSocketApi),
            Credentials = new SpotwireCredentials(exchange.Accounts[0].ApiKey, exchange.Accounts[0].SecretKey),
            HttpHandlerFactory = exchange.CreateHttpHandler,
            Connect = (target, token) => exchange.ConnectAsync(target.Host, target.Port, token),
            TimeProvider = time,
            Seed = seed,
            RequestTimeout = TimeSpan.FromSeconds(2),
            RunContinuationsInline = true,
        });

    private static async Task<T> PersistAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (SpotwireException lost) when (lost.Error.IsTransient)
            {
                // The network of these tests loses answers.
            }
        }
    }

    private static async Task PauseAsync(TimeProvider time, TimeSpan span)
    {
        var over = new TaskCompletionSource();
        using var timer = time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), over, span, Timeout.InfiniteTimeSpan);
        await over.Task.ConfigureAwait(false);
    }

    private static T Done<T>(Task<T> task)
    {
        Assert.True(task.IsCompleted, "what needs no waiting went to another thread");
        return task.Result;
    }

    private static void Done(Task task) => Assert.True(task.IsCompletedSuccessfully);
}
