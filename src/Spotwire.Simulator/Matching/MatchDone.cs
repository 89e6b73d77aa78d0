namespace Spotwire.Simulator.Matching;

/// <summary>The end of an accepted order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="End">How it ended.</param>
/// <param name="Expiry">By which rule, where it expired.</param>
/// <param name="RemainingSteps">What was neither traded nor prevented; zero for
/// <see cref="MatchType.MarketByQuote"/>, which has no quantity.</param>
/// <param name="RemainingQuoteUnits">What trades did not spend (or bring in) of a budget in ticks × steps; zero
/// without one.</param>
internal readonly record struct MatchDone(
    long OrderId,
    int Owner,
    MatchEnd End,
    MatchExpiry Expiry,
    long RemainingSteps,
    Int128 RemainingQuoteUnits);
