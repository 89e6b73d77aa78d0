namespace Spotwire.UserData;

/// <summary>The stream is down: what happens to the account from now on is told after the recovery, found by
/// asking.</summary>
public sealed record UserDataInterrupted : UserDataEvent
{
    /// <inheritdoc/>
    public override string EventType => "interrupted";

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }
}
