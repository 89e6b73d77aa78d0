using System.Collections.Immutable;
using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>What has been told of an account so far: balances, open orders, order lists, fills. Pure: events and
/// answers in, verdicts out. What it has told once it recognises when it comes again.</summary>
/// <param name="fillCapacity">How many of the newest fills are kept to be looked at.</param>
internal sealed class AccountBook(int fillCapacity)
{
    private const int RememberedFills = 20_000;
    private const int RememberedOrders = 2_000;
    private readonly Dictionary<OrderKey, KnownOrder> _open = [];
    private readonly Dictionary<OrderKey, KnownOrder> _closed = [];
    private readonly Queue<OrderKey> _closedOrder = new();
    private readonly BoundedSet<FillKey> _told = new(RememberedFills);
    private readonly BoundedSet<long> _endedLists = new(RememberedOrders);
    private readonly Dictionary<Symbol, SymbolTrack> _tracks = [];

    /// <summary>Balances by asset.</summary>
    public ImmutableDictionary<Asset, Sourced<Balance>> Balances { get; private set; } =
        ImmutableDictionary<Asset, Sourced<Balance>>.Empty;

    /// <summary>Open orders.</summary>
    public ImmutableDictionary<OrderKey, Sourced<Order>> Orders { get; private set; } =
        ImmutableDictionary<OrderKey, Sourced<Order>>.Empty;

    /// <summary>Open order lists by number.</summary>
    public ImmutableDictionary<long, Sourced<OrderListUpdate>> Lists { get; private set; } =
        ImmutableDictionary<long, Sourced<OrderListUpdate>>.Empty;

    /// <summary>The newest fills, oldest first.</summary>
    public ImmutableList<Sourced<AccountTrade>> Fills { get; private set; } = [];

    /// <summary>When the account last changed, of all that was told.</summary>
    public ExchangeTime LastAccountUpdate { get; private set; }

    /// <summary>The symbols that the account uses, in the order of their names.</summary>
    public IEnumerable<Symbol> Symbols => _tracks.Keys.Order();

    /// <summary>Orders that may still be on the book.</summary>
    public IEnumerable<KnownOrder> Open => _open.Values;

    /// <summary>How far a symbol has been told; null where it is not used.</summary>
    public SymbolTrack? TrackOf(Symbol symbol) => _tracks.GetValueOrDefault(symbol);

    /// <summary>Counts a symbol among those in use.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="since">From when on it matters.</param>
    public SymbolTrack Track(Symbol symbol, ExchangeTime since)
    {
        if (!_tracks.TryGetValue(symbol, out var track))
        {
            _tracks.Add(symbol, track = new SymbolTrack { Since = since });
        }

        return track;
    }

    /// <summary>An order that was told; null where none was.</summary>
    public KnownOrder? Find(OrderKey key) => _open.GetValueOrDefault(key) ?? _closed.GetValueOrDefault(key);

    /// <summary>Whether a fill was told.</summary>
    public bool IsTold(FillKey fill) => _told.Contains(fill);

    /// <summary>An amendment that answers about newer fills have overtaken, with what is filled by now; any other
    /// report as it is. The fills' own events come later and tell nothing new, so they cannot end the order.</summary>
    public ExecutionReport CatchUp(ExecutionReport report)
    {
        if (report.ExecutionType != ExecutionType.Replaced
            || Find(new OrderKey(report.Symbol, report.OrderId)) is not { IsClosed: false, Order: var order }
            || order.ExecutedQuantity <= report.ExecutedQuantity)
        {
            return report;
        }

        var isAll = order.ExecutedQuantity + (order.PreventedQuantity ?? 0m) >= report.Quantity;
        return report with
        {
            ExecutedQuantity = order.ExecutedQuantity,
            CumulativeQuoteQuantity = order.CumulativeQuoteQuantity,
            Status = isAll ? OrderStatus.Filled : OrderStatus.PartiallyFilled,
        };
    }

    /// <summary>Takes a report in.</summary>
    /// <returns>False when it tells nothing new.</returns>
    public bool Apply(ExecutionReport report)
    {
        var key = new OrderKey(report.Symbol, report.OrderId);
        var track = Track(key.Symbol, report.CreationTime == default ? report.TransactTime : report.CreationTime);
        var known = Find(key);
        if (report.IsFill && FillKey.Of(report) is { } fill)
        {
            if (!_told.Add(fill))
            {
                RememberExecution(known, report);
                return false;
            }

            NoteFill(track, report);
        }
        else if (known is not null && known.IsStale(report))
        {
            RememberExecution(known, report);
            return false;
        }

        track.HighestOrderId = Highest(track.HighestOrderId, report.OrderId);
        Update(key, known, report);
        return true;
    }

