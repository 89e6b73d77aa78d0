namespace Spotwire.Streams;

/// <summary>Streams whose messages carry an id that rises, by where the id stands.</summary>
internal enum StreamKind
{
    /// <summary>No such id.</summary>
    Other,

    /// <summary><c>@trade</c>: <c>t</c>.</summary>
    Trade,

    /// <summary><c>@aggTrade</c>: <c>a</c>.</summary>
    AggregateTrade,

    /// <summary><c>@blockTrade</c>: <c>t</c>.</summary>
    BlockTrade,

    /// <summary><c>@bookTicker</c>: <c>u</c>.</summary>
    BookTicker,

    /// <summary><c>@depth</c> and <c>@depth@100ms</c>: <c>u</c>.</summary>
    Depth,
}
