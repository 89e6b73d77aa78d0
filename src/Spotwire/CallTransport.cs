namespace Spotwire;

/// <summary>What carries a call. Both give the same types, outcomes and errors, and count against the same request
/// weight.</summary>
/// <remarks>Documentation: rest-api.md; web-socket-api.md.</remarks>
public enum CallTransport
{
    /// <summary>HTTP requests.</summary>
    Rest,

    /// <summary>Requests on one WebSocket, answered by their ids.</summary>
    WebSocketApi,
}
