namespace Spotwire.Simulator.Matching;

/// <summary>The matching core of one market: price-time priority, stops that fire on the last trade price. Integer
/// ticks and steps; events go to the listener of the command. No clock, no text, no balances.</summary>
/// <remarks>A stop fires when a trade reaches its price, but works only after the order that made the trade is done.
/// Stops that one trade reaches work in the order of their stop prices, those nearest to the price before first, then
/// of their age, buys before sells; stops that these reach in turn queue behind them.</remarks>
internal sealed partial class MatchingBook
{
    private readonly OrderLadder _bids = new(highestIsBest: true);
    private readonly OrderLadder _asks = new(highestIsBest: false);

    // A buy stop lies above the price and the lowest is reached first; a sell stop the other way round.
    private readonly OrderLadder _buyStops = new(highestIsBest: false);
    private readonly OrderLadder _sellStops = new(highestIsBest: true);
    private readonly Queue<OrderNode> _fired = new();
    private readonly Dictionary<long, OrderNode> _open = [];
    private readonly Stack<OrderNode> _spare = new();
    private readonly long _marketLotSteps;

    /// <summary>An empty book.</summary>
    /// <param name="marketLotSteps">A market order given by quote quantity trades a whole multiple of this many
    /// steps.</param>
    public MatchingBook(long marketLotSteps = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(marketLotSteps, 1);
        _marketLotSteps = marketLotSteps;
    }

    /// <summary>Price of the last trade in ticks; null before the first.</summary>
    public long? LastTradeTicks { get; private set; }

    /// <summary>Takes an order in, and works off all that it sets in motion.</summary>
    /// <exception cref="ArgumentException">The book holds an order of that id, or a number that the type needs is not
    /// above zero.</exception>
    public void Submit(in MatchOrder order, IMatchingListener listener)
    {
        Validate(order);
        if (order.IsStop)
        {
            if (IsReached(order))
            {
                listener.OnRejected(order, MatchRejection.WouldTriggerImmediately);
                return;
            }

            listener.OnAccepted(order);
            Stops(order.Side).Add(Hold(order, order.QuantitySteps, isWaiting: true), order.StopTicks);
            return;
        }

        if (order.Type == MatchType.LimitMaker && WouldTake(order.Side, order.PriceTicks))
        {
            listener.OnRejected(order, MatchRejection.WouldTake);
            return;
        }

        listener.OnAccepted(order);
        Execute(order, listener);
        while (_fired.TryDequeue(out var node))
        {
            var fired = node.Order;
            Release(node);
            if (listener.OnTriggered(fired))
            {
                Execute(fired, listener);
            }
            else
            {
                Expire(fired, MatchExpiry.Vetoed, fired.QuantitySteps, listener);
            }
        }
    }

    /// <summary>Takes an order off the book, or from among the waiting stops.</summary>
    /// <returns>False if the book does not hold it.</returns>
    public bool Cancel(long orderId, IMatchingListener listener)
    {
        if (!_open.TryGetValue(orderId, out var node))
        {
            return false;
        }

        var ticks = node.Level!.Ticks;
        var total = (node.IsWaiting ? Stops(node.Order.Side) : Own(node.Order.Side)).Remove(node);
        listener.OnDone(new MatchDone(
            orderId, node.Order.Owner, MatchEnd.Canceled, MatchExpiry.None, node.Remaining, Int128.Zero));
        if (!node.IsWaiting)
        {
            listener.OnLevel(node.Order.Side, ticks, total);
        }

        Release(node);
        return true;
    }

    private void Execute(in MatchOrder order, IMatchingListener listener)
    {
        if (order.Type == MatchType.MarketByQuote)
        {
            ExecuteByQuote(order, listener);
            return;
        }

        if (!order.HasLimit)
        {
            var unfilled = Trade(order, order.QuantitySteps, listener);
            End(order, unfilled, MatchExpiry.NoLiquidity, listener);
            return;
        }

        var mayRest = order.Type == MatchType.LimitMaker || order.TimeInForce == MatchTimeInForce.GoodTillCanceled;
        if (!mayRest && order.TimeInForce == MatchTimeInForce.FillOrKill
            && FillableSteps(order.Side, order.PriceTicks, order.QuantitySteps) < order.QuantitySteps)
        {
            Expire(order, MatchExpiry.FillOrKill, order.QuantitySteps, listener);
            return;
        }

        var remaining = Trade(order, order.QuantitySteps, listener);
        if (remaining > 0 && mayRest)
        {
            var level = Own(order.Side).Add(Hold(order, remaining, isWaiting: false), order.PriceTicks);
            listener.OnLevel(order.Side, level.Ticks, level.Total);
            return;
        }

        End(order, remaining, MatchExpiry.ImmediateOrCancel, listener);
    }

