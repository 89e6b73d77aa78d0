namespace Spotwire.Simulator.Matching;

/// <summary>A price level.</summary>
/// <param name="PriceTicks">Its price in ticks.</param>
/// <param name="Steps">What others see there, in steps.</param>
internal readonly record struct MatchLevel(long PriceTicks, long Steps);
