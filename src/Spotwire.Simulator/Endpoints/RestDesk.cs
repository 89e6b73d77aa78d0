using System.Globalization;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Answers REST requests by the same table of calls as the WebSocket API.</summary>
/// <remarks>Documentation: rest-api.md, "General API Information", "HTTP Return Codes" and "LIMITS".</remarks>
internal static class RestDesk
{
    private const string WalletWeightHeader = "X-SAPI-USED-IP-WEIGHT-1M";

    private static readonly KeyValuePair<string, string> JsonContent =
        new("Content-Type", "application/json;charset=UTF-8");

    /// <summary>Answers a request.</summary>
    /// <param name="exchange">The exchange that is asked.</param>
    /// <param name="request">As it came off the wire.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <param name="putOff">Takes what would be carried out, once it has been let in, and the answer counts for
    /// nothing; null to do it at once.</param>
    public static ExchangeResponse Answer(
        Exchange exchange, in ExchangeRequest request, long nowMicros, Action<Action<long>>? putOff = null)
    {
        var address = exchange.Address(request.RemoteAddress);
        var endpoint = EndpointTable.Find(request.Method, request.Path);
        var headers = new List<KeyValuePair<string, string>>();
        ExchangeResponse response;
        try
        {
            response = Serve(exchange, endpoint, request, headers, (nowMicros, putOff));
        }
        catch (RefusalException refusal)
        {
            headers.Add(JsonContent);
            if (refusal.RetryAfterSeconds is { } seconds)
            {
                headers.Add(new KeyValuePair<string, string>(
                    "Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
            }

            response = new ExchangeResponse(refusal.Status, headers, ErrorBody(refusal));
        }

        if (endpoint is { IsWallet: true })
        {
            headers.Add(new KeyValuePair<string, string>(
                WalletWeightHeader, address.WalletWeight(nowMicros).ToString(CultureInfo.InvariantCulture)));
        }
        else
        {
            address.AddHeaders(headers, nowMicros);
        }

        return response;
    }

    private static ReadOnlyMemory<byte> ErrorBody(RefusalException refusal)
    {
        using var answer = new AnswerWriter(inMicroseconds: false);
        answer.Json.WriteStartObject();
        answer.Number("code", refusal.Code);
        answer.Text("msg", refusal.Message);
        answer.Json.WriteEndObject();
        return answer.Finish();
    }

    private static bool InMicroseconds(string? timeUnit) => timeUnit switch
    {
        null or "MILLISECOND" or "millisecond" => false,
        "MICROSECOND" or "microsecond" => true,
        _ => throw Refusals.TimeUnit(),
    };

    private static ExchangeResponse Serve(
        Exchange exchange,
        ExchangeEndpoint? endpoint,
        in ExchangeRequest request,
        List<KeyValuePair<string, string>> headers,
        (long Micros, Action<Action<long>>? PutOff) now)
    {
        var (nowMicros, putOff) = now;
        var parameters = ParameterSet.Parse(request.Query, request.Method == "GET" ? null : request.Body);
        var call = new EndpointCall(
            exchange,
            endpoint,
            parameters,
            exchange.Address(request.RemoteAddress),
            InMicroseconds: false,
            Session: null,
            nowMicros);
        call.Charge(isRaw: true);
        if (endpoint is null)
        {
            return NotFound(request.Accept, headers);
        }

        call.RequireServed();
        call = call with { InMicroseconds = InMicroseconds(request.TimeUnit) };
        var key = endpoint.Security == EndpointSecurity.None
            ? null
            : exchange.Authenticator.Authenticate(SignedClaim.Of(request, endpoint.Security), parameters, nowMicros);
        if (putOff is not null)
        {
            putOff(at => (call with { NowMicros = at }).RunUnheard(key));
            return new ExchangeResponse(200, headers, ReadOnlyMemory<byte>.Empty);
        }

        var (status, body) = call.Run(key);
        headers.Add(JsonContent);
        if (endpoint.Orders > 0)
        {
            exchange.Account(key!.Account).OrderCounts!.AddHeaders(headers, nowMicros);
        }

        return new ExchangeResponse(status, headers, body);
    }

    // A page is for those who can show one.
    private static ExchangeResponse NotFound(string? accept, List<KeyValuePair<string, string>> headers)
    {
        if (accept is null || !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return new ExchangeResponse(404, headers, ReadOnlyMemory<byte>.Empty);
        }

        headers.Add(new KeyValuePair<string, string>("Content-Type", "text/html;charset=UTF-8"));
        return new ExchangeResponse(
            404, headers, "<html><head><title>404 Not Found</title></head><body>Not Found</body></html>"u8.ToArray());
    }
}
