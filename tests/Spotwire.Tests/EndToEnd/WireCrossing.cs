using System.Text.Json.Nodes;

namespace Spotwire.Tests.EndToEnd;

/// <summary>Something that went over the wire between client and exchange, as seen between the two.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Name">REST: method and path; WebSocket API: the method; stream: the stream's name; event: its
/// <c>e</c>.</param>
/// <param name="Status">Status of the answer; 200 for what is no answer.</param>
/// <param name="Sent">Parameters: the query and form of REST by name, the <c>params</c> of the WebSocket API; null for
/// streams and events.</param>
/// <param name="Body">What was answered or told.</param>
internal sealed record WireCrossing(
    WireCrossingKind Kind, string Name, int Status, JsonObject? Sent, JsonNode? Body);
