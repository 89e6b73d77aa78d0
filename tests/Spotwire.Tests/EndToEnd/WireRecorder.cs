using System.Text.Json;
using System.Text.Json.Nodes;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Writes down what crosses the wire: a handler for REST and a stream to be laid over every socket.</summary>
internal sealed class WireRecorder
{
    private readonly Lock _gate = new();
    private readonly List<WireCrossing> _crossings = [];
    private readonly Dictionary<string, (string Method, JsonObject? Sent)> _asked = new(StringComparer.Ordinal);

    /// <summary>All of it so far, in order.</summary>
    public IReadOnlyList<WireCrossing> Crossings
    {
        get
        {
            lock (_gate)
            {
                return [.. _crossings];
            }
        }
    }

    /// <summary>Options whose traffic is written down.</summary>
    public SpotwireOptions Tap(SpotwireOptions options)
    {
        var (handler, connect) = (options.HttpHandlerFactory!, options.Connect!);
        return options with
        {
            HttpHandlerFactory = () => new RecordingHandler(handler(), this),
            Connect = async (target, token) => new RecordingStream(await connect(target, token), this),
        };
    }

    /// <summary>A REST call has been answered.</summary>
    public void AddRest(HttpRequestMessage request, JsonObject sent, int status, byte[] body) => Add(new WireCrossing(
        WireCrossingKind.Rest, $"{request.Method} {request.RequestUri!.AbsolutePath}", status, sent, Parse(body)));

    /// <summary>The client has sent a text message.</summary>
    public void AddSent(ReadOnlySpan<byte> text)
    {
        if (Parse(text.ToArray()) is JsonObject message && message["method"] is { } method
            && message["id"] is { } id)
        {
            lock (_gate)
            {
                _asked[id.ToJsonString()] = (method.GetValue<string>(), message["params"] as JsonObject);
            }
        }
    }

    /// <summary>The exchange has sent a text message.</summary>
    public void AddReceived(ReadOnlySpan<byte> text)
    {
        if (Parse(text.ToArray()) is not JsonObject message)
        {
            return;
        }

        if (message["stream"] is { } stream)
        {
            Add(new WireCrossing(WireCrossingKind.Stream, stream.GetValue<string>(), 200, null, message["data"]));
        }
        else if (message["event"] is JsonObject told)
        {
            Add(new WireCrossing(
                WireCrossingKind.UserDataEvent, told["e"]!.GetValue<string>(), 200, null, told));
        }
        else if (message["status"] is { } status && message["id"] is { } id)
        {
            (string Method, JsonObject? Sent) asked;
            lock (_gate)
            {
                asked = _asked.GetValueOrDefault(id.ToJsonString(), ("", null));
            }

            Add(new WireCrossing(
                WireCrossingKind.WebSocketApi,
                asked.Method,
                status.GetValue<int>(),
                asked.Sent,
                message["result"] ?? message["error"]));
        }
    }

    private static JsonNode? Parse(byte[] text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Add(WireCrossing crossing)
    {
        lock (_gate)
        {
            _crossings.Add(crossing);
        }
    }
}
