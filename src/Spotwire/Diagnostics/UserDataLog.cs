using Microsoft.Extensions.Logging;

namespace Spotwire.Diagnostics;

/// <summary>What user data streams log. Events themselves are never logged.</summary>
internal static partial class UserDataLog
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Information,
        Message = "User data: subscribed and whole")]
    public static partial void Healthy(ILogger logger);

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning,
        Message = "User data: an event of kind '{EventType}' is not known or not as documented")]
    public static partial void Unknown(ILogger logger, string eventType);

    [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "User data: no answer yet: {Words}")]
    public static partial void NotAnswered(ILogger logger, string words);

    [LoggerMessage(EventId = 412, Level = LogLevel.Warning, Message = "User data: not subscribed yet: {Words}")]
    public static partial void NotSubscribed(ILogger logger, string words);

    [LoggerMessage(EventId = 413, Level = LogLevel.Warning,
        Message = "User data: a message of {Length} bytes could not be read")]
    public static partial void Unreadable(ILogger logger, int length);

    [LoggerMessage(EventId = 414, Level = LogLevel.Warning,
        Message = "User data: the exchange had the subscription already; all are made anew")]
    public static partial void SubscribedAlready(ILogger logger);
}
