namespace Spotwire.Simulator.Matching;

/// <summary>What an order would do at once, as the books stand.</summary>
/// <param name="TradedSteps">How much would trade.</param>
/// <param name="TradedUnits">For how much, in ticks × steps.</param>
/// <param name="PreventedSteps">How much of it self-trade prevention would take away.</param>
/// <param name="PreventedUnits">The same at the prices where it would happen, in ticks × steps; what a transfer moves
/// is in there.</param>
/// <param name="Stop">What would end its taking before all of it is worked off:
/// <see cref="MatchExpiry.NoLiquidity"/> (also where the book goes on beyond its limit), PriceRange or SelfTrade; None
/// where nothing would.</param>
internal readonly record struct MatchPreview(
    long TradedSteps, Int128 TradedUnits, long PreventedSteps, Int128 PreventedUnits, MatchExpiry Stop)
{
    /// <summary>How much of the order would be gone.</summary>
    public long WorkedSteps => TradedSteps + PreventedSteps;

    /// <summary>The most that the taker could pay or receive, transfers included, in ticks × steps.</summary>
    public Int128 WorkedUnits => TradedUnits + PreventedUnits;
}
