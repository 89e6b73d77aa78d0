using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The matching rules once more, as plainly as possible: lists and LINQ, no thought for speed.</summary>
internal sealed class NaiveBook(long lot = 1)
{
    private readonly List<Entry> _resting = [];
    private readonly List<Entry> _stops = [];
    private readonly List<Entry> _tracking = [];
    private readonly List<Entry> _fired = [];
    private readonly List<(long One, long Other)> _pairs = [];

    public long? Last { get; private set; }

    // LINQ's sorting is stable, so that age needs no key. Refilled icebergs go to the end of the list.
    public IEnumerable<Entry> Resting(MatchSide side) => _resting.Where(e => e.Order.Side == side)
        .OrderBy(e => side == MatchSide.Buy ? -e.Order.PriceTicks : e.Order.PriceTicks);

    public IEnumerable<Entry> Waiting() => _stops.Where(e => IsAbove(e.Order)).OrderBy(e => e.Order.StopTicks)
        .Concat(_stops.Where(e => !IsAbove(e.Order)).OrderBy(e => -e.Order.StopTicks))
        .Concat(_tracking);

    public void Submit(MatchOrder order, IMatchingListener listener)
    {
        if (IsStop(order))
        {
            Wait(order, listener);
            return;
        }

        if (order.Type == MatchType.LimitMaker && Makers(order).Any())
        {
            listener.OnRejected(order, MatchRejection.WouldTake);
            return;
        }

        listener.OnAccepted(order);
        Work(order, [(this, listener)]);
        WorkFired(listener);
    }

    /// <summary>Takes an order in that may take from several books; the first is the one it was submitted to.</summary>
    public static void Route(MatchOrder order, IReadOnlyList<(NaiveBook Book, IMatchingListener Listener)> books)
    {
        books[0].Listener.OnAccepted(order);
        books[0].Book.Work(order, books);
        foreach (var (book, listener) in books)
        {
            book.WorkFired(listener);
        }
    }

    public bool End(long orderId, MatchExpiry? expiry, IMatchingListener listener)
    {
        var found = Find(orderId);
        if (found is not null)
        {
            End(found, expiry is null ? MatchEnd.Canceled : MatchEnd.Expired, expiry ?? MatchExpiry.None, listener);
        }

        return found is not null;
    }

    public bool Amend(long orderId, long quantity, IMatchingListener listener)
    {
        var found = Find(orderId);
        var less = found is null ? 0 : found.Order.QuantitySteps - quantity;
        if (found is null || less <= 0 || found.Left <= less)
        {
            return false;
        }

        found.Order = found.Order with { QuantitySteps = quantity };
        ChangingLevel(found.Order.Side, found.Order.PriceTicks, listener, () => found.Lose(less));
        return true;
    }

    public bool TryLink(long one, long other)
    {
        var isPaired = _pairs.Any(p => p.One == one || p.Other == one || p.One == other || p.Other == other);
        var both = _resting.Concat(Waiting()).Where(e => e.Order.OrderId == one || e.Order.OrderId == other).ToList();
        if (isPaired || both.Count < 2 || both.All(_resting.Contains))
        {
            return false;
        }

        _pairs.Add((one, other));
        return true;
    }

    public long? Peg(MatchSide side, MatchPeg peg, int levels)
    {
        var isBuy = (side == MatchSide.Buy) == (peg == MatchPeg.Primary);
        var prices = Resting(isBuy ? MatchSide.Buy : MatchSide.Sell).Select(e => e.Order.PriceTicks).Distinct();
        return prices.Select(p => (long?)p).ElementAtOrDefault(levels);
    }

