namespace Spotwire.Simulator;

/// <summary>The answer to a REST request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">All headers that depend on the answer, the content type among them; the host adds the
/// length.</param>
/// <param name="Body">The body in UTF-8.</param>
internal readonly record struct ExchangeResponse(
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body);
