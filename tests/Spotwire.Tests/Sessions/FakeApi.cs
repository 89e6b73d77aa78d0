using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Spotwire.Tests.Streams;
using Spotwire.Tests.Transport;

namespace Spotwire.Tests.Sessions;

/// <summary>A few lines of the WebSocket API in memory and on fake time, with the REST exchange beside it that a client
/// asks for time and limits. Its handshake and its requests are read by its own few lines, so that they check the
/// client's.</summary>
internal sealed class FakeApi
{
    private readonly List<WebSocket> _open = [];

    public FakeExchange Rest { get; } = new();

    public List<FakeApiRequest> Requests { get; } = [];

    /// <summary>Heads of the handshakes.</summary>
    public List<string> Handshakes { get; } = [];

    public int Attempts { get; private set; }

    /// <summary>Whether connecting works.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Answers the handshake in place of an upgrade.</summary>
    public string? HandshakeAnswer { get; set; }

    /// <summary>Gives the frame that answers a request; null for none.</summary>
    public Func<FakeApiRequest, string?> Script { get; set; } = request => request.Ok("{\"orderId\":1}");

    public int Open => _open.Count(socket => socket.State == WebSocketState.Open);

    public string[] Methods => [.. Requests.Select(request => request.Method)];

    public SpotwireOptions Options(SpotwireCredentials? credentials = null) => Rest.Options(credentials) with
    {
        Connect = ConnectAsync,
    };

    public SpotwireClient Client(Func<SpotwireOptions, SpotwireOptions>? change = null) =>
        new(change is null ? Options() : change(Options()));

    /// <summary>Sends a frame on every open connection.</summary>
    public void Send(string text)
    {
        foreach (var socket in _open.Where(s => s.State == WebSocketState.Open).ToArray())
        {
            socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default)
                .GetAwaiter().GetResult();
        }
    }

    public void CutAll()
    {
        var open = _open.ToArray();
        _open.Clear();
        foreach (var socket in open)
        {
            socket.Dispose();
        }
    }

    private ValueTask<Stream> ConnectAsync(ConnectTarget target, CancellationToken cancellationToken)
    {
        Attempts++;
        if (!IsUp)
        {
            throw new IOException("refused by the test");
        }

        var (client, server) = MemoryPipe.Create();
        _ = ServeAsync(server);
        return new ValueTask<Stream>(client);
    }

    private async Task ServeAsync(Stream stream)
    {
        if (await ServerSocket.ReadHeadAsync(stream) is not { } head)
        {
            return;
        }

        Handshakes.Add(head);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(HandshakeAnswer ?? ServerSocket.Accepting(head)));
        if (HandshakeAnswer is not null)
        {
            await stream.DisposeAsync();
            return;
        }

        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        _open.Add(socket);
        var connection = Handshakes.Count;
        await ServerSocket.TakeAllAsync(socket, async text =>
        {
            var request = FakeApiRequest.Read(text, connection);
            Requests.Add(request);
            if (Script(request) is { } frame)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, default);
            }
        });
    }
}

/// <summary>A request as the fake read it.</summary>
internal sealed record FakeApiRequest(long Id, string Method, JsonElement Params, int Connection, string Text)
{
    public string? this[string name] =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;

    public bool IsSigned => this["signature"] is not null;

    public static FakeApiRequest Read(string text, int connection)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement.Clone();
        return new FakeApiRequest(
            root.GetProperty("id").GetInt64(),
            root.GetProperty("method").GetString()!,
            root.TryGetProperty("params", out var given) ? given : default,
            connection,
            text);
    }

    public string Ok(string result, string limits = "") => string.Create(
        CultureInfo.InvariantCulture, $"{{\"id\":{Id},\"status\":200,\"result\":{result}{limits}}}");

    public string Error(int status, int code, string message, string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"id\":{Id},\"status\":{status},\"error\":{{\"code\":{code},\"msg\":\"{message}\"{more}}}}}");
}
