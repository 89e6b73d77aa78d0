using static Spotwire.Wire.Arguments;

namespace Spotwire;

/// <summary>How connections to the WebSocket API behave.</summary>
/// <remarks>Documentation: web-socket-api.md, "General API Information" and "Session Authentication".</remarks>
public sealed record ApiOptions
{
    /// <summary>Whether the connection is logged on before its first signed call, so that the calls themselves need no
    /// signature: Ed25519 keys only, other keys sign every call. Default true.</summary>
    public bool Logon { get; init; } = true;

    /// <summary>Calls that may await their answers at the same time, 1 to 1,024; the others wait for their turn.
    /// Default 128.</summary>
    public int MaxInFlight { get; init; } = 128;

    /// <summary>Calls that may wait for their turn, 1 to 100,000; one more is refused unsent
    /// (<see cref="ErrorKind.LimitReached"/>). Default 1,024.</summary>
    public int MaxWaiting { get; init; } = 1024;

    /// <summary>How long opening a connection may take, handshake included: 1 ms to 24 hours. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which an idle connection is probed with <c>ping</c> (weight 1); without an answer within
    /// <see cref="SpotwireOptions.RequestTimeout"/> it is given up. 1 ms to 24 hours; default 30 s.</summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Age at which a connection is replaced, once its calls are answered: 1 ms to 24 hours. Binance closes it
    /// after 24 hours; default 23 h 50 min.</summary>
    public TimeSpan RenewAfter { get; init; } = TimeSpan.FromMinutes((23 * 60) + 50);

    /// <summary>Wait before the first attempt to reconnect, doubled for each further one and shortened at random by up
    /// to half: 1 ms to 24 hours. Default 0.5 s.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait between attempts to reconnect: <see cref="ReconnectDelay"/> to 24 hours. Default
    /// 30 s.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection must have lived for the doubling to begin anew: 1 ms to 24 hours. Default
    /// 10 s.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(10);

    internal void Validate()
    {
        Require(MaxInFlight is >= 1 and <= 1024, "WebSocketApi.MaxInFlight is 1 to 1,024.");
        Require(MaxWaiting is >= 1 and <= 100_000, "WebSocketApi.MaxWaiting is 1 to 100,000.");
        RequireWait(ConnectTimeout, "WebSocketApi.ConnectTimeout");
        RequireWait(ProbeAfter, "WebSocketApi.ProbeAfter");
        RequireWait(RenewAfter, "WebSocketApi.RenewAfter");
        RequireWait(ReconnectDelay, "WebSocketApi.ReconnectDelay");
        RequireWait(MaxReconnectDelay, "WebSocketApi.MaxReconnectDelay");
        RequireWait(StableAfter, "WebSocketApi.StableAfter");
        Require(MaxReconnectDelay >= ReconnectDelay, "WebSocketApi.MaxReconnectDelay is at least ReconnectDelay.");
    }
}
