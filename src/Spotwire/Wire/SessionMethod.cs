namespace Spotwire.Wire;

/// <summary>A method of the WebSocket API that has no REST twin: sessions and user data subscriptions.</summary>
internal sealed record SessionMethod
{
    /// <summary>The method, e.g. <c>session.logon</c>.</summary>
    public required string WebSocketMethod { get; init; }

    /// <summary>What the call needs before Binance takes it.</summary>
    public required SecurityType Security { get; init; }

    /// <summary>Whether only an Ed25519 key will do.</summary>
    public bool RequiresEd25519 { get; init; }

    /// <summary>Request weight.</summary>
    public required int Weight { get; init; }
}