    // The quantity is settled before the first trade, because it has to be a whole multiple of the lot, which the
    // makers' quantities need not be.
    private void ExecuteByQuote(in MatchOrder order, IMatchingListener listener)
    {
        var plan = StepsForQuote(order.Side, order.QuoteUnits);
        if (plan.Steps > 0)
        {
            Trade(order, plan.Steps, listener);
        }

        var expiry = (plan.IsComplete, plan.Steps) switch
        {
            (false, _) => MatchExpiry.NoLiquidity,
            (true, 0) => MatchExpiry.BudgetTooSmall,
            _ => MatchExpiry.None,
        };
        listener.OnDone(new MatchDone(
            order.OrderId,
            order.Owner,
            expiry == MatchExpiry.None ? MatchEnd.Filled : MatchEnd.Expired,
            expiry,
            0,
            order.QuoteUnits - plan.QuoteUnits));
    }

    private long Trade(in MatchOrder taker, long steps, IMatchingListener listener)
    {
        var makers = Opposite(taker.Side);
        while (steps > 0 && makers.Best is { } level
            && (!taker.HasLimit || IsWithin(taker.Side, level.Ticks, taker.PriceTicks)))
        {
            LastTradeTicks = level.Ticks;
            Fire(level.Ticks);
            while (steps > 0 && level.First is { } maker)
            {
                var fill = Math.Min(steps, maker.Remaining);
                steps -= fill;
                maker.Remaining -= fill;
                level.Total -= fill;
                listener.OnTrade(new MatchTrade(
                    taker.OrderId, taker.Owner, maker.Order.OrderId, maker.Order.Owner, taker.Side, level.Ticks, fill));
                if (maker.Remaining == 0)
                {
                    level.Remove(maker);
                    listener.OnDone(new MatchDone(
                        maker.Order.OrderId, maker.Order.Owner, MatchEnd.Filled, MatchExpiry.None, 0, Int128.Zero));
                    Release(maker);
                }
            }

            var (ticks, total) = (level.Ticks, level.Total);
            if (total == 0)
            {
                makers.RemoveBest();
            }

            listener.OnLevel(taker.Side == MatchSide.Buy ? MatchSide.Sell : MatchSide.Buy, ticks, total);
        }

        return steps;
    }

    private void Fire(long ticks)
    {
        Fire(_buyStops, ticks);
        Fire(_sellStops, ticks);
    }

    private void Fire(OrderLadder stops, long ticks)
    {
        while (stops.Best?.First is { } node && IsWithin(node.Order.Side, node.Order.StopTicks, ticks))
        {
            stops.Remove(node);
            _fired.Enqueue(node);
        }
    }

    private static void End(in MatchOrder order, long remaining, MatchExpiry otherwise, IMatchingListener listener)
    {
        if (remaining > 0)
        {
            Expire(order, otherwise, remaining, listener);
            return;
        }

        listener.OnDone(new MatchDone(order.OrderId, order.Owner, MatchEnd.Filled, MatchExpiry.None, 0, Int128.Zero));
    }

    private static void Expire(in MatchOrder order, MatchExpiry expiry, long remaining, IMatchingListener listener) =>
        listener.OnDone(new MatchDone(
            order.OrderId, order.Owner, MatchEnd.Expired, expiry, remaining, Int128.Zero));

    // For a buyer a price is within a limit that is not below it, for a seller one that is not above it. A stop is
    // reached when, the same way, its price is within the last.
    private static bool IsWithin(MatchSide side, long ticks, long limitTicks) =>
        side == MatchSide.Buy ? ticks <= limitTicks : ticks >= limitTicks;

    private bool IsReached(in MatchOrder stop) =>
        LastTradeTicks is { } last && IsWithin(stop.Side, stop.StopTicks, last);

    private OrderLadder Own(MatchSide side) => side == MatchSide.Buy ? _bids : _asks;

    private OrderLadder Opposite(MatchSide side) => side == MatchSide.Buy ? _asks : _bids;

    private OrderLadder Stops(MatchSide side) => side == MatchSide.Buy ? _buyStops : _sellStops;

    private OrderNode Hold(in MatchOrder order, long remaining, bool isWaiting)
    {
        var node = _spare.TryPop(out var spare) ? spare : new OrderNode();
        node.Order = order;
        node.Remaining = remaining;
        node.IsWaiting = isWaiting;
        _open.Add(order.OrderId, node);
        return node;
    }

    private void Release(OrderNode node)
    {
        _open.Remove(node.Order.OrderId);
        _spare.Push(node);
    }

    private void Validate(in MatchOrder order)
    {
        var isByQuote = order.Type == MatchType.MarketByQuote;
        if ((isByQuote ? order.QuoteUnits : order.QuantitySteps) <= 0
            || (order.HasLimit && order.PriceTicks <= 0)
            || (order.IsStop && order.StopTicks <= 0))
        {
            throw new ArgumentException("A number that the order's type needs is not above zero.", nameof(order));
        }

        if (_open.ContainsKey(order.OrderId))
        {
            throw new ArgumentException("The book already holds an order of that id.", nameof(order));
        }
    }
}
