using System.Globalization;
using System.Net;

namespace Spotwire;

/// <summary>Judges addresses by their host, however it is written.</summary>
internal static class HostJudgement
{
    private static readonly HashSet<string> LiveHosts = new(StringComparer.Ordinal)
    {
        "api.binance.com", "api-gcp.binance.com", "api1.binance.com", "api2.binance.com", "api3.binance.com",
        "api4.binance.com", "data-api.binance.vision", "ws-api.binance.com", "stream.binance.com",
        "data-stream.binance.vision", "stream-sbe.binance.com", "fix-oe.binance.com", "fix-dc.binance.com",
        "fix-md.binance.com",
    };

    /// <summary>The host in one spelling: punycode, lower case, no brackets, no dots at its end.</summary>
    public static string Host(Uri uri) => Host(uri.IdnHost);

    /// <inheritdoc cref="Host(Uri)"/>
    public static string Host(string host) =>
        host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    public static HostClass Classify(string host)
    {
        var name = Host(host);
        if (LiveHosts.Contains(name))
        {
            return HostClass.Live;
        }

        return IsLoopback(name) ? HostClass.Loopback : HostClass.Other;
    }

    public static bool IsLoopback(Uri uri) => IsLoopback(Host(uri));

    public static bool IsLoopback(string host)
    {
        var name = Host(host);
        return name == "localhost" || (IPAddress.TryParse(name, out var address) && IsLoopback(address));
    }

    /// <summary>127.0.0.0/8 and ::1, also where the former is written as an IPv6 address.</summary>
    public static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Scheme, host and port, without anything behind them.</summary>
    public static Uri Origin(Uri uri) => new(Canonical(uri));

    /// <summary>The origin as text in one spelling; a port is named unless it is the scheme's own.</summary>
    public static string Canonical(Uri uri)
    {
        var host = Host(uri);
        host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host;
        return uri.IsDefaultPort
            ? $"{uri.Scheme}://{host}"
            : string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{host}:{uri.Port}");
    }

    /// <summary>Refuses what cannot be the address of an exchange.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="plainScheme"><c>http</c> or <c>ws</c>; with an <c>s</c> it is the secure one.</param>
    /// <param name="allowPath">Whether it may have a path.</param>
    public static HostClass Check(Uri uri, string plainScheme, bool allowPath)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri)
        {
            throw Wrong("An exchange's address must be absolute.", "Write scheme, host and port.");
        }

        // Whoever writes user info may have put a password there, so the address is shown without it.
        var shown = Canonical(uri);
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
            || (!allowPath && uri.AbsolutePath is not ("/" or "")))
        {
            throw Wrong(
                $"The address {shown} must have no user info, query or fragment{(allowPath ? "" : ", and no path")}.",
                "Write only scheme, host and port.");
        }

        var isPlain = uri.Scheme == plainScheme;
        if (!isPlain && uri.Scheme != plainScheme + "s")
        {
            throw Wrong($"The address {shown} must begin with {plainScheme}s:// (or {plainScheme}:// on loopback).",
                null);
        }

        var host = Classify(uri.IdnHost);
        if (isPlain && host != HostClass.Loopback)
        {
            throw Wrong($"The address {shown} is not on this machine, so it must use {plainScheme}s.",
                "Keys and orders never travel in the clear.");
        }

        return host;
    }

    public static SpotwireException Wrong(string message, string? hint) => new(new SpotwireError
    {
        Kind = ErrorKind.Configuration,
        Message = message,
        Hint = hint,
    });
}
