namespace Spotwire.Tests.EndToEnd;

/// <summary>An event of the user data stream, as the table of coverage lists it.</summary>
/// <param name="Name">Its <c>e</c>.</param>
/// <param name="Type">The client's type.</param>
/// <param name="Example">Start of the names of the documentation's examples.</param>
/// <param name="Play">Makes it happen; null where the shapes of orders do.</param>
internal sealed record CoveredEvent(string Name, string Type, string Example, Func<Scene, Task>? Play = null);
