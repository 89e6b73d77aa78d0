using System.Globalization;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private static readonly KeyValuePair<string, string> JsonContent =
        new("Content-Type", "application/json;charset=UTF-8");

    private readonly Dictionary<string, AddressLimits> _addresses = new(StringComparer.Ordinal);

    /// <summary>The keys of all accounts.</summary>
    public RequestAuthenticator Authenticator => _authenticator;

    /// <summary>The counts of an address, which REST and the WebSocket API share.</summary>
    public AddressLimits Address(string remoteAddress)
    {
        if (!_addresses.TryGetValue(remoteAddress, out var address))
        {
            _addresses.Add(remoteAddress, address = new AddressLimits(Limits));
        }

        return address;
    }

    /// <summary>Answers a REST request.</summary>
    /// <param name="request">As it came off the wire.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    public ExchangeResponse Handle(in ExchangeRequest request, long nowMicros)
    {
        var address = Address(request.RemoteAddress);
        var headers = new List<KeyValuePair<string, string>> { JsonContent };
        ExchangeResponse response;
        try
        {
            response = Serve(request, address, headers, nowMicros);
        }
        catch (RefusalException refusal)
        {
            if (refusal.RetryAfterSeconds is { } seconds)
            {
                headers.Add(new KeyValuePair<string, string>(
                    "Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
            }

            response = new ExchangeResponse(refusal.Status, headers, ErrorBody(refusal));
        }

        address.AddHeaders(headers, nowMicros);
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

    private ExchangeResponse Serve(
        in ExchangeRequest request,
        AddressLimits address,
        List<KeyValuePair<string, string>> headers,
        long nowMicros)
    {
        var parameters = ParameterSet.Parse(request.Query, request.Method == "GET" ? null : request.Body);
        var endpoint = EndpointTable.Find(request.Method, request.Path);
        var call = new EndpointCall(
            this, endpoint, parameters, address, InMicroseconds: false, Session: null, nowMicros);
        call.Charge(isRaw: true);
        if (endpoint is null)
        {
            headers.Clear();
            return new ExchangeResponse(404, headers, ReadOnlyMemory<byte>.Empty);
        }

        call.RequireServed();
        call = call with { InMicroseconds = InMicroseconds(request.TimeUnit) };
        var key = endpoint.Security == EndpointSecurity.None
            ? null
            : _authenticator.Authenticate(SignedClaim.Of(request, endpoint.Security), parameters, nowMicros);
        var (status, body) = call.Run(key);
        if (endpoint.Orders > 0)
        {
            _accounts[key!.Account].OrderCounts!.AddHeaders(headers, nowMicros);
        }

        return new ExchangeResponse(status, headers, body);
    }
}
