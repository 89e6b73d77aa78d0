using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Tests.Endpoints;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>One connection of the WebSocket API to an exchange without hosts; signs with arithmetic of its
/// own.</summary>
internal sealed class ApiDriver
{
    private long _nextId;

    public ApiDriver(ExchangeDriver exchange, string query = "", FaultScript? faults = null)
    {
        Rest = exchange;
        Faults = faults ?? new FaultScript();
        Hub = new ApiHub(exchange.Exchange, Faults);
        Session = Open(query, out var sink);
        Sink = sink;
    }

    public ExchangeDriver Rest { get; }

    public FaultScript Faults { get; }

    public ApiHub Hub { get; }

    public ApiSession Session { get; }

    public ApiSink Sink { get; }

    public static ApiDriver Quiet(string query = "") =>
        new(new ExchangeDriver(new SimulatorOptions { Flow = false }), query);

    public static ApiDriver WithLimits(string limits) =>
        new(new ExchangeDriver(new SimulatorOptions { Flow = false, Limits = LimitSpec.Parse(limits) }));

    public static ApiDriver WithKeys(params TestKeys[] keys) => new(new ExchangeDriver(new SimulatorOptions
    {
        Flow = false,
        Accounts =
        [
            AccountSpec.Demo with { PublicKeys = [.. keys.Select(key => key.PublicPem)] },
            AccountSpec.Parse("other:BTC=1,USDT=100000"),
        ],
    }));

    public ApiSession Open(string query, out ApiSink sink)
    {
        sink = new ApiSink();
        return Hub.Open(ApiTarget.Parse(query)!, sink, Rest.Address, Rest.Now);
    }

    /// <summary>Sends raw text and gives the frame that answers it: the last one sent.</summary>
    public ApiAnswer Send(string text)
    {
        var before = Sink.Texts.Count;
        Hub.Receive(Session, Encoding.UTF8.GetBytes(text), Rest.Now);
        Assert.True(Sink.Texts.Count > before, "no answer");
        return new ApiAnswer(Sink.Texts[^1]);
    }

    /// <summary>An unsigned request; numbers are sent as numbers.</summary>
    public ApiAnswer Call(string method, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var request = new JsonObject { ["id"] = ++_nextId, ["method"] = method };
        if (parameters.Length > 0)
        {
            request["params"] = Object(parameters);
        }

        var answer = Send(request.ToJsonString());
        var id = answer.Json.GetProperty("id");
        Assert.True(id.ValueKind == JsonValueKind.Null || id.GetInt64() == _nextId);
        return answer;
    }

    /// <summary>A request with the time, but without signature.</summary>
    public ApiAnswer Timed(string method, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Call(method, [.. parameters, ("timestamp", Rest.Now / 1000)]);

    /// <summary>A request signed with the HMAC key of the driver's account.</summary>
    public ApiAnswer Signed(string method, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Signed(method, Rest.Account.ApiKey, payload => Rest.Sign(Encoding.UTF8.GetString(payload)), parameters);

    public ApiAnswer Signed(
        string method,
        string apiKey,
        Func<byte[], string> sign,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        (string Name, object? Value)[] all = [.. parameters, ("apiKey", apiKey), ("timestamp", Rest.Now / 1000)];
        var payload = string.Join('&', all
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => parameter.Name + "=" + Text(parameter.Value)));
        return Call(method, [.. all, ("signature", sign(Encoding.UTF8.GetBytes(payload)))]);
    }

    public ApiAnswer Logon(TestKeys keys, int index = 1) =>
        Signed("session.logon", Rest.Account.Keys[index].ApiKey, keys.Sign);

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static JsonObject Object(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var json = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            json[name] = value switch
            {
                null => null,
                bool flag => flag,
                int number => number,
                long number => number,
                decimal number => number,
                JsonNode node => node,
                _ => Text(value),
            };
        }

        return json;
    }
}
