namespace Spotwire.Tests.EndToEnd;

/// <summary>One of the shapes that an order or an order list can have, and a scene that lives it through.</summary>
/// <param name="Name">As in the table of coverage.</param>
/// <param name="Call">The REST endpoint that places it.</param>
/// <param name="Page">Page and heading of the documentation.</param>
/// <param name="Play">Places it over the transport under test, lives it through, and asserts what comes.</param>
internal sealed record OrderShape(string Name, string Call, string Page, Func<Scene, Task> Play)
{
    public override string ToString() => Name;
}
