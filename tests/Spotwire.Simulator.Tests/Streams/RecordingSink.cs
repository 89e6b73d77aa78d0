using System.Text;
using System.Text.Json;
using Spotwire.Simulator.Streams;

namespace Spotwire.Simulator.Tests.Streams;

/// <summary>Keeps what a session is sent.</summary>
internal sealed class RecordingSink : IStreamSink
{
    public int Pending => 0;

    public List<string> Texts { get; } = [];

    public List<byte[]> Pings { get; } = [];

    public List<byte[]> Pongs { get; } = [];

    public (int Code, string Reason)? Closed { get; private set; }

    public JsonElement[] Messages => [.. Texts.Select(text => JsonDocument.Parse(text).RootElement)];

    public string Last => Texts[^1];

    public void SendText(ReadOnlyMemory<byte> text) => Texts.Add(Encoding.UTF8.GetString(text.Span));

    public void SendPing(ReadOnlyMemory<byte> payload) => Pings.Add(payload.ToArray());

    public void SendPong(ReadOnlyMemory<byte> payload) => Pongs.Add(payload.ToArray());

    public void Close(int code, string reason) => Closed = (code, reason);
}
