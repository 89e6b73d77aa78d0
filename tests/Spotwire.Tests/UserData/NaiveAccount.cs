using Spotwire.Account;
using Spotwire.Trading;
using Spotwire.UserData;

namespace Spotwire.Tests.UserData;

/// <summary>An exchange with one account, as simple as it can be: orders change, and every change is an
/// event.</summary>
internal sealed class NaiveAccount(Random random)
{
    private static readonly Symbol[] Markets = ["AAAUSDT", "BBBUSDT", "CCCUSDT"];
    private readonly Dictionary<Symbol, long> _lastOrder = [];
    private readonly Dictionary<Symbol, long> _lastTrade = [];
    private readonly Dictionary<Asset, (decimal Free, decimal Locked)> _balances = new() { ["USDT"] = (1000m, 0m) };
    private long _executionId = 100;
    private long _listId;

    public ExchangeTime Now { get; private set; } = ExchangeTime.FromMilliseconds(1_700_000_000_000);

    public ExchangeTime Changed { get; private set; }

    public Dictionary<OrderKey, Order> Orders { get; } = [];

    public List<MissedFill> Trades { get; } = [];

    public Dictionary<long, OrderListUpdate> Lists { get; } = [];

    public IEnumerable<Order> Open => Orders.Values.Where(static order => !KnownOrder.IsEnd(order.Status));

    public IReadOnlyList<Balance> Balances =>
    [
        .. _balances.Where(static item => item.Value != default).Select(static item =>
            new Balance { Asset = item.Key, Free = item.Value.Free, Locked = item.Value.Locked }),
    ];

    /// <summary>Time goes on, or stands still for another event of the same instant.</summary>
    public void Tick() => Now += TimeSpan.FromMilliseconds(random.Next(3));

    /// <summary>Something happens.</summary>
    public List<UserDataEvent> Act()
    {
        Tick();
        var events = new List<UserDataEvent>();
        var open = Open.ToList();
        var order = open.Count > 0 ? open[random.Next(open.Count)] : null;
        switch (random.Next(12))
        {
            case < 4:
                Place(events);
                break;
            case < 7 when order is { Status: var status } && status != OrderStatus.PendingNew:
                Fill(order, random.Next(3) == 0 ? Left(order) : 1m, NextTrade(order.Symbol), events);
                break;
            case 7 when order is not null:
                End(order, OrderStatus.Canceled, ExecutionType.Canceled, events);
                break;
            case 8 when order is not null:
                End(order, OrderStatus.Expired, ExecutionType.Expired, events);
                break;
            case 9 when order is not null && Left(order) > 1m:
                Amend(order, events);
                break;
            case 10 when order is { Status: var status }:
                if (status == OrderStatus.PendingNew)
                {
                    Tell(Set(order with { Status = OrderStatus.New, IsWorking = true }), ExecutionType.New, events);
                }
                else
                {
                    MeetItself(order, open, events);
                }

                break;
            default:
                Rest(events);
                break;
        }

        return events;
    }

    /// <summary>The answer to a question, as of now.</summary>
    public AccountAnswer Answer(AccountQuestion question) => question switch
    {
        AccountQuestion.OpenOrders => new AccountAnswer.Orders([.. Open]),
        AccountQuestion.OpenLists => new AccountAnswer.Lists(
            [.. Lists.Values.Where(static list => list.ListOrderStatus == OrderListStatus.Executing)]),
        AccountQuestion.Orders { IsNewest: true } ask =>
            new AccountAnswer.Orders([.. OrdersOf(ask.Symbol).TakeLast(1)]),
        AccountQuestion.Orders ask => new AccountAnswer.Orders(
        [
            .. OrdersOf(ask.Symbol).Where(order => ask.From is { } from
                ? order.OrderId.CompareTo(from) >= 0 : order.CreationTime >= ask.Since).Take(AccountAnswer.PageRows),
        ]),
        AccountQuestion.OneOrder ask => new AccountAnswer.Orders(
            Orders.TryGetValue(ask.Key, out var one) ? [one] : []),
        AccountQuestion.OneList ask => new AccountAnswer.Lists([Lists[ask.OrderListId]]),
        AccountQuestion.Trades { IsNewest: true } ask =>
            new AccountAnswer.Fills([.. TradesOf(ask.Symbol).TakeLast(1)]),
        AccountQuestion.Trades ask => new AccountAnswer.Fills(
        [
            .. TradesOf(ask.Symbol).Where(trade => ask.From is { } from ? trade.Id >= from : trade.Time >= ask.Since)
                .Take(AccountAnswer.PageRows),
        ]),
        AccountQuestion.Balances => new AccountAnswer.Balances(Balances, Changed),
        _ => throw new InvalidOperationException(),
    };

    private IEnumerable<Order> OrdersOf(Symbol symbol) =>
        Orders.Values.Where(order => order.Symbol == symbol).OrderBy(static order => order.OrderId);

    private IEnumerable<MissedFill> TradesOf(Symbol symbol) => Trades.Where(trade => trade.Order.Symbol == symbol);

    private static decimal Left(Order order) => order.Quantity - order.ExecutedQuantity;

    private static Asset BaseOf(Symbol symbol) => symbol.Value[..3];

    private long NextTrade(Symbol symbol) =>
        _lastTrade[symbol] = _lastTrade.GetValueOrDefault(symbol, 50) + 1 + random.Next(3);