    /// <summary>What a taker would meet, step by step; without end where its own order would stop it.</summary>
    public static IEnumerable<Step> Steps(MatchOrder taker, MatchBounds bounds, IEnumerable<NaiveBook> books)
    {
        foreach (var (price, _, makers) in Levels(taker, books))
        {
            if (price < bounds.LowestTicks || price > bounds.HighestTicks)
            {
                yield return new Step(price, StepKind.OutOfRange);
                yield break;
            }

            var queue = new List<Entry>(makers.Select(e => e.Copy()));
            while (queue.Count > 0)
            {
                var maker = queue[0];
                queue.RemoveAt(0);
                var mode = IsSelf(taker, maker.Order) ? taker.SelfTrade : MatchSelfTrade.None;
                if (mode == MatchSelfTrade.ExpireMaker)
                {
                    continue;
                }

                while (mode is MatchSelfTrade.ExpireTaker or MatchSelfTrade.ExpireBoth)
                {
                    yield return new Step(price, StepKind.Fatal);
                }

                var kind = mode == MatchSelfTrade.None ? StepKind.Trade : StepKind.Prevented;
                var count = mode == MatchSelfTrade.None ? maker.Shown : maker.Left;
                for (var i = 0; i < count; i++)
                {
                    yield return new Step(price, kind);
                }

                maker.Left -= count;
                if (maker.Left > 0)
                {
                    maker.Refill();
                    queue.Add(maker);
                }
            }
        }
    }

    /// <summary>What a taker would do at once.</summary>
    public static MatchPreview Preview(MatchOrder taker, MatchBounds bounds, IReadOnlyList<NaiveBook> books)
    {
        var (steps, stop) = Plan(taker, bounds, books);
        var traded = steps.Where(s => s.Kind == StepKind.Trade).ToList();
        var lost = steps.Where(s => s.Kind != StepKind.Trade).ToList();
        return new MatchPreview(traded.Count, traded.Sum(s => s.Price), lost.Count, lost.Sum(s => s.Price), stop);
    }

    // By quote: lays the book out step by step, best first, and buys as long as the money lasts, in whole lots.
    private static (List<Step> Steps, MatchExpiry Stop) Plan(
        MatchOrder taker, MatchBounds bounds, IReadOnlyList<NaiveBook> books)
    {
        var isByQuote = taker.Type == MatchType.MarketByQuote;
        var (steps, left, stop) = (new List<Step>(), taker.QuoteUnits, MatchExpiry.NoLiquidity);
        foreach (var step in Steps(taker, bounds, books))
        {
            var isEnough = isByQuote ? left == 0 || left < step.Price : steps.Count == taker.QuantitySteps;
            if (isEnough || step.Kind == StepKind.OutOfRange)
            {
                stop = isEnough ? MatchExpiry.None : MatchExpiry.PriceRange;
                break;
            }

            left -= step.Price;
            steps.Add(step);
        }

        if (isByQuote ? left == 0 : steps.Count == taker.QuantitySteps)
        {
            stop = MatchExpiry.None;
        }

        if (steps.Exists(s => s.Kind == StepKind.Fatal))
        {
            stop = MatchExpiry.SelfTrade;
        }

        var lots = steps.Count / books[0].Lot * books[0].Lot;
        return (isByQuote ? [.. steps.Take((int)lots)] : steps, stop);
    }

    private long Lot => lot;

    private void Wait(MatchOrder order, IMatchingListener listener)
    {
        if (order.StopTicks > 0 && IsReached(order, Last))
        {
            listener.OnRejected(order, MatchRejection.WouldTriggerImmediately);
            return;
        }

        listener.OnAccepted(order);
        var entry = new Entry(order, order.QuantitySteps) { Shown = 0 };
        if (order.StopTicks > 0)
        {
            _stops.Add(entry);
            return;
        }

        _tracking.Add(entry);
        if (Last is { } last)
        {
            Begin(entry, last, listener);
        }
    }

    private void WorkFired(IMatchingListener listener)
    {
        while (_fired.Count > 0)
        {
            var order = _fired[0].Order;
            _fired.RemoveAt(0);
            EndSibling(order.OrderId, listener);
            var working = order;
            if (listener.OnTriggered(order, ref working))
            {
                Work(order with { PriceTicks = working.PriceTicks }, [(this, listener)]);
            }
            else
            {
                Done(order, order.QuantitySteps, MatchEnd.Expired, MatchExpiry.Vetoed, listener);
            }
        }
    }

