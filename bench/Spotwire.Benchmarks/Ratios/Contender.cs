namespace Spotwire.Benchmarks.Ratios;

/// <summary>One way to do a job.</summary>
/// <param name="Units">How many units (messages, signatures) a pass handles.</param>
/// <param name="Pass">Does the job once over everything and gives a sum of what it saw: contenders that do the same
/// work must
/// agree on it.</param>
/// <param name="Prepare">Puts things back before each pass, outside the measurement.</param>
internal sealed record Contender(int Units, Func<long> Pass, Action? Prepare = null);
