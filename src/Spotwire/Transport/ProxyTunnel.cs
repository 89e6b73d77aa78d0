using System.Globalization;
using System.Text;

namespace Spotwire.Transport;

/// <summary>Asks an HTTP proxy to tunnel to a host.</summary>
/// <remarks>RFC 9110, section 9.3.6.</remarks>
internal static class ProxyTunnel
{
    private const int MaxHeadBytes = 8192;

    /// <summary>Sends CONNECT and reads the answer's head, not a byte more.</summary>
    /// <param name="stream">The connection to the proxy.</param>
    /// <param name="target">Where to.</param>
    /// <param name="proxy">The proxy's address; its user info, if any, becomes basic authorization.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="IOException">The proxy refused, or did not speak HTTP.</exception>
    public static async ValueTask OpenAsync(
        Stream stream, ConnectTarget target, Uri proxy, CancellationToken cancellationToken)
    {
        var host = target.Host.Contains(':', StringComparison.Ordinal) ? $"[{target.Host}]" : target.Host;
        var authority = string.Create(CultureInfo.InvariantCulture, $"{host}:{target.Port}");
        var head = $"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n{Authorization(proxy)}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);

        var status = await ReadStatusAsync(stream, cancellationToken).ConfigureAwait(false);
        if (status is < 200 or > 299)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"the proxy answered {status} to the request for a tunnel"));
        }
    }

    private static string Authorization(Uri proxy) => proxy.UserInfo.Length == 0
        ? ""
        : "Proxy-Authorization: Basic "
            + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(proxy.UserInfo))) + "\r\n";

    private static async ValueTask<int> ReadStatusAsync(Stream stream, CancellationToken cancellationToken)
    {
        // One byte at a time: whatever follows the head belongs to the tunnel.
        var head = new byte[MaxHeadBytes];
        for (var length = 0; length < head.Length;)
        {
            if (await stream.ReadAsync(head.AsMemory(length, 1), cancellationToken).ConfigureAwait(false) == 0)
            {
                throw new IOException("the proxy closed the connection");
            }

            length++;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return ParseStatus(Encoding.Latin1.GetString(head, 0, length));
            }
        }

        throw new IOException("the proxy's answer has no end");
    }

    private static int ParseStatus(string head)
    {
        var words = head.AsSpan(0, head.IndexOf('\r', StringComparison.Ordinal));
        return words.StartsWith("HTTP/1.", StringComparison.Ordinal) && words.Length >= 12
            && int.TryParse(words.Slice(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new IOException("the proxy does not speak HTTP");
    }
}
