namespace Spotwire.Simulator.Faults;

/// <summary>A fault that waits for its request.</summary>
internal sealed record AnswerFault
{
    public required AnswerFaultKind Kind { get; init; }

    /// <summary>Path the request must have; null fits all.</summary>
    public string? Path { get; init; }

    /// <summary>HTTP method the request must have; null fits all.</summary>
    public string? Method { get; init; }

    public TimeSpan Delay { get; init; }

    public int Status { get; init; }

    public bool Fits(string method, string path) =>
        (Path is null || string.Equals(Path, path, StringComparison.Ordinal))
        && (Method is null || string.Equals(Method, method, StringComparison.Ordinal));
}
