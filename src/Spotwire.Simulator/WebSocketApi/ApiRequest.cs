using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.WebSocketApi;

/// <summary>A request of the WebSocket API, taken apart.</summary>
/// <remarks>Documentation: web-socket-api.md, "Request format".</remarks>
internal sealed class ApiRequest
{
    private const string VersionPrefix = "v3/";

    private ApiRequest()
    {
    }

    /// <summary>The id as raw JSON: a whole number, a string or null; null also where it cannot be told.</summary>
    public string Id { get; private set; } = "null";

    /// <summary>The method without its version; empty where there is none.</summary>
    public string Method { get; private set; } = "";

    /// <summary>The parameters, but for <see cref="ReturnsRateLimits"/>.</summary>
    public ParameterSet Parameters { get; private set; } = ParameterSet.Create([]);

    /// <summary>What is signed: all parameters but the signature, sorted by name.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>Whether the answer shall tell the rate limits; null where the request does not say.</summary>
    public bool? ReturnsRateLimits { get; private set; }

    /// <summary>What is wrong with the request as such; null for nothing.</summary>
    public RefusalException? Fault { get; private set; }

    /// <summary>Takes a message apart; whatever it holds, there is a request to answer.</summary>
    public static ApiRequest Parse(ReadOnlyMemory<byte> text)
    {
        var request = new ApiRequest();
        try
        {
            using var document = JsonDocument.Parse(text);
            request.Read(document.RootElement);
        }
        catch (JsonException)
        {
            request.Fault = Refusals.JsonRequest();
        }
        catch (RefusalException refusal)
        {
            request.Fault = refusal;
        }

        return request;
    }

    private static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Number => id.TryGetInt64(out _),
        JsonValueKind.String => true,
        _ => false,
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private void Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Refusals.JsonRequest();
        }

        if (!root.TryGetProperty("id"u8, out var id) || !IsId(id))
        {
            throw Refusals.Missing("id");
        }

        Id = id.GetRawText();
        if (!root.TryGetProperty("method"u8, out var method) || method.ValueKind != JsonValueKind.String)
        {
            throw Refusals.Missing("method");
        }

        Method = method.GetString()!;
        Method = Method.StartsWith(VersionPrefix, StringComparison.Ordinal) ? Method[VersionPrefix.Length..] : Method;
        if (root.TryGetProperty("params"u8, out var parameters))
        {
            ReadParameters(parameters);
        }
    }

    private void ReadParameters(JsonElement parameters)
    {
        if (parameters.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (parameters.ValueKind != JsonValueKind.Object)
        {
            throw Refusals.Missing("params");
        }

        var all = parameters.EnumerateObject()
            .Select(parameter => KeyValuePair.Create(parameter.Name, Text(parameter.Value)))
            .ToArray();
        Payload = Encoding.UTF8.GetBytes(string.Join('&', all
            .Where(parameter => parameter.Key != "signature")
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => parameter.Key + "=" + parameter.Value)));
        Parameters = ParameterSet.Create(all.Where(parameter => parameter.Key != "returnRateLimits"));
        if (parameters.TryGetProperty("returnRateLimits"u8, out var returns))
        {
            ReturnsRateLimits = Text(returns) switch
            {
                "true" => true,
                "false" => false,
                _ => throw Refusals.InvalidData("returnRateLimits"),
            };
        }
    }
}
