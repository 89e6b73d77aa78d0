namespace Spotwire.Books;

/// <summary>What a captured message is.</summary>
public enum MessageKind
{
    /// <summary>Anything that the replay has no use for, unreadable messages and other markets' included.</summary>
    Other,

    /// <summary>A change of the book: <c>depthUpdate</c>.</summary>
    DepthUpdate,

    /// <summary>A public trade: <c>trade</c>.</summary>
    Trade,

    /// <summary>The top of the book: <c>bookTicker</c>.</summary>
    BookTicker,

    /// <summary>A whole book: the answer of <c>GET /api/v3/depth</c>.</summary>
    Snapshot,
}