    private void Place(List<UserDataEvent> events)
    {
        var symbol = Markets[random.Next(Markets.Length)];
        _lastOrder[symbol] = _lastOrder.GetValueOrDefault(symbol, 10) + 1 + random.Next(4);
        var isPending = random.Next(8) == 0;
        var order = new Order
        {
            Symbol = symbol,
            OrderId = new OrderId(_lastOrder[symbol]),
            ClientOrderId = $"{symbol}-{_lastOrder[symbol]}",
            Side = random.Next(2) == 0 ? Side.Buy : Side.Sell,
            Type = OrderType.Limit,
            TimeInForce = TimeInForce.GoodTillCanceled,
            Price = 2m,
            Quantity = 1 + random.Next(6),
            ExecutedQuantity = 0m,
            CumulativeQuoteQuantity = 0m,
            Status = isPending ? OrderStatus.PendingNew : OrderStatus.New,
            CreationTime = Now,
            UpdateTime = Now,
            IsWorking = !isPending,
        };
        Tell(Set(order), ExecutionType.New, events);
        var isTaken = !isPending && random.Next(4) == 0;
        if (isTaken)
        {
            Fill(order, random.Next(2) == 0 ? order.Quantity : 1m, NextTrade(symbol), events);
        }

        Touch([BaseOf(symbol), "USDT"], events);
    }

    private void Fill(Order order, decimal quantity, long trade, List<UserDataEvent> events)
    {
        quantity = Math.Min(quantity, Left(order));
        var after = order with
        {
            ExecutedQuantity = order.ExecutedQuantity + quantity,
            CumulativeQuoteQuantity = order.CumulativeQuoteQuantity + (quantity * order.Price),
            Status = quantity == Left(order) ? OrderStatus.Filled : OrderStatus.PartiallyFilled,
            UpdateTime = Now,
        };
        var fill = new MissedFill
        {
            Order = new OrderKey(order.Symbol, order.OrderId),
            Id = trade,
            Price = order.Price,
            Quantity = quantity,
            QuoteQuantity = quantity * order.Price,
            Commission = 0.01m,
            CommissionAsset = "USDT",
            Time = Now,
            IsMaker = false,
        };
        Trades.Add(fill);
        events.Add(ReportOrders.Report(Set(after), fill, Now) with
        {
            Source = UserDataSource.Event,
            ExecutionId = _executionId += 1 + random.Next(2),
        });
        Touch([BaseOf(order.Symbol), "USDT"], events);
    }

    // The same trade fills two orders of the account.
    private void MeetItself(Order order, List<Order> open, List<UserDataEvent> events)
    {
        var other = open.FirstOrDefault(o => o.Symbol == order.Symbol && o.OrderId != order.OrderId
            && o.Status != OrderStatus.PendingNew);
        if (other is not null)
        {
            var trade = NextTrade(order.Symbol);
            Fill(order, 1m, trade, events);
            Fill(other, 1m, trade, events);
        }
    }

    private void End(Order order, OrderStatus status, ExecutionType type, List<UserDataEvent> events)
    {
        var after = Set(order with { Status = status, UpdateTime = Now });
        Tell(after, type, events);
        Touch([BaseOf(order.Symbol), "USDT"], events);
    }

    private void Amend(Order order, List<UserDataEvent> events)
    {
        var name = $"amended-{_executionId}";
        Tell(
            Set(order with { Quantity = order.Quantity - 1m, ClientOrderId = name, UpdateTime = Now }),
            ExecutionType.Replaced,
            events);
    }

    private void Rest(List<UserDataEvent> events)
    {
        if (random.Next(2) == 0)
        {
            events.Add(new BalanceUpdate { EventTime = Now, Asset = "USDT", Delta = 1m, ClearTime = Now });
            Touch(["USDT"], events);
        }
        else if (Lists.Values.FirstOrDefault(static l => l.ListOrderStatus == OrderListStatus.Executing) is { } list
            && random.Next(2) == 0)
        {
            Lists[list.OrderListId] = list with
            {
                ListStatusType = OrderListStatusType.AllDone,
                ListOrderStatus = OrderListStatus.AllDone,
            };
            events.Add(Lists[list.OrderListId] with { EventTime = Now });
        }
        else
        {
            var fresh = new OrderListUpdate
            {
                EventTime = Now,
                Symbol = Markets[0],
                OrderListId = ++_listId,
                ContingencyType = ContingencyType.OneCancelsOther,
                ListStatusType = OrderListStatusType.ExecutionStarted,
                ListOrderStatus = OrderListStatus.Executing,
                ListClientOrderId = $"list-{_listId}",
                TransactTime = Now,
                Orders = [],
            };
            Lists[_listId] = fresh;
            events.Add(fresh);
        }
    }

    private Order Set(Order order) => Orders[new OrderKey(order.Symbol, order.OrderId)] = order;

    private void Tell(Order order, ExecutionType type, List<UserDataEvent> events) =>
        events.Add(ReportOrders.Report(order, type, Now) with
        {
            Source = UserDataSource.Event,
            ExecutionId = _executionId += 1 + random.Next(2),
            TransactTime = Now,
        });

    private void Touch(IReadOnlyList<Asset> assets, List<UserDataEvent> events)
    {
        foreach (var asset in assets)
        {
            var before = _balances.GetValueOrDefault(asset);
            _balances[asset] = random.Next(6) == 0 ? default : (before.Free + random.Next(5), random.Next(7));
        }

        Changed = Now;
        events.Add(new AccountPosition
        {
            EventTime = Now,
            LastUpdateTime = Now,
            Balances =
            [
                .. assets.Select(asset => new Balance
                {
                    Asset = asset,
                    Free = _balances[asset].Free,
                    Locked = _balances[asset].Locked,
                }),
            ],
        });
    }
}
