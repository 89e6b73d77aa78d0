namespace Spotwire.Allocation;

/// <summary>Something that must not allocate.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Messages">How many messages a pass handles.</param>
/// <param name="Pass">Handles them all; throws where one is refused.</param>
/// <param name="Prepare">Puts things back before a pass; may allocate.</param>
internal sealed record HotPath(string Name, int Messages, Action Pass, Action? Prepare = null);
