namespace Spotwire.Simulator;

/// <summary>A REST request as it came off the wire; nothing is decoded yet, because what was signed is judged byte for
/// byte.</summary>
internal readonly record struct ExchangeRequest
{
    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path, e.g. <c>/api/v3/order</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What stands behind the question mark, still percent-encoded; empty without one.</summary>
    public string Query { get; init; }

    /// <summary>The form body, still percent-encoded; empty without one.</summary>
    public string Body { get; init; }

    /// <summary>Header <c>X-MBX-APIKEY</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Header <c>X-MBX-TIME-UNIT</c>.</summary>
    public string? TimeUnit { get; init; }

    /// <summary>Header <c>Accept</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>The caller's address; request weight is counted by it.</summary>
    public required string RemoteAddress { get; init; }
}