    private void Work(MatchOrder order, IReadOnlyList<(NaiveBook Book, IMatchingListener Listener)> books)
    {
        var listener = books[0].Listener;
        var isMaker = order.Type == MatchType.LimitMaker;
        var mayTake = !isMaker && books.Any(b => b.Book.Makers(order).Any());
        var bounds = mayTake ? listener.TakerBounds(order) : MatchBounds.None;
        var all = books.Select(b => b.Book).ToList();
        var (left, stop, spent) = (order.QuantitySteps, MatchExpiry.None, Int128.Zero);
        var planned = MatchExpiry.None;
        if (order.Type == MatchType.MarketByQuote)
        {
            var (steps, why) = Plan(order, bounds, all);
            (left, planned) = (steps.Count, why);
        }
        else if (IsLimit(order) && !isMaker && order.TimeInForce == MatchTimeInForce.FillOrKill
            && Steps(order, bounds, all).TakeWhile((s, i) => s.Kind == StepKind.Trade && i < left).Count() < left)
        {
            Done(order, left, MatchEnd.Expired, MatchExpiry.FillOrKill, listener);
            return;
        }

        while (mayTake && left > 0 && stop == MatchExpiry.None
            && Levels(order, all).FirstOrDefault() is { Makers: not null } level)
        {
            if (level.Price < bounds.LowestTicks || level.Price > bounds.HighestTicks)
            {
                stop = MatchExpiry.PriceRange;
                break;
            }

            var (book, heard) = books.First(b => b.Book == level.Book);
            book.ChangingLevel(level.Makers[0].Order.Side, level.Price, heard, () =>
            {
                while (left > 0 && stop == MatchExpiry.None
                    && book.Makers(order).FirstOrDefault() is { } maker && maker.Order.PriceTicks == level.Price)
                {
                    spent += level.Price * book.Meet(order, maker, ref left, ref stop, heard);
                }
            });
        }

        if (order.Type == MatchType.MarketByQuote)
        {
            var why = stop != MatchExpiry.None ? stop
                : planned is MatchExpiry.NoLiquidity or MatchExpiry.PriceRange ? planned
                : spent == 0 ? MatchExpiry.BudgetTooSmall : MatchExpiry.None;
            var end = why == MatchExpiry.None ? MatchEnd.Filled : MatchEnd.Expired;
            listener.OnDone(new MatchDone(order.OrderId, order.Owner, end, why, 0, order.QuoteUnits - spent));
            return;
        }

        Finish(order, left, stop, listener);
    }

    private void Finish(MatchOrder order, long left, MatchExpiry stop, IMatchingListener listener)
    {
        var mayRest = order.Type == MatchType.LimitMaker
            || (IsLimit(order) && order.TimeInForce == MatchTimeInForce.GoodTillCanceled);
        if (left > 0 && stop == MatchExpiry.None && mayRest)
        {
            ChangingLevel(order.Side, order.PriceTicks, listener, () => _resting.Add(new Entry(order, left)));
            return;
        }

        var why = stop != MatchExpiry.None || left == 0 ? stop
            : IsLimit(order) ? MatchExpiry.ImmediateOrCancel : MatchExpiry.NoLiquidity;
        Done(order, left, why == MatchExpiry.None ? MatchEnd.Filled : MatchEnd.Expired, why, listener);
    }