    /// <summary>Takes an order in as a query told it, without telling of it.</summary>
    public void Learn(Order order, ExchangeTime askedAt)
    {
        var key = new OrderKey(order.Symbol, order.OrderId);
        Track(key.Symbol, order.CreationTime);
        Set(Find(key) ?? new KnownOrder(key) { Order = order, Source = UserDataSource.Query, AsOf = askedAt }, order,
            UserDataSource.Query, askedAt);
    }

    /// <summary>Drops an order that the exchange does not know any more.</summary>
    public void Forget(OrderKey key)
    {
        _open.Remove(key);
        Orders = Orders.Remove(key);
    }

    /// <summary>Drops an order list that the exchange does not know any more.</summary>
    public void Forget(long list) => Lists = Lists.Remove(list);

    /// <summary>Takes balances in.</summary>
    public void Apply(AccountPosition position)
    {
        var all = Balances.ToBuilder();
        foreach (var balance in position.Balances)
        {
            all[balance.Asset] = new Sourced<Balance>(balance, position.Source, TimeOf(position));
        }

        Balances = all.ToImmutable();
        LastAccountUpdate = Later(LastAccountUpdate, position.LastUpdateTime);
    }

    /// <summary>Takes a change of an order list in.</summary>
    /// <returns>False when it tells nothing new.</returns>
    public bool Apply(OrderListUpdate update)
    {
        var known = Lists.GetValueOrDefault(update.OrderListId);
        if (update.ListOrderStatus == OrderListStatus.Executing)
        {
            if (known is { Source: UserDataSource.Query } && update.Source == UserDataSource.Event
                && update.ListStatusType == OrderListStatusType.ExecutionStarted)
            {
                return false;
            }

            Lists = Lists.SetItem(
                update.OrderListId, new Sourced<OrderListUpdate>(update, update.Source, update.EventTime));
            return true;
        }

        Lists = Lists.Remove(update.OrderListId);

        // The end of a list that was found by asking comes as an event too if it was under way.
        return _endedLists.Add(update.OrderListId);
    }

    private static void RememberExecution(KnownOrder? known, ExecutionReport report)
    {
        if (known is not null && report.ExecutionId is { } id && !(known.LastExecutionId > id))
        {
            known.LastExecutionId = id;
        }
    }

    private static OrderId Highest(OrderId? one, OrderId other) =>
        one is { } id && id.CompareTo(other) > 0 ? id : other;

    private static ExchangeTime Later(ExchangeTime one, ExchangeTime other) => one > other ? one : other;

    private static ExchangeTime TimeOf(AccountPosition position) =>
        position.Source == UserDataSource.Event ? position.LastUpdateTime : position.EventTime;

    private void NoteFill(SymbolTrack track, ExecutionReport report)
    {
        if (report.TradeId is { } trade)
        {
            track.NextTradeId = Math.Max(track.NextTradeId ?? 0, trade);
        }
        else if (report.AllocationId is { } allocation)
        {
            track.NextAllocationId = Math.Max(track.NextAllocationId ?? 0, allocation);
        }

        var fills = Fills.Count < fillCapacity ? Fills : Fills.RemoveAt(0);
        Fills = fills.Add(new Sourced<AccountTrade>(ReportOrders.Fill(report), report.Source, report.EventTime));
    }

    private void Update(OrderKey key, KnownOrder? known, ExecutionReport report)
    {
        var order = ReportOrders.Apply(report, known?.Order);
        if (known is { IsClosed: true })
        {
            // A fill that came late does not open the order again.
            order = order with { Status = known.Order.Status, UpdateTime = known.Order.UpdateTime };
        }

        known ??= new KnownOrder(key) { Order = order, Source = report.Source, AsOf = report.EventTime };
        RememberExecution(known, report);
        Set(known, order, report.Source, report.EventTime);
    }

    private void Set(KnownOrder known, Order order, UserDataSource source, ExchangeTime asOf)
    {
        (known.Order, known.Source, known.AsOf) = (order, source, asOf);
        if (!known.IsClosed)
        {
            _open[known.Key] = known;
            Orders = Orders.SetItem(known.Key, new Sourced<Order>(order, source, asOf));
            return;
        }

        _open.Remove(known.Key);
        Orders = Orders.Remove(known.Key);
        if (_closed.TryAdd(known.Key, known))
        {
            _closedOrder.Enqueue(known.Key);
            if (_closedOrder.Count > RememberedOrders)
            {
                _closed.Remove(_closedOrder.Dequeue());
            }
        }
    }
}
