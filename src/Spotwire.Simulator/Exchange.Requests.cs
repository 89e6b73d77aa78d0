using System.Globalization;
using Spotwire.Simulator.Endpoints;
using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private static readonly KeyValuePair<string, string> JsonContent =
        new("Content-Type", "application/json;charset=UTF-8");

    private readonly Dictionary<string, AddressLimits> _addresses = new(StringComparer.Ordinal);

    /// <summary>Answers a REST request.</summary>
    /// <param name="request">As it came off the wire.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    public ExchangeResponse Handle(in ExchangeRequest request, long nowMicros)
    {
        if (!_addresses.TryGetValue(request.RemoteAddress, out var address))
        {
            _addresses.Add(request.RemoteAddress, address = new AddressLimits(Limits));
        }

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
        var weight = endpoint?.Weight.OnArrival(parameters) ?? 1;
        address.Charge(weight, nowMicros);
        if (endpoint is null)
        {
            headers.Clear();
            return new ExchangeResponse(404, headers, ReadOnlyMemory<byte>.Empty);
        }

        if (endpoint.Handler is null)
        {
            throw Refusals.Unsupported();
        }

        if (parameters.HasDuplicates)
        {
            throw Refusals.Duplicate();
        }

        var inMicroseconds = InMicroseconds(request.TimeUnit);
        var account = endpoint.Security == EndpointSecurity.None
            ? -1
            : _authenticator.Authenticate(request, parameters, nowMicros);
        using var answer = new AnswerWriter(inMicroseconds);
        endpoint.Handler(new RequestContext
        {
            Exchange = this,
            Parameters = parameters,
            Answer = answer,
            NowMicros = nowMicros,
            Account = account,
        });
        if (endpoint.Weight.IsFreeOnSuccess)
        {
            address.Refund(weight, nowMicros);
        }

        if (endpoint.Orders > 0)
        {
            _accounts[account].OrderCounts!.AddHeaders(headers, nowMicros);
        }

        return new ExchangeResponse(200, headers, answer.Finish());
    }
}
