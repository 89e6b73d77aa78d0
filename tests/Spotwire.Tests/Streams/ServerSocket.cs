using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Tests.Streams;

/// <summary>The server's end of a WebSocket, with its handshake by hand.</summary>
internal static class ServerSocket
{
    private const string KeyField = "Sec-WebSocket-Key: ";

    /// <summary>The head of the client's handshake; null when the client goes away before.</summary>
    public static async Task<string?> ReadHeadAsync(Stream stream)
    {
        var buffer = new byte[8192];
        var filled = 0;
        while (buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(filled));
            if (count == 0)
            {
                return null;
            }

            filled += count;
        }

        return Encoding.ASCII.GetString(buffer, 0, filled);
    }

    /// <summary>What proves that a handshake was read.</summary>
    public static string AcceptKey(string head)
    {
        var key = head.Split("\r\n").Single(l => l.StartsWith(KeyField, StringComparison.Ordinal))[KeyField.Length..];
        return Convert.ToBase64String(SHA1.HashData(
            Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
    }

    /// <summary>The answer that accepts a handshake.</summary>
    public static string Accepting(string head) =>
        $"HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nconnection: keep-alive, upgrade\r\n" +
        $"sec-websocket-accept: {AcceptKey(head)}\r\n\r\n";

    /// <summary>Takes the client's messages until either end closes or cuts the connection.</summary>
    public static async Task TakeAllAsync(WebSocket socket, Func<string, Task> take)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), default);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    socket.Dispose();
                    return;
                }

                await take(Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut by the test or by the client.
        }
    }
}
