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
        return new MatchLevel(level.Ticks, level.Shown);
    }

    /// <summary>Whether a limit order at that price would trade at once.</summary>
    public bool WouldTake(MatchSide side, long priceTicks) =>
        Opposite(side).Best is { } best && IsWithin(side, best.Ticks, priceTicks);

    /// <summary>What trading so many steps at market costs or yields; hidden quantity counts, self-trades too.
    /// </summary>
    /// <param name="side">Of the order that would take.</param>
    /// <param name="steps">How many.</param>
    public MatchFill CostToFill(MatchSide side, long steps) => ToFill(Preview(
        new MatchOrder(0, 0, side, MatchType.Market, MatchTimeInForce.ImmediateOrCancel, 0, steps, 0, 0),
        MatchBounds.None));

    /// <summary>What a market order by quote quantity would trade: as much as the budget covers, in whole market lots;
    /// hidden quantity counts, self-trades too.</summary>
    /// <param name="side">Of the order that would take.</param>
    /// <param name="quoteUnits">The budget in ticks × steps.</param>
    /// <returns>Complete where the budget ends before the book does.</returns>
    public MatchFill StepsForQuote(MatchSide side, Int128 quoteUnits) => ToFill(Preview(
        new MatchOrder(0, 0, side, MatchType.MarketByQuote, MatchTimeInForce.ImmediateOrCancel, 0, 0, quoteUnits, 0),
        MatchBounds.None));

    /// <summary>Finds an order that the book holds.</summary>
    public bool TryGetOpen(long orderId, out OpenOrder open)
    {
        if (_open.TryGetValue(orderId, out var node))
        {
            open = node.ToOpen();
            return true;
        }

        open = default;
        return false;
    }

    /// <summary>The price of a pegged order, as the book stands.</summary>
    /// <param name="side">Of the order.</param>
    /// <param name="peg">Whose best price it takes.</param>
    /// <param name="levels">How many levels deeper; zero for the best itself.</param>
    /// <returns>Null if there are not so many levels.</returns>
    public long? PegTicks(MatchSide side, MatchPeg peg, int levels)
    {
        var ladder = peg == MatchPeg.Primary ? Own(side) : Opposite(side);
        return levels < ladder.Count ? ladder[levels].Ticks : null;
    }

    /// <summary>What an order would do at once, as the book stands, with self-trade prevention and the price range.
    /// A stop is taken as triggered; a market order by quote trades whole lots.</summary>
    public MatchPreview Preview(in MatchOrder order, in MatchBounds bounds)
    {
        if (order.Type == MatchType.MarketByQuote)
        {
            var plan = PlanByQuote(order, bounds, out var inLots);
            return inLots with { Stop = plan.Stop };
        }

        return TakerPlan.Make(order, null, bounds, [this]);
    }

    /// <summary>The orders on the book, those that trade first before; for tests and audits.</summary>
    public IReadOnlyList<OpenOrder> ListResting(MatchSide side) => [.. Own(side).List().Select(n => n.ToOpen())];

    /// <summary>The waiting stops, in the order in which one trade would fire them; for tests and audits.</summary>
    public IReadOnlyList<OpenOrder> ListWaiting() => [.. _stops.List().Select(n => n.ToOpen())];

    private static MatchFill ToFill(in MatchPreview preview) =>
        new(preview.TradedSteps, preview.TradedUnits, preview.Stop == MatchExpiry.None);
}
