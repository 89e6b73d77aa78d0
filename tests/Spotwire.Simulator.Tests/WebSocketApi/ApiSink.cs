using System.Text;
using System.Text.Json;
using Spotwire.Simulator.WebSocketApi;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>Keeps what a session of the WebSocket API is sent.</summary>
internal sealed class ApiSink : IApiSink
{
    public int Pending => 0;

    public List<string> Texts { get; } = [];

    public List<byte[]> Pings { get; } = [];

    public List<byte[]> Pongs { get; } = [];

    public (int Code, string Reason)? Closed { get; private set; }

    public bool IsCut { get; private set; }

    /// <summary>The frames that answer nothing.</summary>
    public IReadOnlyList<JsonElement> Events => [.. Texts
        .Select(text => JsonDocument.Parse(text).RootElement)
        .Where(message => message.TryGetProperty("event", out _))];

    public void SendText(ReadOnlyMemory<byte> text) => Texts.Add(Encoding.UTF8.GetString(text.Span));

    public void SendPing(ReadOnlyMemory<byte> payload) => Pings.Add(payload.ToArray());

    public void SendPong(ReadOnlyMemory<byte> payload) => Pongs.Add(payload.ToArray());

    public void Close(int code, string reason) => Closed = (code, reason);

    public void Cut() => IsCut = true;
}
