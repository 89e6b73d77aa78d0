using Spotwire.Account;
using Spotwire.Trading;

namespace Spotwire.UserData;

/// <summary>Finds out of the answers what nobody has told: neither events before the interruption nor events that came
/// since the new subscription.</summary>
internal sealed class RecoveryMerge
{
    private readonly AccountBook _book;
    private readonly RecoveryRecord _record;
    private readonly Dictionary<OrderKey, ExecutionReport> _heldOrders = [];
    private readonly HashSet<FillKey> _heldFills = [];
    private readonly Dictionary<(Symbol Symbol, bool IsAllocation), long> _firstUnderWay = [];
    private readonly HashSet<OrderKey> _underWay = [];
    private readonly Dictionary<OrderKey, List<MissedFill>> _missed = [];

    public RecoveryMerge(AccountBook book, RecoveryRecord record)
    {
        _book = book;
        _record = record;
        foreach (var report in record.Held.OfType<ExecutionReport>())
        {
            _heldOrders.TryAdd(new OrderKey(report.Symbol, report.OrderId), report);
            if (report.IsFill && FillKey.Of(report) is { } fill)
            {
                _heldFills.Add(fill);
                _firstUnderWay.TryAdd((report.Symbol, fill.IsAllocation), fill.Id);
            }
        }

        var unheard = record.Fills.DistinctBy(static fill => fill.Key)
            .Where(fill => !book.IsTold(fill.Key) && !_heldFills.Contains(fill.Key))
            .OrderBy(static fill => fill.Time).ThenBy(static fill => fill.Id).ToList();
        FindFirstUnderWay(unheard);
        Sort(unheard);
    }

    /// <summary>Reports of everything that happened to orders and was not told, in the order of its
    /// happening.</summary>
    public List<ExecutionReport> FindMissed()
    {
        var found = new List<(ExchangeTime Time, long Id, int Rank, ExecutionReport Report)>();
        foreach (var key in _record.Rows.Keys.Concat(_missed.Keys).Distinct())
        {
            foreach (var report in MissedOf(key))
            {
                found.Add((report.TransactTime, report.TradeId ?? report.AllocationId ?? -1, RankOf(report), report));
            }
        }

        // Within one instant orders begin before they are filled, and end last.
        return
        [
            .. found.OrderBy(static item => item.Time).ThenBy(static item => item.Rank)
                .ThenBy(static item => item.Id).Select(static item => item.Report),
        ];
    }

    /// <summary>Lets the book know the orders as they were answered, other than those of which events tell
    /// more.</summary>
    public void Learn()
    {
        foreach (var (key, order) in _record.Rows)
        {
            var known = _book.Find(key);

            // A fill may be newer than the answer of its order.
            var isNewer = known is null ? !KnownOrder.IsEnd(order.Status)
                : !known.IsClosed && known.Order.ExecutedQuantity <= order.ExecutedQuantity;
            if (isNewer && !IsMoving(key))
            {
                _book.Learn(order, _record.RowTimes[key]);
            }
        }
    }

    /// <summary>Changes of order lists that were not told.</summary>
    /// <param name="tellAll">Whether lists that go on are told of; else the book only learns them.</param>
    public List<OrderListUpdate> FindLists(bool tellAll)
    {
        var held = _record.Held.OfType<OrderListUpdate>().Select(static update => update.OrderListId).ToHashSet();
        return
        [
            .. _record.EndedLists.Where(list => !held.Contains(list.OrderListId)),
            .. _record.OpenLists.Where(list => !held.Contains(list.OrderListId)
                && (!tellAll || IsChanged(list))),
        ];
    }

    /// <summary>The balances that are not as they were told; null where all are.</summary>
    public AccountPosition? FindBalances()
    {
        if (_record.Balances is not { } answer)
        {
            return null;
        }

        var named = answer.Rows.Select(static balance => balance.Asset).ToHashSet();
        var gone = _book.Balances.Values.Select(static known => known.Value)
            .Where(known => known.Total != 0m && !named.Contains(known.Asset))
            .Select(static known => known with { Free = 0m, Locked = 0m });
        return new AccountPosition
        {
            Source = UserDataSource.Query,
            EventTime = _record.BalancesAskedAt,
            LastUpdateTime = answer.UpdateTime,
            Balances =
            [
                .. answer.Rows.Where(IsChanged).Concat(gone).OrderBy(static balance => balance.Asset),
            ],
        };
    }

