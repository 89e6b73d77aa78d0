namespace Spotwire.UserData;

/// <summary>An event that this version does not know, or that does not look as documented; nothing of it is
/// lost.</summary>
/// <remarks>Documentation: user-data-stream.md.</remarks>
/// <param name="Type">The exchange's word for it; empty where it has none.</param>
/// <param name="Json">The event's JSON text.</param>
public sealed record UnknownUserDataEvent(string Type, string Json) : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => Type;
}
