namespace Spotwire.Tests.EndToEnd;

/// <summary>A market stream, as the table of coverage lists it.</summary>
/// <param name="Stream">As the documentation writes it.</param>
/// <param name="Name">The stream's name for the scene's market.</param>
/// <param name="Member">The client's member that subscribes.</param>
/// <param name="Example">Start of the names of the documentation's examples.</param>
/// <param name="Play">Subscribes, makes something happen and reads an event.</param>
internal sealed record CoveredStream(
    string Stream, string Name, string Member, string Example, Func<Scene, Task> Play);
