using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Transport;

/// <summary>Opens WebSockets over streams of the client's own connector, so that proxy, local address, TLS and
/// in-memory pipes are the same for REST and streams. The handshake is that of RFC 6455, without extensions.</summary>
internal sealed class WebSocketOpener(Func<Uri, CancellationToken, ValueTask<Stream>> connect, TimeProvider time)
{
    private const int MaxHeadBytes = 16 * 1024;
    private const int KeyBytes = 16;

    /// <summary>Connects and upgrades.</summary>
    /// <param name="target">An address of scheme ws or wss with path and query.</param>
    /// <param name="random">Where the handshake's key comes from. It proves nothing but that the answer is
    /// fresh.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SpotwireException">No connection, another answer than an upgrade (with its HTTP status and,
    /// for 429 and 418, the wait asked for), or one that RFC 6455 forbids.</exception>
    public async ValueTask<WebSocket> OpenAsync(Uri target, Random random, CancellationToken cancellationToken)
    {
        var stream = await connect(target, cancellationToken).ConfigureAwait(false);
        try
        {
            var raw = new byte[KeyBytes];
            random.NextBytes(raw);
            var key = Convert.ToBase64String(raw);
            await stream.WriteAsync(Request(target, key), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[MaxHeadBytes];
            var (head, filled) = await ReadHeadAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
            Judge(WebSocketReply.Read(buffer.AsSpan(0, head)), key, target);
            var rest = buffer.AsMemory(head + 4, filled - head - 4);
            return WebSocket.CreateFromStream(
                rest.IsEmpty ? stream : new PrefixedStream(rest.ToArray(), stream),
                new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = TimeSpan.Zero });
        }
        catch (Exception failure)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (failure is IOException or ObjectDisposedException)
            {
                throw Failure(ErrorKind.Network, $"The handshake with {target.Authority} broke: {failure.Message}");
            }

            throw;
        }
    }

    /// <summary>The answer that proves that the other side read the key.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 says SHA-1; nothing is kept secret by it.")]
    internal static string AcceptOf(string key) => Convert.ToBase64String(
        SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    private static byte[] Request(Uri target, string key) => Encoding.ASCII.GetBytes(
        $"GET {target.PathAndQuery} HTTP/1.1\r\n" +
        $"Host: {target.Authority}\r\n" +
        "Upgrade: websocket\r\n" +
        "Connection: Upgrade\r\n" +
        $"Sec-WebSocket-Key: {key}\r\n" +
        "Sec-WebSocket-Version: 13\r\n" +
        "User-Agent: Spotwire\r\n\r\n");

    private static async ValueTask<(int Head, int Filled)> ReadHeadAsync(
        Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return (end, filled);
            }

            if (filled == buffer.Length)
            {
                throw Failure(ErrorKind.UnreadableAnswer, "The answer to the handshake does not end within 16 KiB.");
            }

            var count = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                throw Failure(ErrorKind.Network, "The connection was closed during the handshake.");
            }

            filled += count;
        }
    }

    private static SpotwireException Failure(ErrorKind kind, string message) =>
        new(new SpotwireError { Kind = kind, Message = message, IsTransient = true });

    private static ErrorKind KindOf(int status) => status switch
    {
        401 => ErrorKind.Authentication,
        403 => ErrorKind.Blocked,
        418 => ErrorKind.Banned,
        429 => ErrorKind.Throttled,
        >= 500 => ErrorKind.Unavailable,
        _ => ErrorKind.Exchange,
    };

    private void Judge(WebSocketReply? reply, string key, Uri target)
    {
        if (reply is null)
        {
            throw Failure(ErrorKind.UnreadableAnswer, $"{target.Authority} does not answer in HTTP.");
        }

        if (reply.Status != 101)
        {
            throw new SpotwireException(new SpotwireError
            {
                Kind = KindOf(reply.Status),
                HttpStatus = reply.Status,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"{target.Authority} answered the WebSocket handshake with HTTP {reply.Status}."),
                IsTransient = reply.Status is 418 or 429 or >= 500,
                RetryAfter = reply.RetryAfter(time.GetUtcNow()),
                Hint = reply.Status is 418 or 429 ? "Too many connections or requests; wait." : null,
            });
        }

        var isSound = reply.Lists("Upgrade", "websocket") && reply.Lists("Connection", "Upgrade")
            && string.Equals(reply["Sec-WebSocket-Accept"], AcceptOf(key), StringComparison.Ordinal)
            && string.IsNullOrEmpty(reply["Sec-WebSocket-Extensions"])
            && string.IsNullOrEmpty(reply["Sec-WebSocket-Protocol"]);
        if (!isSound)
        {
            throw Failure(ErrorKind.UnreadableAnswer, $"{target.Authority} did not upgrade as RFC 6455 demands.");
        }
    }
}