    /// <summary>Whether events of the order have come, or are known to be under way: they tell its state.</summary>
    private bool IsMoving(OrderKey key) =>
        _heldOrders.ContainsKey(key) || _underWay.Contains(key) || _record.Strays.Contains(key);

    private bool IsChanged(Balance balance) =>
        _book.Balances.GetValueOrDefault(balance.Asset)?.Value is not { } known
        || known.Free != balance.Free || known.Locked != balance.Locked;

    private bool IsChanged(OrderListUpdate list) =>
        _book.Lists.GetValueOrDefault(list.OrderListId)?.Value is not { } known
        || known.ListOrderStatus != list.ListOrderStatus
        || !known.Orders.Select(static order => (order.OrderId, order.ClientOrderId))
            .SequenceEqual(list.Orders.Select(static order => (order.OrderId, order.ClientOrderId)));

    /// <summary>Of an order of which events have come since the subscription, what is filled beyond the state before
    /// the first of them is under way as an event: events come in order and without holes.</summary>
    private void FindFirstUnderWay(List<MissedFill> unheard)
    {
        var executed = new Dictionary<OrderKey, decimal>();
        foreach (var fill in unheard)
        {
            if (!_heldOrders.TryGetValue(fill.Order, out var first))
            {
                continue;
            }

            var sum = executed.GetValueOrDefault(fill.Order, _book.Find(fill.Order)?.Order.ExecutedQuantity ?? 0m)
                + fill.Quantity;
            executed[fill.Order] = sum;
            var market = (fill.Order.Symbol, fill.IsAllocation);
            if (sum > first.ExecutedQuantity - first.LastExecutedQuantity
                && !(_firstUnderWay.GetValueOrDefault(market, long.MaxValue) <= fill.Id))
            {
                _firstUnderWay[market] = fill.Id;
            }
        }
    }

    /// <summary>Sorts what nobody has told: fills that are under way with everything of their symbol that is newer, and
    /// fills that were missed.</summary>
    private void Sort(List<MissedFill> unheard)
    {
        foreach (var fill in unheard)
        {
            if (_firstUnderWay.TryGetValue((fill.Order.Symbol, fill.IsAllocation), out var first) && fill.Id >= first)
            {
                _underWay.Add(fill.Order);
            }
            else if (_missed.TryGetValue(fill.Order, out var fills))
            {
                fills.Add(fill);
            }
            else
            {
                _missed.Add(fill.Order, [fill]);
            }
        }
    }

    private IEnumerable<ExecutionReport> MissedOf(OrderKey key)
    {
        var known = _book.Find(key)?.Order;
        var row = _record.Rows.GetValueOrDefault(key);
        if ((row ?? known) is not { } order)
        {
            // Nobody knows the order of the fill.
            yield break;
        }

        var askedAt = _record.RowTimes.GetValueOrDefault(key, _record.AskedAt);
        var isMoving = IsMoving(key);
        if (known is null && !StartsHeld(key))
        {
            yield return ReportOrders.Report(Fresh(order), ExecutionType.New, askedAt);
        }
        else if (known is { } before && before.Status == OrderStatus.PendingNew && !isMoving
            && order.Status != OrderStatus.PendingNew && !IsDead(order))
        {
            yield return ReportOrders.Report(
                Fresh(order) with { UpdateTime = order.WorkingTime ?? order.UpdateTime }, ExecutionType.New, askedAt);
        }

        if (known is not null && !isMoving && row is not null && order.Quantity != known.Quantity
            && known.Quantity != 0m)
        {
            yield return ReportOrders.Report(
                order with
                {
                    ExecutedQuantity = known.ExecutedQuantity,
                    CumulativeQuoteQuantity = known.CumulativeQuoteQuantity,

                    // The last fill may have been told before anybody knew that there was no more to fill.
                    Status = row.Status == OrderStatus.Filled && !_missed.ContainsKey(key)
                        ? row.Status
                        : known.Status,
                    UpdateTime = FirstTimeOf(key) ?? order.UpdateTime,
                },
                ExecutionType.Replaced,
                askedAt);
        }

        foreach (var report in FillsOf(key, order, known, askedAt))
        {
            yield return report;
        }

        if (row is not null && !isMoving && !KnownOrder.IsEnd(row.Status) && known is not null
            && (row.PreventedQuantity ?? 0m) > (known.PreventedQuantity ?? 0m))
        {
            yield return ReportOrders.Report(row, ExecutionType.TradePrevention, askedAt);
        }

        if (row is not null && !isMoving && KnownOrder.IsEnd(row.Status) && row.Status != OrderStatus.Filled
            && !(known is { } was && KnownOrder.IsEnd(was.Status)))
        {
            yield return ReportOrders.Report(row, EndOf(row.Status), askedAt);
        }
    }

