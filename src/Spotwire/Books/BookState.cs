namespace Spotwire.Books;

/// <summary>Whether a local order book can be traded on.</summary>
public enum BookState
{
    /// <summary>Events are collected and a snapshot is awaited; there is no book.</summary>
    Synchronizing,

    /// <summary>The book follows the market without a gap.</summary>
    Live,

    /// <summary>The connection is lost: the book stands as it was then, too old to trade on.</summary>
    Stale,

    /// <summary>The book cannot be kept, now or later, e.g. because there is no such symbol; the error says
    /// why.</summary>
    Broken,
}
