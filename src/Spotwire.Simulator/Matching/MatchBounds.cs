namespace Spotwire.Simulator.Matching;

/// <summary>The prices at which a taker may trade.</summary>
/// <param name="LowestTicks">The lowest, itself allowed.</param>
/// <param name="HighestTicks">The highest, itself allowed.</param>
internal readonly record struct MatchBounds(long LowestTicks, long HighestTicks)
{
    /// <summary>Any price.</summary>
    public static MatchBounds None => new(long.MinValue, long.MaxValue);

    /// <summary>Whether a trade at that price is allowed.</summary>
    public bool Allows(long ticks) => ticks >= LowestTicks && ticks <= HighestTicks;
}
