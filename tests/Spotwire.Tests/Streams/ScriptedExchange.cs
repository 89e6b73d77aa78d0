using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Spotwire.Tests.Streams;

/// <summary>A small streams server in memory that acknowledges what it is asked and says what the test tells it. Its
/// handshake is its own, so that it also checks the client's.</summary>
internal sealed class ScriptedExchange
{
    private readonly List<WebSocket> _open = [];

    /// <summary>Every control message received, on all connections, as it came.</summary>
    public List<string> Received { get; } = [];

    /// <summary>When each was received.</summary>
    public List<DateTimeOffset> ReceivedAt { get; } = [];

    /// <summary>Heads of the handshakes.</summary>
    public List<string> Handshakes { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether connecting works.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Whether control messages are answered.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Names that it refuses.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>What it answers the handshake with, in place of an upgrade; null for an upgrade.</summary>
    public string? HandshakeAnswer { get; set; }

    /// <summary>Sent in one piece with the handshake's answer.</summary>
    public byte[] SentWithHandshake { get; set; } = [];

    public HashSet<string> Streams { get; } = [];

    public int Connections { get; private set; }

    public int OpenConnections => _open.Count(s => s.State == WebSocketState.Open);

    public ValueTask<Stream> ConnectAsync(Uri target, CancellationToken cancellationToken)
    {
        Connections++;
        if (!IsUp)
        {
            throw new SpotwireException(
                new SpotwireError { Kind = ErrorKind.Network, Message = "refused by the test" });
        }

        var (client, server) = MemoryPipe.Create();
        _ = ServeAsync(server);
        return new ValueTask<Stream>(client);
    }

    public void Send(string text)
    {
        foreach (var socket in _open.Where(s => s.State == WebSocketState.Open).ToArray())
        {
            socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default)
                .GetAwaiter().GetResult();
        }
    }

    public void SendEvent(string stream, string data) => Send($"{{\"stream\":\"{stream}\",\"data\":{data}}}");

    public void Trade(long id, long time, string price = "100.00000000", string symbol = "BTCUSDT") =>
        SendEvent($"{symbol.ToLowerInvariant()}@trade", FormattableString.Invariant(
            $"{{\"e\":\"trade\",\"E\":{time + 1},\"s\":\"{symbol}\",\"t\":{id},\"p\":\"{price}\",\"q\":\"1.00000000\",\"T\":{time},\"m\":true,\"M\":true}}"));

    public void CloseAll(WebSocketCloseStatus status = WebSocketCloseStatus.EndpointUnavailable, string text = "bye")
    {
        foreach (var socket in Take())
        {
            socket.CloseOutputAsync(status, text, default).GetAwaiter().GetResult();
        }
    }

    public void CutAll()
    {
        foreach (var socket in Take())
        {
            socket.Dispose();
        }
    }

    private WebSocket[] Take()
    {
        var open = _open.ToArray();
        _open.Clear();
        Streams.Clear();
        return open;
    }

    private async Task ServeAsync(Stream stream)
    {
        if (await ServerSocket.ReadHeadAsync(stream) is not { } head)
        {
            return;
        }

        Handshakes.Add(head);
        var answer = HandshakeAnswer?.Replace("{accept}", ServerSocket.AcceptKey(head), StringComparison.Ordinal)
            ?? ServerSocket.Accepting(head);
        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        if (HandshakeAnswer is null)
        {
            _open.Add(socket);
        }

        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(answer), .. SentWithHandshake]);
        if (HandshakeAnswer is not null)
        {
            await stream.DisposeAsync();
            return;
        }

        await ServerSocket.TakeAllAsync(socket, text => AnswerAsync(socket, text));
    }

    private async Task AnswerAsync(WebSocket socket, string text)
    {
        Received.Add(text);
        ReceivedAt.Add(Time.GetUtcNow());
        if (!Answers)
        {
            return;
        }

        using var json = JsonDocument.Parse(text);
        var id = json.RootElement.GetProperty("id").GetInt64();
        var names = json.RootElement.TryGetProperty("params", out var given)
            ? given.EnumerateArray().Select(n => n.GetString()!).ToArray()
            : [];
        var answer = FormattableString.Invariant($"{{\"result\":null,\"id\":{id}}}");
        if (names.FirstOrDefault(Refused.Contains) is { } bad)
        {
            answer = FormattableString.Invariant(
                $"{{\"error\":{{\"code\":2,\"msg\":\"Invalid request: {bad}\"}},\"id\":{id}}}");
        }
        else if (json.RootElement.GetProperty("method").GetString() == "SUBSCRIBE")
        {
            Streams.UnionWith(names);
        }
        else if (json.RootElement.GetProperty("method").GetString() == "UNSUBSCRIBE")
        {
            Streams.ExceptWith(names);
        }

        await socket.SendAsync(Encoding.UTF8.GetBytes(answer), WebSocketMessageType.Text, true, default);
    }
}
