using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>Answers the requests of the WebSocket API by the same table of calls as REST.</summary>
/// <remarks>Documentation: web-socket-api.md, "Response format" and "Rate limits".</remarks>
internal sealed class ApiDesk(Exchange exchange)
{
    private const int Banned = 418;

    // Names may be non-ASCII and are not escaped by Binance.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private delegate void ContentWriter(Utf8JsonWriter json);

    /// <summary>Answers a request.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="request">The request.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <param name="putOff">Takes what would be carried out, once it has been let in, and the answer is empty; null to
    /// do it at once.</param>
    /// <returns>The answer, and whether the address is banned and so has to go.</returns>
    public (ReadOnlyMemory<byte> Text, bool IsBanned) Answer(
        ApiSession session, ApiRequest request, long nowMicros, Action<Action<long>>? putOff = null)
    {
        var call = new EndpointCall(
            exchange,
            EndpointTable.Find(request.Method),
            request.Parameters,
            session.Limits,
            session.Target.InMicroseconds,
            session,
            nowMicros);
        ApiKeyRecord? key = null;
        try
        {
            call.Charge(isRaw: false);
            if (request.Fault is not null)
            {
                throw request.Fault;
            }

            var served = call.RequireServed();
            if (IsRevoked(session, request, served))
            {
                return (Revoke(session, request, nowMicros), false);
            }

            key = Key(session, request, served, nowMicros);
            if (putOff is not null)
            {
                putOff(at => (call with { NowMicros = at }).RunUnheard(key));
                return (ReadOnlyMemory<byte>.Empty, false);
            }

            var (status, body) = call.Run(key);
            return (
                Write(
                    session,
                    request,
                    status,
                    json => WriteBody(json, request.Method, status, body.Span),
                    key,
                    nowMicros),
                false);
        }
        catch (RefusalException refusal)
        {
            return (
                Write(
                    session,
                    request,
                    refusal.Status == 404 ? 400 : refusal.Status,
                    json => WriteError(json, refusal, session.Target.InMicroseconds, nowMicros),
                    key,
                    nowMicros),
                refusal.Status == Banned);
        }
    }

    /// <summary>An answer that is not the exchange's own, with the request's id around it.</summary>
    public ReadOnlyMemory<byte> Instead(
        ApiSession session, ApiRequest request, (int Status, ReadOnlyMemory<byte> Body) answer, long nowMicros) =>
        Write(
            session,
            request,
            answer.Status,
            json => json.WriteRawValue(answer.Body.Span),
            key: null,
            nowMicros);

    /// <summary>Whether the session's key is good no more: at all, or for the call that it would be used for.</summary>
    private static bool IsRevoked(ApiSession session, ApiRequest request, ExchangeEndpoint endpoint) =>
        session.Key is { } key
        && !key.Opens(
            IsSigned(session, request, endpoint) ? EndpointSecurity.None : endpoint.Security, session.RemoteAddress);

    /// <summary>Whether the request brings a key of its own, which goes before that of the session.</summary>
    private static bool IsSigned(ApiSession session, ApiRequest request, ExchangeEndpoint endpoint) =>
        endpoint.Key == KeySource.Request || (endpoint.Key == KeySource.Either
            && (session.Key is null || request.Parameters.Has("apiKey") || request.Parameters.Has("signature")));

    private static void WriteBody(Utf8JsonWriter json, string method, int status, ReadOnlySpan<byte> body)
    {
        // The documentation's answer to this method, and to this one only, is a list.
        var isListed = method == "sor.order.place" && status == 200;
        if (isListed)
        {
            json.WriteStartArray();
        }

        json.WriteRawValue(body, skipInputValidation: true);
        if (isListed)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteError(
        Utf8JsonWriter json, RefusalException refusal, bool inMicroseconds, long nowMicros)
    {
        var unit = inMicroseconds ? 1 : 1000;
        json.WriteStartObject();
        json.WriteNumber("code"u8, refusal.Code);
        json.WriteString("msg"u8, refusal.Message);
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            var retryAt = refusal.RetryAtMicros ?? (((nowMicros / 1_000_000) + seconds) * 1_000_000);
            json.WriteStartObject("data"u8);
            json.WriteNumber("serverTime"u8, nowMicros / unit);
            json.WriteNumber("retryAfter"u8, retryAt / unit);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Who calls.</summary>
    private ApiKeyRecord? Key(ApiSession session, ApiRequest request, ExchangeEndpoint endpoint, long nowMicros)
    {
        if (endpoint.Security == EndpointSecurity.None)
        {
            return null;
        }

        var parameters = request.Parameters;
        if (IsSigned(session, request, endpoint))
        {
            var claim = new SignedClaim(
                parameters.Required("apiKey"), request.Payload, endpoint.Security, session.RemoteAddress);
            return exchange.Authenticator.Authenticate(claim, parameters, nowMicros);
        }

        var key = session.Key ?? throw Refusals.Missing("apiKey");
        if (endpoint.Key == KeySource.Either)
        {
            RequestAuthenticator.RequireTime(parameters, nowMicros);
        }

        return key;
    }

    /// <summary>The session's key is good no more: it is forgotten, and so is the request.</summary>
    private ReadOnlyMemory<byte> Revoke(ApiSession session, ApiRequest request, long nowMicros)
    {
        UserDataEvents.Terminate(session, session.Logout(), nowMicros);
        var inMicroseconds = session.Target.InMicroseconds;
        return Write(
            session,
            request,
            401,
            json => WriteError(json, Refusals.UnknownKey(), inMicroseconds, nowMicros),
            key: null,
            nowMicros,
            id: "null");
    }

    private ReadOnlyMemory<byte> Write(
        ApiSession session,
        ApiRequest request,
        int status,
        ContentWriter content,
        ApiKeyRecord? key,
        long nowMicros,
        string? id = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WritePropertyName("id"u8);
        json.WriteRawValue(id ?? request.Id);
        json.WriteNumber("status"u8, status);
        json.WritePropertyName(status == 200 ? "result"u8 : "error"u8);
        content(json);
        if (request.ReturnsRateLimits ?? session.Target.ReturnsRateLimits)
        {
            json.WriteStartArray("rateLimits"u8);
            if (key is not null && EndpointTable.Find(request.Method) is { Orders: > 0 })
            {
                RateLimitWriter.WriteCounts(json, exchange.Account(key.Account).OrderCounts!.Counters, nowMicros);
            }

            RateLimitWriter.WriteCounts(json, session.Limits.Weight, nowMicros);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
