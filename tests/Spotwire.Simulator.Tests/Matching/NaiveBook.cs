using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The matching rules once more, as plainly as possible: lists and LINQ, no thought for speed.</summary>
internal sealed class NaiveBook(long lot = 1)
{
    private readonly List<Entry> _resting = [];
    private readonly List<Entry> _waiting = [];
    private readonly List<MatchOrder> _fired = [];

    public long? Last { get; private set; }

    // LINQ's sorting is stable, so that age needs no key.
    public IEnumerable<Entry> Resting(MatchSide side) => _resting.Where(e => e.Order.Side == side)
        .OrderBy(e => side == MatchSide.Buy ? -e.Order.PriceTicks : e.Order.PriceTicks);

    public IEnumerable<Entry> Waiting(MatchSide side) => _waiting.Where(e => e.Order.Side == side)
        .OrderBy(e => side == MatchSide.Buy ? e.Order.StopTicks : -e.Order.StopTicks);

    public void Submit(MatchOrder order, IMatchingListener listener)
    {
        var isStop = order.Type is MatchType.StopLoss or MatchType.StopLossLimit;
        if ((isStop && IsReached(order)) || (order.Type == MatchType.LimitMaker && Makers(order).Count > 0))
        {
            listener.OnRejected(order, isStop ? MatchRejection.WouldTriggerImmediately : MatchRejection.WouldTake);
            return;
        }

        listener.OnAccepted(order);
        if (isStop)
        {
            _waiting.Add(new Entry(order, order.QuantitySteps));
            return;
        }

        Work(order, listener);
        for (; _fired.Count > 0; _fired.RemoveAt(0))
        {
            var working = _fired[0];
            Work(_fired[0], listener, isVetoed: !listener.OnTriggered(_fired[0], ref working));
        }
    }

    public bool Cancel(long orderId, IMatchingListener listener)
    {
        var found = _resting.Concat(_waiting).SingleOrDefault(e => e.Order.OrderId == orderId);
        if (found is null)
        {
            return false;
        }

        Done(found.Order, found.Left, MatchEnd.Canceled, MatchExpiry.None, listener);
        if (!_waiting.Remove(found))
        {
            _resting.Remove(found);
            TellLevel(found.Order.Side, found.Order.PriceTicks, listener);
        }

        return true;
    }

    private void Work(MatchOrder order, IMatchingListener listener, bool isVetoed = false)
    {
        var mayRest = order.Type == MatchType.LimitMaker
            || (IsLimit(order) && order.TimeInForce == MatchTimeInForce.GoodTillCanceled);
        if (order.Type == MatchType.MarketByQuote)
        {
            WorkByQuote(order, listener);
            return;
        }

        var isKill = IsLimit(order) && !mayRest && order.TimeInForce == MatchTimeInForce.FillOrKill;
        var isStopped = isVetoed || (isKill && Makers(order).Sum(e => e.Left) < order.QuantitySteps);
        var left = isStopped ? order.QuantitySteps : Take(order, order.QuantitySteps, listener);
        if (left > 0 && mayRest && !isVetoed)
        {
            _resting.Add(new Entry(order, left));
            TellLevel(order.Side, order.PriceTicks, listener);
            return;
        }

        var why = left == 0 ? MatchExpiry.None : isVetoed ? MatchExpiry.Vetoed
            : isKill ? MatchExpiry.FillOrKill
            : IsLimit(order) ? MatchExpiry.ImmediateOrCancel : MatchExpiry.NoLiquidity;
        Done(order, left, left == 0 ? MatchEnd.Filled : MatchEnd.Expired, why, listener);
    }

    // Lays the book out step by step, best first, and buys as long as the money lasts, in whole lots.
    private void WorkByQuote(MatchOrder order, IMatchingListener listener)
    {
        var prices = Makers(order).SelectMany(e => Enumerable.Repeat(e.Order.PriceTicks, (int)e.Left)).ToList();
        var left = order.QuoteUnits;
        var bought = prices.TakeWhile(price => (left -= price) >= 0).ToList();
        var isThin = bought.Count == prices.Count && prices.Sum() < order.QuoteUnits;
        bought = bought.Take((int)(bought.Count / lot * lot)).ToList();
        Take(order, bought.Count, listener);
        var why = isThin ? MatchExpiry.NoLiquidity : bought.Count == 0 ? MatchExpiry.BudgetTooSmall : MatchExpiry.None;
        var end = why == MatchExpiry.None ? MatchEnd.Filled : MatchEnd.Expired;
        listener.OnDone(new MatchDone(order.OrderId, order.Owner, end, why, 0, order.QuoteUnits - bought.Sum()));
    }

    private long Take(MatchOrder taker, long left, IMatchingListener listener)
    {
        foreach (var level in Makers(taker).GroupBy(e => e.Order.PriceTicks).TakeWhile(_ => left > 0))
        {
            foreach (var maker in level.TakeWhile(_ => left > 0))
            {
                var (order, fill) = (maker.Order, Math.Min(left, maker.Left));
                (left, maker.Left, Last) = (left - fill, maker.Left - fill, level.Key);
                listener.OnTrade(new MatchTrade(
                    taker.OrderId, taker.Owner, order.OrderId, order.Owner, taker.Side, level.Key, fill));
                var reached = Waiting(MatchSide.Buy).Concat(Waiting(MatchSide.Sell)).Where(e => IsReached(e.Order));
                _fired.AddRange(reached.Select(e => e.Order));
                _waiting.RemoveAll(e => IsReached(e.Order));
                if (maker.Left == 0)
                {
                    _resting.Remove(maker);
                    Done(order, 0, MatchEnd.Filled, MatchExpiry.None, listener);
                }
            }

            TellLevel(taker.Side == MatchSide.Buy ? MatchSide.Sell : MatchSide.Buy, level.Key, listener);
        }

        return left;
    }

    private List<Entry> Makers(MatchOrder taker) => taker.Side == MatchSide.Buy
        ? [.. Resting(MatchSide.Sell).Where(e => !IsLimit(taker) || e.Order.PriceTicks <= taker.PriceTicks)]
        : [.. Resting(MatchSide.Buy).Where(e => !IsLimit(taker) || e.Order.PriceTicks >= taker.PriceTicks)];

    private static bool IsLimit(MatchOrder order) =>
        order.Type is MatchType.Limit or MatchType.LimitMaker or MatchType.StopLossLimit;

    private bool IsReached(MatchOrder stop) =>
        stop.Side == MatchSide.Buy ? Last >= stop.StopTicks : Last <= stop.StopTicks;

    private void TellLevel(MatchSide side, long ticks, IMatchingListener listener) => listener.OnLevel(
        side, ticks, _resting.Where(e => e.Order.Side == side && e.Order.PriceTicks == ticks).Sum(e => e.Left));

    private static void Done(MatchOrder order, long left, MatchEnd end, MatchExpiry why, IMatchingListener listener) =>
        listener.OnDone(new MatchDone(order.OrderId, order.Owner, end, why, left, 0));

    internal sealed class Entry(MatchOrder order, long left)
    {
        public readonly MatchOrder Order = order;
        public long Left = left;
    }
}
