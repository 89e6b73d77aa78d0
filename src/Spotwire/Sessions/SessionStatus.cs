namespace Spotwire.Sessions;

/// <summary>Who a connection to the WebSocket API is logged on as.</summary>
/// <remarks>Documentation: web-socket-api.md, "Authentication requests".</remarks>
public sealed record SessionStatus
{
    /// <summary>The key that the session is logged on with; null where it is not logged on. Do not log it.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Since when it is logged on; null where it is not.</summary>
    public ExchangeTime? AuthorizedSince { get; init; }

    /// <summary>Since when the connection exists.</summary>
    public ExchangeTime ConnectedSince { get; init; }

    /// <summary>Whether answers tell how far the limits are used up.</summary>
    public bool ReturnRateLimits { get; init; }

    /// <summary>The exchange's time.</summary>
    public ExchangeTime ServerTime { get; init; }

    /// <summary>Whether the connection has a subscription to user data; null where it is not told.</summary>
    public bool? UserDataStream { get; init; }

    /// <summary>Whether it is logged on.</summary>
    public bool IsLoggedOn => ApiKey is not null;

    /// <summary>What is safe to show.</summary>
    public override string ToString() =>
        $"SessionStatus {{ IsLoggedOn = {IsLoggedOn}, ConnectedSince = {ConnectedSince} }}";
}
