using Spotwire.UserData;

namespace Spotwire.Wire;

/// <summary>A message of the WebSocket API that answers no request.</summary>
/// <remarks>Documentation: user-data-stream.md. Without a subscription id it concerns the connection.</remarks>
internal sealed record UserDataFrame
{
    /// <summary>Whose event it is; null where it concerns the connection.</summary>
    public long? SubscriptionId { get; init; }

    /// <summary>The event.</summary>
    public required UserDataEvent Event { get; init; }
}
