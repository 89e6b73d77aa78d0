using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Orders;

/// <summary>The life of the orders of one market: takes them in, holds what they may cost, and books what the
/// matching core makes of them into accounts, records, market data and execution reports.</summary>
internal sealed partial class OrderDesk
{
    private readonly Market _market;
    private readonly TradingFloor _floor;
    private readonly ExecutionReports _reports;
    private readonly Holdings _holdings;
    private readonly ListDesk _lists;
    private readonly Dictionary<long, SimulatedOrder> _open = [];
    private long _nextTradeId = 1;
    private long _now;
    private MatchRejection? _rejection;

    public OrderDesk(Market market, TradingFloor floor)
    {
        _market = market;
        _floor = floor;
        _reports = new ExecutionReports(floor.Events);
        _holdings = new Holdings(market, floor.Ledger);
        _lists = new ListDesk(this, floor);
    }

    /// <summary>The number that the next order gets.</summary>
    public long NextOrderId { get; private set; } = 1;

    /// <summary>The market.</summary>
    public Market Market => _market;

    /// <summary>Execution reports of this market.</summary>
    public ExecutionReports Reports => _reports;

    /// <summary>What the orders hold.</summary>
    public Holdings Holdings => _holdings;

    /// <summary>The order lists of this market.</summary>
    public ListDesk Lists => _lists;

    /// <summary>The time of the command under way.</summary>
    public long NowMicros => _now;

    /// <summary>The order's number is taken.</summary>
    public void Take(SimulatedOrder order) => NextOrderId = Math.Max(NextOrderId, order.OrderId + 1);

    /// <summary>Takes an order in and works off all that it sets in motion.</summary>
    /// <exception cref="RefusalException">Too little balance, or the matching core refuses it.</exception>
    public void Submit(SimulatedOrder order, long nowMicros)
    {
        Begin(nowMicros);
        RequireAcceptable(order);
        if (!_holdings.TryHold(order))
        {
            throw EngineRefusals.Poor();
        }

        foreach (var desk in order.Route)
        {
            desk.Begin(nowMicros);
        }

        Enter(order);
        foreach (var desk in order.Route)
        {
            desk.WorkOff();
        }

        Finish();
    }

    /// <summary>Refuses an order that the exchange would refuse now, and changes nothing.</summary>
    /// <exception cref="RefusalException">Too little balance, or the matching core would refuse it.</exception>
    public void RequireAcceptable(SimulatedOrder order)
    {
        RequireEntry(order);
        SetBasis(order);
        var free = _floor.Ledger.GetBalance(order.Account, Holdings.GivenAsset(order)).Free;
        if (free < _holdings.Cost(order).Needed)
        {
            throw EngineRefusals.Poor();
        }
    }

    /// <summary>Refuses an order that may not go to the book as it stands.</summary>
    /// <exception cref="RefusalException">It would take although it must not, or trigger at once.</exception>
    public void RequireEntry(SimulatedOrder order)
    {
        var terms = order.Terms;
        if (terms.Type == MatchType.LimitMaker && _market.Book.WouldTake(terms.Side, terms.PriceTicks))
        {
            throw EngineRefusals.WouldTake();
        }

        if (WouldTrigger(terms))
        {
            throw EngineRefusals.WouldTrigger();
        }
    }

    /// <summary>Settles the price at which a buyer's quantity is held while the order is on the book or
    /// waits.</summary>
    public void SetBasis(SimulatedOrder order)
    {
        if (order.Terms.HasLimit || order.Terms.IsStop)
        {
            _holdings.SetBasis(order);
        }
        else
        {
            order.HoldTicks = 0;
        }
    }

    /// <summary>Cancels an open order that is on the book or waits for the price.</summary>
    /// <returns>False where there is no such order.</returns>
    public bool Cancel(long orderId, long nowMicros)
    {
        Begin(nowMicros);
        if (!Remove(orderId))
        {
            return false;
        }

        Finish();
        return true;
    }

    /// <summary>Tells that an order was refused by the matching engine; it leaves no other trace than its
    /// number.</summary>
    public void TellRejected(SimulatedOrder order, string reason, long nowMicros)
    {
        Take(order);
        order.Status = "REJECTED";
        _reports.Rejected(order, reason, nowMicros);
    }

    /// <summary>Starts a command.</summary>
    public void Begin(long nowMicros) => _now = nowMicros;

    /// <summary>Puts an order whose cost is held into the matching core.</summary>
    /// <exception cref="RefusalException">The core refuses it; nothing is held any more.</exception>
    public void Enter(SimulatedOrder order)
    {
        Take(order);
        _open.Add(order.OrderId, order);
        _rejection = null;
        if (order.UsedSor)
        {
            SmartRouter.Submit(
                order.Terms,
                [_market.Book, .. order.Route.Select(desk => desk._market.Book)],
                [this, .. order.Route.Select(desk => new RoutedBook(order, this, desk))]);
        }
        else
        {
            _market.Book.Submit(order.Terms, this);
        }

        if (_rejection is { } rejection)
        {
            _open.Remove(order.OrderId);
            _holdings.Release(order);
            throw rejection == MatchRejection.WouldTake ? EngineRefusals.WouldTake() : EngineRefusals.WouldTrigger();
        }
    }

    /// <summary>Takes an order out of the matching core by command.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Remove(long orderId) => _market.Book.Cancel(orderId, this);

    /// <summary>Lets an order of the matching core expire.</summary>
    public void Expire(SimulatedOrder order, MatchExpiry reason) => _market.Book.Expire(order.OrderId, reason, this);

    /// <summary>Reduces the quantity of an order of the matching core.</summary>
    public bool Reduce(SimulatedOrder order, long newSteps) => _market.Book.Amend(order.OrderId, newSteps, this);

    /// <summary>Ends the command: works off what it set in motion and tells what it did.</summary>
    public void Finish()
    {
        WorkOff();
        _floor.Events.CommandDone(_now);
    }

    private void WorkOff()
    {
        _lists.WorkDue();
        _market.Data.OnCommandDone(_now);
    }

    private bool WouldTrigger(in MatchOrder terms) =>
        terms is { IsStop: true, StopTicks: > 0 }
        && _market.Book.LastTradeTicks is { } last
        && (terms.IsReachedRising ? last >= terms.StopTicks : last <= terms.StopTicks);

    private decimal Base(long steps) => steps * _market.Filters.StepSize;
}
