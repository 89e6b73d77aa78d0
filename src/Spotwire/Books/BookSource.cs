using Microsoft.Extensions.Logging;
using Spotwire.Market;

namespace Spotwire.Books;

/// <summary>What a live book is fed from.</summary>
internal sealed record BookSource
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Name of the depth stream; every other stream's messages are book tickers.</summary>
    public required string DepthStream { get; init; }

    /// <summary>Fetches a snapshot.</summary>
    public required Func<CancellationToken, Task<DepthSnapshot>> FetchSnapshotAsync { get; init; }

    /// <summary>Where time comes from.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Whether continuations run where they are released.</summary>
    public required bool RunInline { get; init; }

    /// <summary>Where the book tells what happens to it.</summary>
    public required ILogger Logger { get; init; }
}
