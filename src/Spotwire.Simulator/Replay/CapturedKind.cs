namespace Spotwire.Simulator.Replay;

/// <summary>What a captured message is.</summary>
internal enum CapturedKind
{
    /// <summary>Nothing that is replayed.</summary>
    Other,
    Depth,
    Trade,
    BookTicker,
    Snapshot,
}
