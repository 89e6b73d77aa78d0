using System.Text.Json.Serialization.Metadata;
using Spotwire.Transport;
using Spotwire.Wire;

namespace Spotwire.Sessions;

/// <summary>The session of the client's connection to the WebSocket API. With an Ed25519 key it is logged on by itself
/// before its first signed call (<see cref="ApiOptions.Logon"/>); the calls here do so, or end it, by hand. Every call
/// has weight 2, and throws <see cref="SpotwireException"/> when there is no answer or an error.</summary>
/// <remarks>Documentation: web-socket-api.md, "Session Authentication".</remarks>
public sealed class SessionApi
{
    private readonly SpotwireOptions _options;
    private readonly ApiSocket? _socket;

    internal SessionApi(SpotwireOptions options, ApiSocket? socket)
    {
        _options = options;
        _socket = socket;
    }

    /// <summary>Logs the session on with the client's key, which must be an Ed25519 key; after a reconnect it is logged
    /// on again before its first signed call.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotwireException">The key is of another type (<see cref="ErrorKind.Configuration"/>), or
    /// Binance refuses it.</exception>
    public Task<SessionStatus> LogOnAsync(CancellationToken cancellationToken = default) =>
        _options.Credentials is { KeyType: not KeyType.Ed25519 } other
            ? throw Arguments.Wrong($"A session takes an Ed25519 key; this one is of type {other.KeyType}.")
            : CallAsync(SessionMethod.Logon, WireJson.Of<SessionStatus>(), cancellationToken);

    /// <summary>Asks who the session is logged on as.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SessionStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        CallAsync(SessionMethod.Status, WireJson.Of<SessionStatus>(), cancellationToken);

    /// <summary>Logs the session off; from then on every call is signed, until <see cref="LogOnAsync"/>. It ends the
    /// user data subscription that rests on the session's logon, if there is one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SessionStatus> LogOutAsync(CancellationToken cancellationToken = default) =>
        CallAsync(SessionMethod.Logout, WireJson.Of<SessionStatus>(), cancellationToken);

    /// <summary>Asks for the numbers of the connection's user data subscriptions.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<int>> GetSubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        var bodies = await CallAsync(
            SessionMethod.Subscriptions, WireJson.Of<IReadOnlyList<SubscriptionBody>>(), cancellationToken)
            .ConfigureAwait(false);
        return [.. bodies.Select(static body => body.SubscriptionId)];
    }

    private Task<T> CallAsync<T>(
        SessionMethod method, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (_socket ?? throw ApiSocket.NotThere(_options.Environment))
        .CallAsync(method, new RequestParameters(), null, type, cancellationToken).AsTask();
}