    // Returns what was traded.
    private long Meet(MatchOrder taker, Entry maker, ref long left, ref MatchExpiry stop, IMatchingListener listener)
    {
        var order = maker.Order;
        var traded = 0L;
        if (taker.SelfTrade != MatchSelfTrade.None && IsSelf(taker, order))
        {
            var mode = (taker.SelfTrade, order.SelfTrade) switch
            {
                (MatchSelfTrade.Transfer, MatchSelfTrade.Transfer) => MatchSelfTrade.Transfer,
                (MatchSelfTrade.Transfer, _) => MatchSelfTrade.Decrement,
                _ => taker.SelfTrade,
            };
            var isDecrement = mode is MatchSelfTrade.Decrement or MatchSelfTrade.Transfer;
            var takerLoses = mode == MatchSelfTrade.ExpireMaker ? 0 : isDecrement ? Math.Min(left, maker.Left) : left;
            var makerLoses = mode == MatchSelfTrade.ExpireTaker ? 0
                : isDecrement ? Math.Min(left, maker.Left) : maker.Left;
            if (makerLoses > 0)
            {
                EndSibling(order.OrderId, listener);
            }

            left -= takerLoses;
            maker.Lose(makerLoses);
            listener.OnPrevented(new MatchPrevention(
                taker.OrderId, taker.Owner, order.OrderId, order.Owner, taker.Side, order.PriceTicks,
                takerLoses, makerLoses, mode, mode == MatchSelfTrade.Transfer && taker.Owner != order.Owner));
            stop = left == 0 ? MatchExpiry.SelfTrade : MatchExpiry.None;
        }
        else
        {
            EndSibling(order.OrderId, listener);
            traded = Math.Min(left, maker.Shown);
            left -= traded;
            maker.Left -= traded;
            maker.Shown -= traded;
            listener.OnTrade(new MatchTrade(
                taker.OrderId, taker.Owner, order.OrderId, order.Owner, taker.Side, order.PriceTicks, traded));
            Reach(order.PriceTicks, listener);
        }

        if (maker.Left == 0)
        {
            _resting.Remove(maker);
            _pairs.RemoveAll(p => p.One == order.OrderId || p.Other == order.OrderId);
            var (end, why) = traded > 0
                ? (MatchEnd.Filled, MatchExpiry.None) : (MatchEnd.Expired, MatchExpiry.SelfTrade);
            Done(order, 0, end, why, listener);
        }
        else if (maker.Shown == 0)
        {
            maker.Refill();
            _resting.Remove(maker);
            _resting.Add(maker);
        }

        return traded;
    }

    private void Reach(long price, IMatchingListener listener)
    {
        Last = price;
        var followers = _tracking.ToList();
        foreach (var entry in Waiting().Where(e => _stops.Contains(e) && IsReached(e.Order, price)).ToList())
        {
            _stops.Remove(entry);
            if (entry.Order.TrailingBips == 0)
            {
                _fired.Add(entry);
                continue;
            }

            _tracking.Add(entry);
            Begin(entry, price, listener);
        }

        foreach (var entry in followers)
        {
            var isSell = entry.Order.Side == MatchSide.Sell;
            if (entry.Extreme == 0)
            {
                Begin(entry, price, listener);
                continue;
            }

            entry.Extreme = isSell ? Math.Max(entry.Extreme, price) : Math.Min(entry.Extreme, price);
            var share = entry.Order.TrailingBips / 10_000m;
            if (isSell ? price <= entry.Extreme * (1 - share) : price >= entry.Extreme * (1 + share))
            {
                _tracking.Remove(entry);
                _fired.Add(entry);
            }
        }
    }

    private static void Begin(Entry entry, long price, IMatchingListener listener)
    {
        entry.Extreme = price;
        listener.OnTracking(entry.Order, price);
    }

    private void EndSibling(long orderId, IMatchingListener listener)
    {
        foreach (var (one, other) in _pairs.Where(p => p.One == orderId || p.Other == orderId).ToList())
        {
            End(Find(one == orderId ? other : one)!, MatchEnd.Expired, MatchExpiry.OcoSibling, listener);
        }
    }

