namespace Spotwire.Tests.Calls;

/// <summary>A request as the fake exchange saw it.</summary>
/// <param name="Call">Method and path.</param>
/// <param name="Parameters">Query and body, encoded.</param>
internal sealed record FakeRequest(string Call, string Parameters)
{
    /// <summary>The parameters without those that signing adds.</summary>
    public string Own => string.Join('&', Parameters.Split('&').Where(p =>
        !p.StartsWith("timestamp=", StringComparison.Ordinal)
        && !p.StartsWith("recvWindow=", StringComparison.Ordinal)
        && !p.StartsWith("signature=", StringComparison.Ordinal)));

    /// <summary>The decoded value of a parameter; null where it is missing.</summary>
    public string? this[string name] => Parameters.Split('&').Select(p => p.Split('=', 2))
        .Where(p => p[0] == name).Select(p => Uri.UnescapeDataString(p[1])).FirstOrDefault();
}
