namespace Spotwire.Simulator.Streams;

/// <summary>A tenth of a second of the hub's clock.</summary>
/// <param name="ShownMicros">The time that messages show, microseconds since 1970.</param>
/// <param name="IsSecond">Whether a second is full.</param>
/// <param name="IsTwoSeconds">Whether an even second is full.</param>
internal readonly record struct StreamTick(long ShownMicros, bool IsSecond, bool IsTwoSeconds);
