using Microsoft.Extensions.Logging;

namespace Spotwire.Diagnostics;

/// <summary>What stream connections log: the words of their notices.</summary>
internal static partial class StreamLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Information, Message = "Streams {Connection}: {Words}")]
    public static partial void Told(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    public static partial void Warned(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error,
        Message = "Streams {Connection}: the connection's loop failed; its subscriptions end")]
    public static partial void LoopFailed(ILogger logger, int connection, Exception failure);
}
