using Microsoft.Extensions.Logging;

namespace Spotwire.Books;

/// <summary>What local order books say.</summary>
internal static partial class BookLog
{
    [LoggerMessage(300, LogLevel.Information,
        "Order book {Symbol} is live at update {UpdateId} with {Bids} bids and {Asks} asks.")]
    public static partial void Live(ILogger logger, Symbol symbol, long updateId, int bids, int asks);

    [LoggerMessage(301, LogLevel.Warning,
        "Order book {Symbol}: updates are missing before {UpdateId}; starting over from a snapshot.")]
    public static partial void Gap(ILogger logger, Symbol symbol, long updateId);

    [LoggerMessage(302, LogLevel.Debug,
        "Order book {Symbol}: the snapshot at {UpdateId} does not fit the events kept ({Verdict}); fetching another.")]
    public static partial void Unfit(ILogger logger, Symbol symbol, long updateId, SnapshotVerdict verdict);

    [LoggerMessage(303, LogLevel.Warning, "Order book {Symbol}: there is no snapshot, trying again: {Message}")]
    public static partial void NoSnapshot(ILogger logger, Symbol symbol, string message);

    [LoggerMessage(304, LogLevel.Warning,
        "Order book {Symbol} is stale at update {UpdateId}: the connection is lost ({Why}).")]
    public static partial void Stale(ILogger logger, Symbol symbol, long updateId, string why);

    [LoggerMessage(305, LogLevel.Information,
        "Order book {Symbol}: the streams are subscribed, collecting events for a snapshot.")]
    public static partial void Subscribed(ILogger logger, Symbol symbol);

    [LoggerMessage(306, LogLevel.Warning,
        "Order book {Symbol}: the exchange began a new history of update ids; starting afresh.")]
    public static partial void NewHistory(ILogger logger, Symbol symbol);

    [LoggerMessage(307, LogLevel.Warning,
        "Order book {Symbol}: a depth message could not be read; starting over from a snapshot.")]
    public static partial void Unreadable(ILogger logger, Symbol symbol);

    [LoggerMessage(308, LogLevel.Error, "Order book {Symbol} is broken: {Message}")]
    public static partial void Broken(ILogger logger, Symbol symbol, string message);
}
