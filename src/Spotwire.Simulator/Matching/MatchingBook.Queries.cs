namespace Spotwire.Simulator.Matching;

internal sealed partial class MatchingBook
{
    /// <summary>Highest bid in ticks, or null.</summary>
    public long? BestBidTicks => _bids.Best?.Ticks;

    /// <summary>Lowest ask in ticks, or null.</summary>
    public long? BestAskTicks => _asks.Best?.Ticks;

    /// <summary>How many orders it holds, waiting stops included.</summary>
    public int OpenCount => _open.Count;

    /// <summary>How many price levels a side has.</summary>
    public int LevelCount(MatchSide side) => Own(side).Count;

    /// <summary>Copies the best levels of a side, best first; costs as much as is copied.</summary>
    /// <returns>How many there were to copy.</returns>
    public int CopyLevels(MatchSide side, Span<MatchLevel> into)
    {
        var ladder = Own(side);
        var count = Math.Min(into.Length, ladder.Count);
        for (var place = 0; place < count; place++)
        {
            into[place] = LevelAt(side, place);
        }

        return count;
    }

    /// <summary>The level that many places behind the best of its side.</summary>
    /// <param name="side">Buy for bids, Sell for asks.</param>
    /// <param name="place">0 is the best; below <see cref="LevelCount"/>.</param>
    public MatchLevel LevelAt(MatchSide side, int place)
    {
        var ladder = Own(side);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, ladder.Count);
        var level = ladder[place];
        return new MatchLevel(level.Ticks, level.Total);
    }

    /// <summary>Whether a limit order at that price would trade at once.</summary>
    public bool WouldTake(MatchSide side, long priceTicks) =>
        Opposite(side).Best is { } best && IsWithin(side, best.Ticks, priceTicks);

    /// <summary>What a limit order could trade at once, in steps.</summary>
    /// <param name="side">Of the order that would take.</param>
    /// <param name="limitTicks">Its limit price.</param>
    /// <param name="enough">Counting may stop when so many are found.</param>
    public long FillableSteps(MatchSide side, long limitTicks, long enough = long.MaxValue)
    {
        var makers = Opposite(side);
        var found = 0L;
        for (var place = 0; place < makers.Count && found < enough; place++)
        {
            var level = makers[place];
            if (!IsWithin(side, level.Ticks, limitTicks))
            {
                break;
            }

            found += level.Total;
        }

        return found;
    }

    /// <summary>What trading so many steps at market costs or yields.</summary>
    /// <param name="side">Of the order that would take.</param>
    /// <param name="steps">How many.</param>
    public MatchFill CostToFill(MatchSide side, long steps)
    {
        var makers = Opposite(side);
        var left = steps;
        var cost = Int128.Zero;
        for (var place = 0; place < makers.Count && left > 0; place++)
        {
            var level = makers[place];
            var fill = Math.Min(left, level.Total);
            cost += (Int128)level.Ticks * fill;
            left -= fill;
        }

        return new MatchFill(steps - left, cost, left == 0);
    }

    /// <summary>What a market order by quote quantity would trade: as much as the budget covers, in whole market
    /// lots.</summary>
    /// <param name="side">Of the order that would take.</param>
    /// <param name="quoteUnits">The budget in ticks × steps.</param>
    /// <returns>Complete where the budget ends before the book does.</returns>
    public MatchFill StepsForQuote(MatchSide side, Int128 quoteUnits)
    {
        var makers = Opposite(side);
        var left = quoteUnits;
        var steps = 0L;
        var isComplete = false;
        for (var place = 0; place < makers.Count && !isComplete; place++)
        {
            var level = makers[place];
            var covered = left / level.Ticks;
            var fill = covered < level.Total ? (long)covered : level.Total;
            steps += fill;
            left -= (Int128)level.Ticks * fill;
            isComplete = fill < level.Total || left == 0;
        }

        var odd = steps % _marketLotSteps;
        if (odd == 0)
        {
            return new MatchFill(steps, quoteUnits - left, isComplete);
        }

        return CostToFill(side, steps - odd) with { IsComplete = isComplete };
    }

    /// <summary>Finds an order that the book holds.</summary>
    public bool TryGetOpen(long orderId, out OpenOrder open)
    {
        if (_open.TryGetValue(orderId, out var node))
        {
            open = new OpenOrder(node.Order, node.Remaining, node.IsWaiting);
            return true;
        }

        open = default;
        return false;
    }

    /// <summary>The orders on the book, those that trade first before; for tests and audits.</summary>
    public IReadOnlyList<OpenOrder> ListResting(MatchSide side) => List(Own(side));

    /// <summary>The waiting stops, those that fire first before; for tests and audits.</summary>
    public IReadOnlyList<OpenOrder> ListWaiting(MatchSide side) => List(Stops(side));

    private static List<OpenOrder> List(OrderLadder ladder)
    {
        var orders = new List<OpenOrder>();
        for (var place = 0; place < ladder.Count; place++)
        {
            for (var node = ladder[place].First; node is not null; node = node.Next)
            {
                orders.Add(new OpenOrder(node.Order, node.Remaining, node.IsWaiting));
            }
        }

        return orders;
    }
}