    private IEnumerable<ExecutionReport> FillsOf(OrderKey key, Order order, Order? known, ExchangeTime askedAt)
    {
        if (!_missed.TryGetValue(key, out var fills))
        {
            yield break;
        }

        var (executed, quote) = StartOf(order, known, fills);
        var left = fills.Count;
        foreach (var fill in fills)
        {
            executed += fill.Quantity;
            quote += fill.QuoteQuantity;
            left--;
            var isAll = (order.Quantity > 0m && executed >= order.Quantity)
                || (left == 0 && order.Status == OrderStatus.Filled && !IsMoving(key));
            yield return ReportOrders.Report(
                order with
                {
                    ExecutedQuantity = executed,
                    CumulativeQuoteQuantity = quote,
                    IsWorking = true,
                    Status = isAll ? OrderStatus.Filled : OrderStatus.PartiallyFilled,
                },
                fill,
                askedAt);
        }
    }

    /// <summary>What was filled before the first missed fill.</summary>
    private (decimal Executed, decimal Quote) StartOf(Order order, Order? known, List<MissedFill> fills)
    {
        var (executed, quote) = (known?.ExecutedQuantity ?? 0m, known?.CumulativeQuoteQuantity ?? 0m);
        var sums = fills.Select(fill => executed += fill.Quantity).Prepend(executed).ToList();
        if (sums.Contains(order.ExecutedQuantity) || IsMoving(new OrderKey(order.Symbol, order.OrderId)))
        {
            return (sums[0], quote);
        }

        // Fills between the first questions of all, of which nothing was to be told, are in none of the answers: what
        // the order shows counts.
        var counted = fills.Where(fill => fill.Time <= order.UpdateTime).ToList();
        return (
            Math.Max(sums[0], order.ExecutedQuantity - counted.Sum(static fill => fill.Quantity)),
            Math.Max(quote, order.CumulativeQuoteQuantity - counted.Sum(static fill => fill.QuoteQuantity)));
    }

    private ExchangeTime? FirstTimeOf(OrderKey key) => _missed.TryGetValue(key, out var fills)
        ? fills.Min(static fill => fill.Time)
        : null;

    /// <summary>Whether an order that is not known begins with a held event.</summary>
    private bool StartsHeld(OrderKey key)
    {
        var first = _heldOrders.GetValueOrDefault(key);
        return first is not null && (first.ExecutionType == ExecutionType.New
            || first.ExecutionType == ExecutionType.Rejected);
    }

    /// <summary>An order as it was when it was new.</summary>
    private static Order Fresh(Order order) => order with
    {
        Status = order.Status == OrderStatus.PendingNew ? OrderStatus.PendingNew : OrderStatus.New,
        ExecutedQuantity = 0m,
        CumulativeQuoteQuantity = 0m,
        UpdateTime = order.CreationTime,
        PreventedQuantity = null,
        PreventedMatchId = null,
        ExpiryReason = null,
    };

    /// <summary>Whether the order ended without ever having worked.</summary>
    private static bool IsDead(Order order) => KnownOrder.IsEnd(order.Status) && order.ExecutedQuantity == 0m;

    private static int RankOf(ExecutionReport report) =>
        report.IsFill ? 2
        : KnownOrder.IsEnd(report.Status) ? 3
        : report.ExecutionType == ExecutionType.New ? 0 : 1;

    private static ExecutionType EndOf(OrderStatus status) =>
        status == OrderStatus.Canceled ? ExecutionType.Canceled
        : status == OrderStatus.Rejected ? ExecutionType.Rejected
        : status == OrderStatus.ExpiredInMatch ? ExecutionType.TradePrevention
        : ExecutionType.Expired;
}
