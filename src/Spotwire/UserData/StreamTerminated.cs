namespace Spotwire.UserData;

/// <summary>The exchange ended the subscription (<c>eventStreamTerminated</c>). Unless it was ended from here, it is
/// made again at once, and an interruption follows.</summary>
/// <remarks>Documentation: user-data-stream.md, "Event Stream Terminated".</remarks>
public sealed record StreamTerminated : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "eventStreamTerminated";
}
