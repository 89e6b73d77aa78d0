using System.Security.Cryptography;
using System.Text;

namespace Spotwire.Simulator.Hosts;

/// <summary>The opening handshake (RFC 6455, 4.2).</summary>
internal static class WebSocketUpgrade
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Whether a request asks for a WebSocket in a way that can be granted.</summary>
    public static bool IsAsked(string method, string? upgrade, string? version, string? key) =>
        method == "GET" && string.Equals(upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        && version == "13" && key?.Length == 24;

    /// <summary>Answer to a client's key.</summary>
    public static string Accept(string key)
    {
#pragma warning disable CA5350 // The protocol wants SHA-1; it protects nothing here.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
    }
}
