using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>The life of the order lists of one market: which order waits for which, and what becomes of the others when
/// one ends.</summary>
/// <remarks>Documentation: rest-api.md, "Order lists"; faqs/opo.md. What has to be done to the matching core because of
/// an event of the matching core is queued, and done when the core is at rest.</remarks>
internal sealed class ListDesk(OrderDesk desk, TradingFloor floor)
{
    private readonly Queue<OrderList> _due = new();
    private OrderList? _entering;
    private OrderList? _canceling;

    /// <summary>Takes a list in and works off all that it sets in motion.</summary>
    /// <exception cref="RefusalException">Too little balance, or the matching core refuses an order; nothing has
    /// changed.</exception>
    public ListReport Place(OrderList list, long nowMicros)
    {
        desk.Begin(nowMicros);
        RequireAcceptable(list);
        Hold(list);
        floor.Lists.Add(list);
        foreach (var order in list.Orders.Skip(list.HasPending ? 1 : list.Orders.Count))
        {
            desk.Take(order);
            order.Status = "PENDING_NEW";
            desk.Market.Records.Add(order);
        }

        _entering = list;
        EnterAll(list.HasPending ? [list.Orders[0]] : list.Orders);
        _entering = null;
        var report = Report(list, list.Orders);
        desk.Finish();
        return report;
    }

    /// <summary>Cancels what is open of a list.</summary>
    public ListReport Cancel(OrderList list, string cancelId, long nowMicros)
    {
        desk.Begin(nowMicros);
        _canceling = list;
        var canceled = list.Orders.Where(order => order.IsOpen).ToArray();
        foreach (var order in canceled)
        {
            order.CancelId = cancelId;
            if (order.IsPending)
            {
                desk.EndPending(order, expiryReason: null);
            }
            else
            {
                desk.Remove(order.OrderId);
            }
        }

        _canceling = null;
        CloseIfDone(list);
        var report = Report(list, canceled);
        desk.Finish();
        return report;
    }

    /// <summary>Tells that a list was refused; it leaves no other trace than its orders' numbers.</summary>
    public void TellRejected(OrderList list, string reason, long nowMicros)
    {
        foreach (var order in list.Orders)
        {
            desk.TellRejected(order, reason, nowMicros);
        }

        floor.Events.Tell(list, new ListNotice("RESPONSE", "REJECT", reason, nowMicros));
    }

    /// <summary>An order was taken on: with the last one of a list that enters, the list is announced.</summary>
    public void OnAccepted(SimulatedOrder order)
    {
        if (_entering is not { } list || order != (list.HasPending ? list.Orders[0] : list.Orders[^1]))
        {
            return;
        }

        _entering = null;
        floor.Accounts[list.Account].OrderCounts!.Add(list.Orders.Count, desk.NowMicros);
        foreach (var pending in list.Orders.Where(leg => leg.IsPending))
        {
            desk.Reports.New(pending, desk.NowMicros);
        }

        floor.Events.Tell(list, new ListNotice("EXEC_STARTED", "EXECUTING", "NONE", desk.NowMicros));
    }

    /// <summary>An order received something and paid its commission: what pays for pending orders is locked for
    /// them.</summary>
    /// <remarks>The commission is taken from what is free instead where the asset is not the discount asset and enough
    /// is free; faqs/opo.md.</remarks>
    public void OnReceived(SimulatedOrder order, decimal received, decimal commission, Asset commissionAsset)
    {
        if (order.List is not { PaysFromWorking: true } list || order != list.Orders[0])
        {
            return;
        }

        var asset = desk.Market.Spec.BaseAsset;
        var isWhole = commissionAsset != asset
            || (asset != desk.Market.Spec.Rules.Commission.DiscountAsset
                && floor.Ledger.GetBalance(order.Account, asset).Free >= received);
        var kept = isWhole ? received : received - commission;
        if (!floor.Ledger.TryLock(order.Account, asset, kept))
        {
            throw new InvalidOperationException("What was received is not there.");
        }

        list.Reserved += kept;
    }

