namespace Spotwire.Wire;

/// <summary>A method of the WebSocket API that has no REST twin: sessions and user data subscriptions.</summary>
/// <remarks>Documentation: web-socket-api.md, "Authentication requests" and "User Data Stream requests".</remarks>
internal sealed record SessionMethod
{
    /// <summary>Logs the connection on.</summary>
    public static readonly SessionMethod Logon =
        Of("session.logon", SecurityType.UserData, isAlwaysSigned: true) with { RequiresEd25519 = true };

    /// <summary>Tells who the connection is logged on as.</summary>
    public static readonly SessionMethod Status = Of("session.status", SecurityType.None);

    /// <summary>Logs the connection off.</summary>
    public static readonly SessionMethod Logout = Of("session.logout", SecurityType.None);

    /// <summary>Lists the connection's user data subscriptions.</summary>
    public static readonly SessionMethod Subscriptions = Of("session.subscriptions", SecurityType.None);

    /// <summary>Subscribes to the user data of whoever the connection is logged on as.</summary>
    public static readonly SessionMethod Subscribe = Of("userDataStream.subscribe", SecurityType.UserStream);

    /// <summary>Subscribes to the user data of whoever signs.</summary>
    public static readonly SessionMethod SubscribeBySignature =
        Of("userDataStream.subscribe.signature", SecurityType.UserStream, isAlwaysSigned: true);

    /// <summary>Ends a subscription to user data.</summary>
    public static readonly SessionMethod Unsubscribe = Of("userDataStream.unsubscribe", SecurityType.None);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SessionMethod> All { get; } =
        [Logon, Status, Logout, Subscriptions, Subscribe, SubscribeBySignature, Unsubscribe];

    /// <summary>The method, e.g. <c>session.logon</c>.</summary>
    public required string WebSocketMethod { get; init; }

    /// <summary>What the call needs before Binance takes it.</summary>
    public required SecurityType Security { get; init; }

    /// <summary>Whether only an Ed25519 key will do.</summary>
    public bool RequiresEd25519 { get; init; }

    /// <summary>Request weight.</summary>
    public required int Weight { get; init; }

    /// <summary>The method as a call like any other, without a REST twin.</summary>
    public required Endpoint Call { get; init; }

    /// <summary>The method.</summary>
    public override string ToString() => WebSocketMethod;

    private static SessionMethod Of(string method, SecurityType security, bool isAlwaysSigned = false)
    {
        const int weight = 2;
        return new SessionMethod
        {
            WebSocketMethod = method,
            Security = security,
            Weight = weight,
            Call = new Endpoint
            {
                Name = method,
                Method = HttpMethod.Post,
                Path = "",
                WebSocketMethod = method,
                Security = security,
                Weight = new WeightRule.Fixed(weight),
                IsAlwaysSigned = isAlwaysSigned,
                IsOfConnection = true,
            },
        };
    }
}
