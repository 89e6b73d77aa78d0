namespace Spotwire.Simulator.Matching;

/// <summary>The matching core of one market: price-time priority, stops that fire on the last trade price, orders that
/// hide a part, self-trade prevention, pairs of orders of which only one may work. Integer ticks and steps; events go
/// to the listener of the command. No clock, no text, no balances.</summary>
/// <remarks>A stop fires when a trade reaches its price, but works only after the order that made the trade is done;
/// stops that it sets off in turn queue behind the others. Prevented trades set no price.</remarks>
internal sealed partial class MatchingBook
{
    private readonly BookSides _sides = new();
    private readonly StopShelf _stops = new();
    private readonly OrderRegister _orders = new();
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
            Wait(order, listener);
            return;
        }

        if (order.Type == MatchType.LimitMaker && WouldTake(order.Side, order.PriceTicks))
        {
            listener.OnRejected(order, MatchRejection.WouldTake);
            return;
        }

        listener.OnAccepted(order);
        Execute(order, listener);
        WorkFired(listener);
    }

    /// <summary>Takes an order off the book, or from among the waiting stops.</summary>
    /// <returns>False if the book does not hold it.</returns>
    public bool Cancel(long orderId, IMatchingListener listener) =>
        End(orderId, MatchEnd.Canceled, MatchExpiry.None, listener);

    /// <summary>As <see cref="Cancel"/>, but the order expires.</summary>
    /// <returns>False if the book does not hold it.</returns>
    public bool Expire(long orderId, MatchExpiry reason, IMatchingListener listener) =>
        End(orderId, MatchEnd.Expired, reason, listener);

    /// <summary>Makes an order smaller; it keeps its place in the queue. What it shows shrinks only where it would be
    /// more than is left.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="newQuantitySteps">Its new quantity; what has been traded or prevented counts.</param>
    /// <param name="listener">Is told the level's new total, if it changes.</param>
    /// <returns>False if the book does not hold it, if it would not get smaller, or if nothing would be left of it;
    /// nothing happens then.</returns>
    public bool Amend(long orderId, long newQuantitySteps, IMatchingListener listener)
    {
        if (!_orders.TryGet(orderId, out var node))
        {
            return false;
        }

        var less = node.Order.QuantitySteps - newQuantitySteps;
        if (less <= 0 || less >= node.Remaining)
        {
            return false;
        }

        var level = node.Level!;
        var shown = level.Shown;
        node.Order = node.Order with { QuantitySteps = newQuantitySteps };
        level.Reduce(node, less);
        if (level.Shown != shown)
        {
            listener.OnLevel(node.Order.Side, level.Ticks, level.Shown);
        }

        return true;
    }

    /// <summary>Makes a pair of two orders: when one trades, loses quantity to self-trade prevention or is triggered,
    /// the other expires first. The pair ends with either order.</summary>
    /// <exception cref="ArgumentException">The book does not hold both, one is of a pair already, or none waits for the
    /// price.</exception>
    public void LinkOco(long oneOrderId, long otherOrderId) => _orders.Link(oneOrderId, otherOrderId);

    /// <summary>Lets the stops work that trades have set off.</summary>
    internal void WorkFired(IMatchingListener listener)
    {
        while (_stops.TakeFired() is { } node)
        {
            EndSibling(node, listener);
            var fired = node.Order;
            _orders.Release(node);
            var working = fired;
            if (!listener.OnTriggered(fired, ref working))
            {
                Done(fired, MatchEnd.Expired, MatchExpiry.Vetoed, fired.QuantitySteps, listener);
                continue;
            }

            working = fired with { PriceTicks = working.PriceTicks };
            if (working.HasLimit && working.PriceTicks <= 0)
            {
                throw new InvalidOperationException("A triggered order has no limit price.");
            }

            Execute(working, listener);
        }
    }

    /// <exception cref="ArgumentException">The book holds an order of that id, or a number that the type needs is not
    /// above zero.</exception>
    internal void Validate(in MatchOrder order)
    {
        var isByQuote = order.Type == MatchType.MarketByQuote;
        if ((isByQuote ? order.QuoteUnits : order.QuantitySteps) <= 0
            || (order.HasLimit && !order.IsStop && order.PriceTicks <= 0)
            || (order.IsStop && order.StopTicks <= 0 && order.TrailingBips <= 0)
            || order.StopTicks < 0
            || order.TrailingBips < 0
            || order.VisibleSteps < 0)
        {
            throw new ArgumentException("A number that the order's type needs is not above zero.", nameof(order));
        }

        if (_orders.Contains(order.OrderId))
        {
            throw new ArgumentException("The book already holds an order of that id.", nameof(order));
        }
    }

    private void Wait(in MatchOrder order, IMatchingListener listener)
    {
        if (LastTradeTicks is { } last && StopShelf.IsReached(order, last))
        {
            listener.OnRejected(order, MatchRejection.WouldTriggerImmediately);
            return;
        }

        listener.OnAccepted(order);
        _stops.Add(_orders.Hold(order, order.QuantitySteps, shown: 0), LastTradeTicks, listener);
    }

    private bool End(long orderId, MatchEnd end, MatchExpiry expiry, IMatchingListener listener)
    {
        if (!_orders.TryGet(orderId, out var node))
        {
            return false;
        }

        End(node, end, expiry, listener);
        return true;
    }

    private void End(OrderNode node, MatchEnd end, MatchExpiry expiry, IMatchingListener listener)
    {
        if (node.IsWaiting)
        {
            _stops.Remove(node);
            Done(node.Order, end, expiry, node.Remaining, listener);
        }
        else
        {
            var ticks = node.Level!.Ticks;
            var shown = _sides.Own(node.Order.Side).Remove(node);
            Done(node.Order, end, expiry, node.Remaining, listener);
            listener.OnLevel(node.Order.Side, ticks, shown);
        }

        _orders.Release(node);
    }

    private void EndSibling(OrderNode node, IMatchingListener listener)
    {
        if (node.Sibling is { } sibling)
        {
            End(sibling, MatchEnd.Expired, MatchExpiry.OcoSibling, listener);
        }
    }

    private static void Done(
        in MatchOrder order, MatchEnd end, MatchExpiry expiry, long remaining, IMatchingListener listener) =>
        listener.OnDone(new MatchDone(order.OrderId, order.Owner, end, expiry, remaining, Int128.Zero));
}