    private void End(Entry entry, MatchEnd end, MatchExpiry expiry, IMatchingListener listener)
    {
        var order = entry.Order;
        ChangingLevel(order.Side, order.PriceTicks, listener, () =>
        {
            _resting.Remove(entry);
            _stops.Remove(entry);
            _tracking.Remove(entry);
            _fired.Remove(entry);
            _pairs.RemoveAll(p => p.One == order.OrderId || p.Other == order.OrderId);
            Done(order, entry.Left, end, expiry, listener);
        });
    }

    private Entry? Find(long orderId) =>
        _resting.Concat(_stops).Concat(_tracking).Concat(_fired).SingleOrDefault(e => e.Order.OrderId == orderId);

    // The best price first; where prices are equal, the book that comes first.
    private static IEnumerable<(long Price, NaiveBook Book, List<Entry> Makers)> Levels(
        MatchOrder taker, IEnumerable<NaiveBook> books) =>
        books.SelectMany(book => book.Makers(taker).GroupBy(e => e.Order.PriceTicks)
                .Select(level => (Price: level.Key, book, level.ToList())))
            .OrderBy(level => taker.Side == MatchSide.Buy ? level.Price : -level.Price);

    private IEnumerable<Entry> Makers(MatchOrder taker) => taker.Side == MatchSide.Buy
        ? Resting(MatchSide.Sell).Where(e => !IsLimit(taker) || e.Order.PriceTicks <= taker.PriceTicks)
        : Resting(MatchSide.Buy).Where(e => !IsLimit(taker) || e.Order.PriceTicks >= taker.PriceTicks);

    private static bool IsSelf(MatchOrder a, MatchOrder b) =>
        a.Owner == b.Owner || (a.TradeGroup >= 0 && a.TradeGroup == b.TradeGroup);

    private static bool IsStop(MatchOrder order) => order.Type is MatchType.StopLoss or MatchType.StopLossLimit
        or MatchType.TakeProfit or MatchType.TakeProfitLimit;

    private static bool IsLimit(MatchOrder order) => order.Type is MatchType.Limit or MatchType.LimitMaker
        or MatchType.StopLossLimit or MatchType.TakeProfitLimit;

    // Stop loss: a buyer's above the market, a seller's below. Take profit: the other way round.
    private static bool IsAbove(MatchOrder stop) => stop.Type is MatchType.StopLoss or MatchType.StopLossLimit
        ? stop.Side == MatchSide.Buy
        : stop.Side == MatchSide.Sell;

    private static bool IsReached(MatchOrder stop, long? last) =>
        IsAbove(stop) ? last >= stop.StopTicks : last <= stop.StopTicks;

    private void ChangingLevel(MatchSide side, long ticks, IMatchingListener listener, Action change)
    {
        var before = Shown();
        change();
        if (Shown() != before)
        {
            listener.OnLevel(side, ticks, Shown());
        }

        long Shown() => _resting.Where(e => e.Order.Side == side && e.Order.PriceTicks == ticks).Sum(e => e.Shown);
    }

    private static void Done(MatchOrder order, long left, MatchEnd end, MatchExpiry why, IMatchingListener listener) =>
        listener.OnDone(new MatchDone(order.OrderId, order.Owner, end, why, left, 0));

    internal enum StepKind
    {
        Trade,
        Prevented,
        Fatal,
        OutOfRange,
    }

    internal readonly record struct Step(long Price, StepKind Kind);

    internal sealed class Entry
    {
        public Entry(MatchOrder order, long left)
        {
            (Order, Left) = (order, left);
            Refill();
        }

        public MatchOrder Order { get; set; }

        public long Left { get; set; }

        public long Shown { get; set; }

        public long Extreme { get; set; }

        public void Refill() => Shown = Order.VisibleSteps == 0 ? Left : Math.Min(Order.VisibleSteps, Left);

        public void Lose(long steps)
        {
            Left -= steps;
            Shown = Math.Min(Shown, Left);
        }

        public Entry Copy() => new(Order, Left) { Shown = Shown };

        public OpenOrder ToOpen(bool isWaiting) => new(Order, Left, isWaiting, isWaiting ? 0 : Shown, Extreme);
    }
}