    /// <summary>An order has ended: decides what becomes of its list.</summary>
    public void OnDone(SimulatedOrder order)
    {
        if (order.List is not { } list || list == _canceling)
        {
            return;
        }

        if (list.HasPending && order == list.Orders[0])
        {
            if (order.Status == "FILLED")
            {
                _due.Enqueue(list);
                return;
            }

            EndPending(list, order.Status == "CANCELED" ? null : "OTO_PHASE_ONE_EXPIRED", order.CancelId);
        }
        else if (list.HasPair && order.ExpiryReason != "OCO_TRIGGER" && list.Orders.Any(leg => leg.IsOpen))
        {
            // One of a pair ended although it neither traded nor was triggered.
            _due.Enqueue(list);
        }

        CloseIfDone(list);
    }

    /// <summary>Does what ended orders made due; the matching core is at rest.</summary>
    public void WorkDue()
    {
        while (_due.TryDequeue(out var list))
        {
            if (list.Orders.Any(order => order.IsPending))
            {
                PlacePending(list);
            }
            else if (list.HasPair)
            {
                ExpireRest(list);
            }
        }
    }

    /// <summary>Closes a list of which nothing is open any more, and tells so.</summary>
    public void CloseIfDone(OrderList list)
    {
        if (!list.IsOpen || list.Orders.Any(order => order.IsOpen))
        {
            return;
        }

        FreeReserve(list);
        floor.Lists.Close(list);
        floor.Events.Tell(list, new ListNotice("ALL_DONE", "ALL_DONE", "NONE", desk.NowMicros));
    }

    private static ListReport Report(OrderList list, IReadOnlyList<SimulatedOrder> orders, long nowMicros) => new(
        list, list.StatusType, list.OrderStatus, nowMicros, [.. orders.Select(order => order.Snapshot())]);

    private ListReport Report(OrderList list, IReadOnlyList<SimulatedOrder> orders) =>
        Report(list, orders, desk.NowMicros);

    private static void RequireStraddle(SimulatedOrder stop, SimulatedOrder limit, long? last)
    {
        // Of the profit side the limit price counts, where there is none the stop price.
        var isSell = !stop.IsBuy;
        var profit = limit.Terms.PriceTicks > 0 ? limit.Terms.PriceTicks : limit.Terms.StopTicks;
        var loss = stop.Terms.StopTicks;
        var isProfitRight = profit == 0 || last is not { } price || (isSell ? profit > price : profit < price);
        var isLossRight = loss == 0 || last is not { } now || (isSell ? loss < now : loss > now);
        var isApart = profit == 0 || loss == 0 || (isSell ? profit > loss : profit < loss);
        if (!isProfitRight || !isLossRight || !isApart)
        {
            throw EngineRefusals.BadPrices();
        }
    }

    private void RequireAcceptable(OrderList list)
    {
        if (list.Kind == OrderListKind.Oco)
        {
            RequireStraddle(list.Orders[0], list.Orders[1], desk.Market.Book.LastTradeTicks);
        }

        foreach (var order in list.HasPending ? list.Orders.Take(1) : list.Orders)
        {
            desk.RequireEntry(order);
        }

        foreach (var order in list.Orders)
        {
            SetBasis(order, isPending: list.HasPending && order != list.Orders[0]);
        }

        var needs = Units(list).Where(unit => unit.NeedsBalance).GroupBy(unit => Holdings.GivenAsset(unit.One));
        foreach (var need in needs)
        {
            if (floor.Ledger.GetBalance(list.Account, need.Key).Free < need.Sum(Cost))
            {
                throw EngineRefusals.Poor();
            }
        }
    }

    private void SetBasis(SimulatedOrder order, bool isPending)
    {
        if (isPending)
        {
            desk.Holdings.SetBasis(order);
        }
        else
        {
            desk.SetBasis(order);
        }
    }

    // Single orders and pairs, as they are held for.
    private static IEnumerable<Unit> Units(OrderList list)
    {
        var single = list.HasPair ? list.Orders.SkipLast(2) : list.Orders;
        foreach (var order in single)
        {
            yield return new Unit(order, null, order == list.Orders[0] || !list.PaysFromWorking);
        }

        if (list.HasPair)
        {
            yield return new Unit(list.Orders[^2], list.Orders[^1], !list.PaysFromWorking);
        }
    }

