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

    public ValueTask<CallReply> SendAsync(
        Endpoint endpoint, RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (IsElsewhere(endpoint))
        {
            return rest!.SendAsync(endpoint, parameters, cancellationToken);
        }

        var authorization = endpoint.Security == SecurityType.None ? ApiAuthorization.None
            : signedBy is not null || endpoint.IsAlwaysSigned ? ApiAuthorization.Signed
            : ApiAuthorization.Session;
        return socket.SendAsync(endpoint, parameters, authorization, signedBy, cancellationToken);
    }

    private bool IsElsewhere(Endpoint endpoint) => rest is not null && endpoint.WebSocketMethod.Length == 0;
}
