namespace Spotwire.Simulator.Matching;

/// <summary>Goes the way of a taker through the books without doing anything.</summary>
internal struct TakerPlan
{
    private readonly bool _isByQuote;
    private long _stepsLeft;
    private Int128 _unitsLeft;
    private long _traded;
    private Int128 _tradedUnits;
    private long _prevented;
    private Int128 _preventedUnits;
    private MatchExpiry? _stop;

    private TakerPlan(in MatchOrder taker, long? steps)
    {
        _isByQuote = steps is null && taker.Type == MatchType.MarketByQuote;
        _stepsLeft = steps ?? taker.QuantitySteps;
        _unitsLeft = taker.QuoteUnits;
        _stop = !_isByQuote && _stepsLeft == 0 ? MatchExpiry.None : null;
    }

    /// <summary>What a taker would do.</summary>
    /// <param name="taker">The order; by quote it goes as far as its budget covers whole steps.</param>
    /// <param name="steps">A quantity to take instead of the order's own; null for its own.</param>
    /// <param name="bounds">Where it may trade.</param>
    /// <param name="books">Where it takes from.</param>
    public static MatchPreview Make(
        in MatchOrder taker, long? steps, in MatchBounds bounds, ReadOnlySpan<MatchingBook> books)
    {
        var plan = new TakerPlan(taker, steps);
        Span<int> places = stackalloc int[books.Length];
        places.Clear();
        while (plan._stop is null)
        {
            var best = BestOf(books, taker, places);
            if (best < 0)
            {
                plan._stop = MatchExpiry.NoLiquidity;
            }
            else
            {
                plan.Walk(books[best].MakersFor(taker.Side)[places[best]++], taker, bounds);
            }
        }

        return new MatchPreview(
            plan._traded, plan._tradedUnits, plan._prevented, plan._preventedUnits, plan._stop.Value);
    }

    /// <summary>The book where a taker finds the best price.</summary>
    /// <param name="books">The books; where prices are equal, the first of them.</param>
    /// <param name="taker">The order.</param>
    /// <param name="places">How many levels of each book to pass over.</param>
    /// <returns>Its index; -1 where no price is within the order's limit.</returns>
    public static int BestOf(
        ReadOnlySpan<MatchingBook> books, in MatchOrder taker, ReadOnlySpan<int> places)
    {
        var (best, bestTicks) = (-1, 0L);
        for (var i = 0; i < books.Length; i++)
        {
            var makers = books[i].MakersFor(taker.Side);
            if (places[i] >= makers.Count)
            {
                continue;
            }

            var ticks = makers[places[i]].Ticks;
            var isBetter = best < 0 || (ticks != bestTicks && BookSides.IsWithin(taker.Side, ticks, bestTicks));
            if (isBetter && (!taker.HasLimit || BookSides.IsWithin(taker.Side, ticks, taker.PriceTicks)))
            {
                (best, bestTicks) = (i, ticks);
            }
        }

        return best;
    }

    private void Walk(LevelQueue level, in MatchOrder taker, in MatchBounds bounds)
    {
        var left = Reach(level.Ticks);
        if (!bounds.Allows(level.Ticks))
        {
            _stop = left > 0 ? MatchExpiry.PriceRange : MatchExpiry.None;
            return;
        }

        var hasMore = taker.SelfTrade == MatchSelfTrade.None
            ? Trade(level.Whole, level.Ticks, ref left)
            : WalkOrders(level, taker, ref left);
        if (_stop is null && (_isByQuote ? hasMore || _unitsLeft == 0 : _stepsLeft == 0))
        {
            _stop = MatchExpiry.None;
        }
    }

    private readonly long Reach(long ticks)
    {
        if (!_isByQuote)
        {
            return _stepsLeft;
        }

        var covered = _unitsLeft / ticks;
        return covered > long.MaxValue ? long.MaxValue : (long)covered;
    }

    // What is shown trades in the order of the queue, what is hidden only after all that is shown. An order of the
    // taker's own is dealt with whole where it stands.
    private bool WalkOrders(LevelQueue level, in MatchOrder taker, ref long left)
    {
        var hidden = 0L;
        for (var node = level.First; node is not null; node = node.Next)
        {
            var isOwn = taker.IsOfSameOwner(node.Order);
            if (isOwn && taker.SelfTrade == MatchSelfTrade.ExpireMaker)
            {
                continue;
            }

            if (left == 0)
            {
                return true;
            }

            if (!isOwn)
            {
                if (Trade(node.Shown, level.Ticks, ref left))
                {
                    return true;
                }

                hidden += node.Remaining - node.Shown;
            }
            else if (taker.SelfTrade is MatchSelfTrade.ExpireTaker or MatchSelfTrade.ExpireBoth)
            {
                Prevent(left, level.Ticks, ref left);
                _stop = MatchExpiry.SelfTrade;
                return true;
            }
            else if (Prevent(node.Remaining, level.Ticks, ref left))
            {
                return true;
            }
        }

        return Trade(hidden, level.Ticks, ref left);
    }

    // Whether there is more than is taken.
    private bool Trade(long available, long ticks, ref long left)
    {
        var steps = Math.Min(available, left);
        _traded += steps;
        _tradedUnits += (Int128)ticks * steps;
        Use(steps, ticks, ref left);
        return steps < available;
    }

    private bool Prevent(long available, long ticks, ref long left)
    {
        var steps = Math.Min(available, left);
        _prevented += steps;
        _preventedUnits += (Int128)ticks * steps;
        Use(steps, ticks, ref left);
        return steps < available;
    }

    private void Use(long steps, long ticks, ref long left)
    {
        left -= steps;
        _stepsLeft -= steps;
        _unitsLeft -= (Int128)ticks * steps;
    }
}