    private decimal Cost(Unit unit) => unit.Other is null
        ? desk.Holdings.Cost(unit.One).Needed
        : desk.Holdings.PairCost(unit.One, unit.Other);

    private void Hold(OrderList list)
    {
        foreach (var unit in Units(list).Where(unit => unit.NeedsBalance))
        {
            if (!TryHold(unit))
            {
                throw new InvalidOperationException("What was found free is not.");
            }
        }
    }

    private bool TryHold(Unit unit) => unit.Other is null
        ? desk.Holdings.TryHold(unit.One)
        : desk.Holdings.TryHoldPair(unit.One, unit.Other);

    private void EnterAll(IReadOnlyList<SimulatedOrder> orders)
    {
        foreach (var order in orders)
        {
            desk.Enter(order);
        }

        if (orders.Count == 2)
        {
            desk.Market.Book.LinkOco(orders[0].OrderId, orders[1].OrderId);
        }
    }

    // The working order is filled: its pending orders go to the book, or expire where that is not possible any more.
    private void PlacePending(OrderList list)
    {
        var pending = list.Orders.Where(order => order.IsPending).ToArray();
        var bought = Fitting(FreeReserve(list), pending);
        foreach (var order in pending)
        {
            desk.Holdings.Release(order);
        }

        var refused = Array.FindIndex(pending, order => !IsReady(order, bought));
        if (refused < 0 && !TryHold(Units(list).Last()))
        {
            refused = 0;
        }

        if (refused < 0)
        {
            EnterAll(pending);
            return;
        }

        for (var i = 0; i < pending.Length; i++)
        {
            desk.EndPending(pending[i], i == refused ? "REJECTED" : "OCO_TRIGGER");
        }

        CloseIfDone(list);
    }

    // Whether a pending order may go to the book now. One that sells what was bought gets its quantity here, a pegged
    // one its price; only those are judged by the filters again.
    private bool IsReady(SimulatedOrder order, long boughtSteps)
    {
        try
        {
            if (order.List!.PaysFromWorking)
            {
                order.Terms = order.Terms with { QuantitySteps = boughtSteps };
                OrderFilters.CheckFilled(order, boughtSteps, desk.NowMicros);
            }

            if (order.PegPriceType is not null && !order.Terms.IsStop && !OrderEntry.TryPeg(order, desk.NowMicros))
            {
                return false;
            }

            desk.RequireEntry(order);
            desk.SetBasis(order);
            return true;
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    // What was bought in whole steps, and no more than the filters let an order have.
    private long Fitting(decimal bought, SimulatedOrder[] pending)
    {
        var filters = desk.Market.Filters;
        var most = filters.MaxQuantity;
        if (pending.Any(order => !order.Terms.HasLimit) && filters.MaxMarketQuantity > 0m)
        {
            most = Math.Min(most, filters.MaxMarketQuantity);
        }

        return (long)decimal.Floor(Math.Min(bought, most) / filters.StepSize);
    }

    private void EndPending(OrderList list, string? expiryReason, string? cancelId)
    {
        foreach (var order in list.Orders.Where(order => order.IsPending))
        {
            order.CancelId = expiryReason is null ? cancelId : null;
            desk.EndPending(order, expiryReason);
        }
    }

    private void ExpireRest(OrderList list)
    {
        foreach (var order in list.Orders.Where(order => order.IsOpen).ToArray())
        {
            desk.Expire(order, MatchExpiry.OcoSibling);
        }
    }

    private decimal FreeReserve(OrderList list)
    {
        var reserved = list.Reserved;
        list.Reserved = 0m;
        if (reserved > 0m)
        {
            floor.Ledger.Unlock(list.Account, desk.Market.Spec.BaseAsset, reserved);
        }

        return reserved;
    }

    private readonly record struct Unit(SimulatedOrder One, SimulatedOrder? Other, bool NeedsBalance);
}
