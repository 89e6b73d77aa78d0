namespace Spotwire.Streams;

/// <summary>How often a depth stream sends.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Diff. Depth Stream".</remarks>
public enum DepthSpeed
{
    /// <summary>Every 100 ms: <c>@depth@100ms</c>.</summary>
    Every100Milliseconds,

    /// <summary>Every 1,000 ms: <c>@depth</c>.</summary>
    EverySecond,
}
