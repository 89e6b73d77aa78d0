using System.Text.Json.Nodes;
using Spotwire.Tests.EndToEnd;
using Spotwire.Tests.Sessions;
using Spotwire.Wire;

namespace Spotwire.Tests.Examples;

/// <summary>The requests among the examples, beside what the client really sends when its typed call is made.</summary>
internal static class RequestExamples
{
    /// <summary>What signing adds; the examples' keys, times and signatures are their own.</summary>
    private static readonly string[] Signing = ["apiKey", "timestamp", "signature", "recvWindow"];

    /// <summary>What the client sends of its own accord: how many rows, and names for everything that it may have to
    /// ask about.</summary>
    private static readonly string[] OfItsOwn =
    [
        "limit", "newClientOrderId", "listClientOrderId", "limitClientOrderId", "stopClientOrderId",
        "aboveClientOrderId", "belowClientOrderId", "workingClientOrderId", "pendingClientOrderId",
        "pendingAboveClientOrderId", "pendingBelowClientOrderId",
    ];

    private static readonly Dictionary<string, Func<JsonObject, ReadOnlyMemory<byte>>> Controls = new()
    {
        ["web-socket-streams/subscribe-to-a-stream-1.json"] = r => ControlWriter.Subscribe(Names(r), Id(r)),
        ["web-socket-streams/unsubscribe-to-a-stream-1.json"] = r => ControlWriter.Unsubscribe(Names(r), Id(r)),
        ["web-socket-streams/listing-subscriptions-1.json"] = r => ControlWriter.ListSubscriptions(Id(r)),
    };

    /// <summary>The methods of sessions, which the client sends in a scene with the simulated exchange: the example,
    /// and the parameters that are the client's own accord there.</summary>
    private static readonly Dictionary<string, string[]> Sessions = new()
    {
        ["web-socket-api/log-in-with-api-key-signed-1.json"] = [],
        ["web-socket-api/query-session-status-1.json"] = [],
        ["web-socket-api/log-out-of-the-session-1.json"] = [],
        ["web-socket-api/subscribe-to-user-data-stream-user-stream-1.json"] = [],
        ["web-socket-api/unsubscribe-from-user-data-stream-1.json"] = ["subscriptionId"],
        ["web-socket-api/listing-all-subscriptions-1.json"] = [],
        ["web-socket-api/subscribe-to-user-data-stream-through-signature-subscription-user-stream-1.json"] = [],
    };

    /// <summary>The example whose limit order to sell stands below its stop, against what its page says of the two.
    /// The client puts either where it belongs.</summary>
    private const string Swapped = "web-socket-api/place-new-order-list-otoco-trade-1.json";

    private static readonly Lazy<IReadOnlyList<WireCrossing>> SessionTraffic = new(() =>
    [
        .. new Func<Scene, Task>[]
        {
            SessionScenes.Play,
            CoveredEvents.All.Single(told => told.Name == "eventStreamTerminated").Play!,
        }
        .SelectMany(play => Scene.Play(CallTransport.WebSocketApi, play).Crossings)
        .Where(crossing => crossing is { Kind: WireCrossingKind.WebSocketApi, Status: 200 }),
    ]);

    public static IEnumerable<string> Named => [.. Controls.Keys, .. Sessions.Keys];

    public static bool IsWritten(ExampleFile file) =>
        Controls.ContainsKey(file.Path) || Sessions.ContainsKey(file.Path)
        || (file.IsRequest && file.Path.StartsWith("web-socket-api/", StringComparison.Ordinal)
            && !NoMessages.NeverAsked.ContainsKey(file.Path)
            && RequestCalls.Find(file.Kind["request ".Length..]) is not null);

    /// <summary>Fails unless the client sends the same method, and every parameter of the example with an equal
    /// value.</summary>
    public static async Task CheckAsync(string path, JsonObject example, CancellationToken cancellationToken)
    {
        if (Controls.TryGetValue(path, out var write))
        {
            var sent = JsonNode.Parse(write(example).Span)!;
            Assert.True(JsonNode.DeepEquals(example, sent), $"it sends {sent.ToJsonString()}");
            return;
        }

        var method = example["method"]!.GetValue<string>();
        Assert.True(
            EndpointTable.All.Any(endpoint => endpoint.WebSocketMethod == method)
            || EndpointTable.SessionMethods.Any(session => session.WebSocketMethod == method), $"no method {method}");
        var given = example["params"] as JsonObject ?? [];
        if (Sessions.TryGetValue(path, out var more))
        {
            var traffic = SessionTraffic.Value.First(crossing => crossing.Name == method);
            Compare(given, traffic.Sent ?? [], more);
            return;
        }

        Compare(path == Swapped ? Swap(given) : given, await SendAsync(example, cancellationToken), []);
    }

    /// <summary>Fails where the call sends a parameter that the client is said never to send.</summary>
    public static async Task AssertNotSentAsync(
        JsonObject example, string parameter, CancellationToken cancellationToken) =>
        Assert.False((await SendAsync(example, cancellationToken)).ContainsKey(parameter));

    private static async Task<JsonObject> SendAsync(JsonObject example, CancellationToken cancellationToken)
    {
        var method = example["method"]!.GetValue<string>();
        var api = new FakeApi { Script = _ => null };
        await using var client = api.Client(options => options with { CheckRules = false });

        // The clock and the limits are known from then on, so that the call is sent before it first waits.
        await Spotwire.Tests.Transport.TransportTest.PingAsync(client, cancellationToken);
        var call = RequestCalls.Find(method)!(
            client.Via(CallTransport.WebSocketApi), example["params"] as JsonObject ?? []);
        var request = Assert.Single(api.Requests);
        Assert.Equal(method, request.Method);
        Assert.False(call.IsCompleted);
        return JsonNode.Parse(request.Text)!["params"] as JsonObject ?? [];
    }

    private static void Compare(JsonObject example, JsonObject sent, string[] more)
    {
        if (example["symbols"] is JsonArray { Count: 1 } one && !sent.ContainsKey("symbols"))
        {
            // The client names a single symbol as such, which asks for the same.
            example = (JsonObject)example.DeepClone();
            example.Remove("symbols");
            example["symbol"] = one[0]!.DeepClone();
        }

        foreach (var (name, value) in example)
        {
            Assert.True(sent.ContainsKey(name), $"{name} is not sent: {sent.ToJsonString()}");
            Assert.True(
                Signing.Contains(name) || AreEqual(value, sent[name]),
                $"{name}: {value?.ToJsonString()} is sent as {sent[name]?.ToJsonString()}");
        }

        var added = sent.Select(field => field.Key)
            .Except(example.Select(field => field.Key)).Except(Signing).Except(OfItsOwn).Except(more);
        Assert.Equal([], added);
    }

    private static JsonObject Swap(JsonObject given) => new(given.Select(field => KeyValuePair.Create(
        field.Key.StartsWith("pendingAbove", StringComparison.Ordinal)
            ? field.Key.Replace("Above", "Below", StringComparison.Ordinal)
            : field.Key.Replace("pendingBelow", "pendingAbove", StringComparison.Ordinal),
        field.Value?.DeepClone())));

    /// <summary>The examples write numbers sometimes as numbers and sometimes as texts.</summary>
    private static bool AreEqual(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other)
        || (ExampleReader.Number(one) is { } number && ExampleReader.Number(other) == number);

    private static IEnumerable<string> Names(JsonObject request) =>
        request["params"]!.AsArray().Select(name => name!.GetValue<string>());

    private static long Id(JsonObject request) => request["id"]!.GetValue<long>();
}
