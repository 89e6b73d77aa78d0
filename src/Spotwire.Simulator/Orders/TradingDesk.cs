using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Filters;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>Takes the orders of the named accounts, over all markets: judges them, names them and gives them to the
/// desk of their market.</summary>
internal sealed class TradingDesk(
    Exchange exchange, TradingFloor floor, IReadOnlyDictionary<Market, OrderDesk> desks)
{
    private readonly List<SimulatedOrder> _booked = [];

    /// <summary>All orders that were taken on, in that order.</summary>
    public IReadOnlyList<SimulatedOrder> Booked => _booked;

    /// <summary>Places an order.</summary>
    /// <exception cref="RefusalException">The order is refused.</exception>
    public SimulatedOrder Place(int account, OrderTicket ticket, long nowMicros)
    {
        var terms = Judge(account, ticket, nowMicros);
        floor.Accounts[account].OrderCounts!.RequireRoom(1, nowMicros);
        return Place(account, ticket, terms, nowMicros);
    }

    /// <summary>Refuses what <see cref="Place(int,OrderTicket,long)"/> would refuse before the matching
    /// engine.</summary>
    /// <exception cref="RefusalException">The order would be refused.</exception>
    public void Test(int account, OrderTicket ticket, long nowMicros) => Judge(account, ticket, nowMicros);

    /// <summary>Places an order list.</summary>
    /// <exception cref="RefusalException">The list is refused.</exception>
    public ListReport PlaceList(int account, OrderListTicket ticket, long nowMicros)
    {
        var terms = ticket.Legs
            .Select((leg, i) => ticket.HasPending && i > 0
                ? OrderEntry.JudgePending(leg, nowMicros)
                : OrderEntry.Judge(leg, nowMicros))
            .ToArray();
        OpenOrderFilters.Check(exchange, account, ticket, floor.Lists, nowMicros);
        floor.Accounts[account].OrderCounts!.RequireRoom(ticket.Legs.Count, nowMicros);
        var names = ticket.Legs.Select(leg => leg.ClientOrderId ?? exchange.NewClientOrderId()).ToArray();
        var listName = ticket.ListClientOrderId ?? exchange.NewClientOrderId();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length
            || names.Any(name => ticket.Market.Records.HasOpen(account, name))
            || floor.Lists.HasOpen(account, listName))
        {
            throw Duplicate();
        }

        var desk = desks[ticket.Market];
        var list = new OrderList
        {
            Id = floor.Lists.NextId,
            Account = account,
            Market = ticket.Market,
            Kind = ticket.Kind,
            ClientOrderId = listName,
            CreatedMicros = nowMicros,
        };
        var firstId = desk.NextOrderId;
        list.Orders =
        [
            .. ticket.Legs.Select((leg, i) => Order(
                account,
                leg with { SelfTradePrevention = ticket.SelfTradePrevention },
                terms[i] with { OrderId = firstId + i },
                names[i],
                nowMicros)),
        ];
        foreach (var order in list.Orders)
        {
            order.List = list;
        }

        try
        {
            var report = desk.Lists.Place(list, nowMicros);
            _booked.AddRange(list.Orders);
            return report;
        }
        catch (RefusalException refusal) when (EngineRefusals.ReasonOf(refusal) is { } reason)
        {
            desk.Lists.TellRejected(list, reason, nowMicros);
            throw;
        }
    }

    /// <summary>Finds the open order that a cancel or an amendment names.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="market">Where.</param>
    /// <param name="orderId">Its number; null where it is only named.</param>
    /// <param name="clientOrderId">Its name; with a number too both must fit. Null where only the number is
    /// given.</param>
    /// <param name="restriction">ONLY_NEW, ONLY_PARTIALLY_FILLED, or null for any state.</param>
    /// <exception cref="RefusalException">There is none, or not in that state.</exception>
    public static SimulatedOrder FindOpen(
        int account, Market market, long? orderId, string? clientOrderId, string? restriction = null)
    {
        var order = orderId is { } id
            ? market.Records.Find(account, id)
            : market.Records.Find(account, clientOrderId!);
        if (order is not { IsOpen: true } || (clientOrderId is not null && order.ClientOrderId != clientOrderId))
        {
            throw Refusals.Cancel("Unknown order sent.");
        }

        if ((restriction == "ONLY_NEW" && order.Status != "NEW")
            || (restriction == "ONLY_PARTIALLY_FILLED" && order.Status != "PARTIALLY_FILLED"))
        {
            throw Refusals.Cancel("Order was not canceled due to cancel restrictions.");
        }

        return order;
    }

    /// <summary>Cancels an open order, and with it its list.</summary>
    public CanceledThing Cancel(int account, SimulatedOrder order, string? cancelId, long nowMicros)
    {
        RequireOwner(account, order.Account);
        var name = cancelId ?? exchange.NewClientOrderId();
        if (order.List is { IsOpen: true } list)
        {
            var report = desks[order.Market].Lists.Cancel(list, name, nowMicros);
            return new CanceledThing(order, report, name, nowMicros);
        }

        order.CancelId = name;
        desks[order.Market].Cancel(order.OrderId, nowMicros);
        return new CanceledThing(order.Snapshot(), null, name, nowMicros);
    }

    /// <summary>Cancels what is open of a list.</summary>
    public ListReport CancelList(int account, OrderList list, string? cancelId, long nowMicros)
    {
        RequireOwner(account, list.Account);
        return desks[list.Market].Lists.Cancel(list, cancelId ?? exchange.NewClientOrderId(), nowMicros);
    }

    /// <summary>Cancels an order and places another one; what becomes of each half is told, not thrown.</summary>
    /// <exception cref="RefusalException">A filter is broken, or too many orders are unfilled; nothing has
    /// happened.</exception>
    public CancelReplaceResult CancelReplace(int account, CancelReplaceTicket ticket, long nowMicros)
    {
        var terms = Judge(account, ticket.NewOrder, nowMicros);
        var counts = floor.Accounts[account].OrderCounts!;
        var full = Attempt(() => counts.RequireRoom(1, nowMicros));
        if (full is not null && !ticket.CancelsWhenLimited)
        {
            throw full;
        }

        CanceledThing? canceled = null;
        var cancelRefusal = Attempt(() => canceled = Cancel(
            account,
            FindOpen(
                account,
                ticket.NewOrder.Market,
                ticket.CancelOrderId,
                ticket.CancelOriginalClientOrderId,
                ticket.CancelRestrictions),
            ticket.CancelNewClientOrderId,
            nowMicros));
        SimulatedOrder? placed = null;
        RefusalException? newRefusal = null;
        if (cancelRefusal is null || !ticket.StopsOnFailure)
        {
            newRefusal = full ?? Attempt(() => placed = Place(account, ticket.NewOrder, terms, nowMicros));
        }

        if (placed is null && full is null)
        {
            // The new order is counted even where it was not tried.
            counts.Add(1, nowMicros);
        }

        return new CancelReplaceResult
        {
            Canceled = canceled,
            CancelRefusal = cancelRefusal,
            NewOrder = placed,
            NewOrderRefusal = newRefusal,
        };
    }

    /// <summary>Reduces the quantity of an open order in place.</summary>
    /// <exception cref="RefusalException">The amendment is refused; nothing has changed.</exception>
    public Amendment Amend(
        int account, SimulatedOrder order, WireAmount newQuantity, string? newClientOrderId, long nowMicros)
    {
        RequireOwner(account, order.Account);
        if (order.Market.Status is not ("TRADING" or "CANCEL_ONLY"))
        {
            throw Refusals.BeforeEngine("Market is closed.");
        }

        var steps = OrderAmender.Judge(order, newQuantity, nowMicros);
        var name = newClientOrderId ?? exchange.NewClientOrderId();
        if (name != order.ClientOrderId && order.Market.Records.HasOpen(account, name))
        {
            throw Refusals.Amend("Duplicate order sent.");
        }

        return new OrderAmender(desks[order.Market], floor).Amend(order, steps, name, nowMicros);
    }

    private static RefusalException Duplicate() => Refusals.NewOrder("Duplicate order sent.");

    private static RefusalException? Attempt(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal;
        }
    }

    private static void RequireOwner(int account, int owner)
    {
        if (account != owner)
        {
            throw new ArgumentException("Orders are changed by their owner only.", nameof(account));
        }
    }

    private MatchOrder Judge(int account, OrderTicket ticket, long nowMicros)
    {
        var terms = OrderEntry.Judge(ticket, nowMicros);
        OpenOrderFilters.Check(exchange, account, ticket, nowMicros);
        return terms;
    }

    private SimulatedOrder Place(int account, OrderTicket ticket, in MatchOrder terms, long nowMicros)
    {
        var desk = desks[ticket.Market];
        var name = ticket.ClientOrderId ?? exchange.NewClientOrderId();
        if (ticket.Market.Records.HasOpen(account, name))
        {
            throw Duplicate();
        }

        var order = Order(account, ticket, terms with { OrderId = desk.NextOrderId }, name, nowMicros);
        try
        {
            desk.RequireAcceptable(order);
        }
        catch (RefusalException refusal) when (EngineRefusals.ReasonOf(refusal) is { } reason)
        {
            desk.TellRejected(order, reason, nowMicros);
            throw;
        }

        switch (exchange.Faults.TakeOrderFault(ticket.ClientOrderId is not null && ticket.Quantity is not null))
        {
            case FaultKind.ForgetOrder:
                floor.Accounts[account].OrderCounts!.Add(1, nowMicros);
                order.WorkingMicros = terms.IsStop ? null : nowMicros;
                break;
            case FaultKind.BookTwice:
                Book(desk, order, nowMicros);
                BookAgain(
                    desk, Order(account, ticket, terms with { OrderId = desk.NextOrderId }, name, nowMicros));
                break;
            case FaultKind.ReuseClientOrderId:
                UseName(account, ticket, name, nowMicros);
                throw Refusals.TimedOut();
            default:
                Book(desk, order, nowMicros);
                break;
        }

        return order;
    }

    private SimulatedOrder Order(
        int account, OrderTicket ticket, in MatchOrder terms, string name, long nowMicros) => new()
    {
        Market = ticket.Market,
        Terms = terms with
        {
            Owner = account,
            TradeGroup = floor.Accounts[account].Spec?.TradeGroup ?? -1,
        },
        Type = ticket.Type,
        ClientOrderId = name,
        Price = ticket.Price?.ToDecimal() ?? 0m,
        QuoteQuantity = ticket.QuoteQuantity?.ToDecimal() ?? 0m,
        IcebergQuantity = ticket.IcebergQuantity?.ToDecimal() ?? 0m,
        TrailingDelta = ticket.TrailingDelta,
        SelfTradePrevention = ticket.SelfTradePrevention,
        PegPriceType = ticket.PegPriceType,
        PegOffsetValue = ticket.PegOffsetValue,
        PeggedPrice = ticket.IsPegged && !terms.IsStop && terms.PriceTicks > 0
            ? terms.PriceTicks * ticket.Market.Filters.TickSize
            : null,
        UsedSor = ticket.IsSmartRouted,
        Route = ticket.IsSmartRouted ? Route(ticket.Market) : [],
        StrategyId = ticket.StrategyId,
        StrategyType = ticket.StrategyType,
        CreatedMicros = nowMicros,
        UpdatedMicros = nowMicros,
    };

    private OrderDesk[] Route(Market market) =>
    [
        .. exchange.Markets
            .Where(other => other != market && other.Status == "TRADING" && market.RoutesTo(other))
            .Select(other => desks[other]),
    ];

    private void Book(OrderDesk desk, SimulatedOrder order, long nowMicros)
    {
        desk.Submit(order, nowMicros);
        _booked.Add(order);
    }

    /// <summary>Another order of the account takes the name of one that was lost.</summary>
    private void UseName(int account, OrderTicket lost, string name, long nowMicros)
    {
        var step = (Int128)(lost.Market.Spec.StepSize * WireAmount.UnitsPerOne);
        foreach (var units in (Int128[])[lost.Quantity!.Value.Units - step, lost.Quantity.Value.Units + step])
        {
            var other = lost with { Quantity = new WireAmount(units) };
            if (units > 0 && Attempt(() => Stranger(account, other, name, nowMicros)) is null)
            {
                return;
            }
        }
    }

    private void Stranger(int account, OrderTicket ticket, string name, long nowMicros)
    {
        var desk = desks[ticket.Market];
        var terms = Judge(account, ticket, nowMicros);
        var order = Order(account, ticket, terms with { OrderId = desk.NextOrderId }, name, nowMicros);
        desk.RequireAcceptable(order);
        Book(desk, order, nowMicros);
        if (order.IsOpen)
        {
            Cancel(account, order, null, nowMicros);
        }
    }

    private void BookAgain(OrderDesk desk, SimulatedOrder order)
    {
        try
        {
            Book(desk, order, order.CreatedMicros);
        }
        catch (RefusalException)
        {
            // The balance does not reach for a second one; the caller is told of the first only, in any case.
        }
    }
}
