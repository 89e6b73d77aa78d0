namespace Spotwire.Simulator.Matching;

internal sealed partial class MatchingBook
{
    /// <summary>Highest bid in ticks, or null.</summary>
    public long? BestBidTicks => _sides.Bids.Best?.Ticks;

    /// <summary>Lowest ask in ticks, or null.</summary>
    public long? BestAskTicks => _sides.Asks.Best?.Ticks;

    /// <summary>How many orders it holds, waiting stops included.</summary>
    public int OpenCount => _orders.Count;

    /// <summary>How many price levels a side has.</summary>
    public int LevelCount(MatchSide side) => _sides.Own(side).Count;

    /// <summary>Copies the best levels of a side, best first; costs as much as is copied.</summary>
    /// <returns>How many there were to copy.</returns>
    public int CopyLevels(MatchSide side, Span<MatchLevel> into)
    {
        var ladder = _sides.Own(side);
        var count = Math.Min(into.Length, ladder.Count);
        for (var place = 0; place < count; place++)
        {
            into[place] = LevelAt(side, place);
        }

        return count;
    }

    /// <inheritdoc cref="BookSides.LevelAt"/>
    public MatchLevel LevelAt(MatchSide side, int place) => _sides.LevelAt(side, place);

    /// <inheritdoc cref="BookSides.WouldTake"/>
    public bool WouldTake(MatchSide side, long priceTicks) => _sides.WouldTake(side, priceTicks);

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
        if (_orders.TryGet(orderId, out var node))
        {
            open = node.ToOpen();
            return true;
        }

        open = default;
        return false;
    }

    /// <inheritdoc cref="BookSides.PegTicks"/>
    public long? PegTicks(MatchSide side, MatchPeg peg, int levels) => _sides.PegTicks(side, peg, levels);

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
    public IReadOnlyList<OpenOrder> ListResting(MatchSide side) =>
        [.. _sides.Own(side).List().Select(n => n.ToOpen())];

    /// <summary>The waiting stops, in the order in which one trade would fire them; for tests and audits.</summary>
    public IReadOnlyList<OpenOrder> ListWaiting() => [.. _stops.List().Select(n => n.ToOpen())];

    private static MatchFill ToFill(in MatchPreview preview) =>
        new(preview.TradedSteps, preview.TradedUnits, preview.Stop == MatchExpiry.None);
}
