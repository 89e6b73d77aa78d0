namespace Spotwire.Streams;

/// <summary>Which partial depth streams to subscribe to.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Partial Book Depth Streams".</remarks>
public sealed record PartialDepthRequest
{
    /// <summary>The markets, at least one.</summary>
    public required IReadOnlyList<Symbol> Symbols { get; init; }

    /// <summary>Levels a side: 5, 10 or 20. Default 20.</summary>
    public int Levels { get; init; } = 20;

    /// <summary>How often the stream sends. Default every 100 ms.</summary>
    public DepthSpeed Speed { get; init; } = DepthSpeed.Every100Milliseconds;
}
