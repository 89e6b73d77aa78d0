namespace Spotwire.Simulator.Matching;

/// <summary>The bids and the asks of a book: what rests at which price, and what a taker meets.</summary>
internal sealed class BookSides
{
    /// <summary>The buyers' levels, highest first.</summary>
    public OrderLadder Bids { get; } = new(highestIsBest: true);

    /// <summary>The sellers' levels, lowest first.</summary>
    public OrderLadder Asks { get; } = new(highestIsBest: false);

    /// <summary>Where an order of that side rests.</summary>
    public OrderLadder Own(MatchSide side) => side == MatchSide.Buy ? Bids : Asks;

    /// <summary>What an order of that side takes from.</summary>
    public OrderLadder Opposite(MatchSide side) => side == MatchSide.Buy ? Asks : Bids;

    /// <summary>Whether a price is within a limit: for a buyer one that is not above it, for a seller one that is not
    /// below it.</summary>
    public static bool IsWithin(MatchSide side, long ticks, long limitTicks) =>
        side == MatchSide.Buy ? ticks <= limitTicks : ticks >= limitTicks;

    /// <summary>Whether a limit order at that price would trade at once.</summary>
    public bool WouldTake(MatchSide side, long priceTicks) =>
        Opposite(side).Best is { } best && IsWithin(side, best.Ticks, priceTicks);

    /// <summary>Whether a taker finds anything within its limit.</summary>
    public bool HasMaker(in MatchOrder taker) =>
        Opposite(taker.Side).Best is { } best
        && (!taker.HasLimit || IsWithin(taker.Side, best.Ticks, taker.PriceTicks));

    /// <summary>The level that many places behind the best of its side.</summary>
    /// <param name="side">Buy for bids, Sell for asks.</param>
    /// <param name="place">0 is the best; below the number of levels.</param>
    public MatchLevel LevelAt(MatchSide side, int place)
    {
        var ladder = Own(side);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, ladder.Count);
        var level = ladder[place];
        return new MatchLevel(level.Ticks, level.Shown);
    }

    /// <summary>The price of a pegged order.</summary>
    /// <param name="side">Of the order.</param>
    /// <param name="peg">Whose best price it takes.</param>
    /// <param name="levels">How many levels deeper; zero for the best itself.</param>
    /// <returns>Null if there are not so many levels.</returns>
    public long? PegTicks(MatchSide side, MatchPeg peg, int levels)
    {
        var ladder = peg == MatchPeg.Primary ? Own(side) : Opposite(side);
        return levels < ladder.Count ? ladder[levels].Ticks : null;
    }
}
