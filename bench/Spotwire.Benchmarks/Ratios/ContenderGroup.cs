namespace Spotwire.Benchmarks.Ratios;

/// <summary>What is compared under one name.</summary>
/// <param name="Name">As the command line fixes it.</param>
/// <param name="Ours">The library.</param>
/// <param name="Floor">The hand-written baseline.</param>
/// <param name="Scan">A bare <c>Utf8JsonReader</c> walk over the same bytes, where the input is JSON.</param>
internal sealed record ContenderGroup(string Name, Contender Ours, Contender Floor, Contender? Scan = null);
