namespace Spotwire.Books;

/// <summary>What became of a snapshot.</summary>
internal enum SnapshotVerdict
{
    /// <summary>The book stands, the events kept are applied.</summary>
    Joined,

    /// <summary>The book stands already; the snapshot was not needed.</summary>
    NotNeeded,

    /// <summary>It is older than the first event kept: fetch another one.</summary>
    TooOld,

    /// <summary>Between the events kept some are missing: fetch another one.</summary>
    Gap,
}
