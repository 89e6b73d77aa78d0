using System.Diagnostics.Metrics;
using Spotwire.Diagnostics;
using Spotwire.Wire;

namespace Spotwire.Transport;

/// <summary>Sends calls through an <see cref="ApiSocket"/>.</summary>
/// <param name="socket">The connection.</param>
/// <param name="signedBy">Who signs; null for whoever the socket belongs to.</param>
/// <param name="rest">Carries what the WebSocket API does not have; null where nothing of that kind comes.</param>
internal sealed class ApiSender(ApiSocket socket, SpotwireCredentials? signedBy, ICallSender? rest) : ICallSender
{
    public Histogram<double> Durations => SpotwireTelemetry.ApiDurations;

    public RequestCost Cost(Endpoint endpoint, RequestParameters parameters) =>
        IsElsewhere(endpoint)
            ? rest!.Cost(endpoint, parameters)
            : endpoint.Cost(parameters) with { RawRequests = 0 };

    public string NameOf(Endpoint endpoint) =>
        IsElsewhere(endpoint) ? rest!.NameOf(endpoint) : endpoint.WebSocketMethod;

    public bool MayAskAgain(Endpoint endpoint) =>
        !IsElsewhere(endpoint) && !endpoint.IsTrading && !endpoint.IsOfConnection;

    public async ValueTask<CallReply> SendAsync(
        Endpoint endpoint, RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (IsElsewhere(endpoint))
        {
            return await rest!.SendAsync(endpoint, parameters, cancellationToken).ConfigureAwait(false);
        }

        var authorization = endpoint.Security == SecurityType.None ? ApiAuthorization.None
            : signedBy is not null || endpoint.IsAlwaysSigned ? ApiAuthorization.Signed
            : ApiAuthorization.Session;
        var reply = await socket
            .SendAsync(endpoint.WebSocketMethod, parameters, authorization, signedBy, cancellationToken)
            .ConfigureAwait(false);
        if (endpoint.IsArrayOnWebSocket && reply is { Failure: null, Status: 200 })
        {
            reply.Unwrap();
        }

        return reply;
    }

    private bool IsElsewhere(Endpoint endpoint) => rest is not null && endpoint.WebSocketMethod.Length == 0;
}
