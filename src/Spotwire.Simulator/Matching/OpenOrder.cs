namespace Spotwire.Simulator.Matching;

/// <summary>An order that the book holds.</summary>
/// <param name="Order">The order as submitted, or as amended.</param>
/// <param name="RemainingSteps">What is left of it, in steps.</param>
/// <param name="IsWaiting">Whether it waits for the price and is not on the book yet.</param>
/// <param name="ShownSteps">What others see of it, in steps; zero while it waits.</param>
/// <param name="ExtremeTicks">For a trailing stop that tracks: the best price since; else zero.</param>
internal readonly record struct OpenOrder(
    MatchOrder Order, long RemainingSteps, bool IsWaiting, long ShownSteps, long ExtremeTicks);
