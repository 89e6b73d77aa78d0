namespace Spotwire.Simulator.Matching;

/// <summary>An order that the book holds.</summary>
/// <param name="Order">The order as submitted.</param>
/// <param name="RemainingSteps">What is left of it, in steps.</param>
/// <param name="IsWaiting">Whether it waits for its stop price and is not on the book yet.</param>
internal readonly record struct OpenOrder(MatchOrder Order, long RemainingSteps, bool IsWaiting);
