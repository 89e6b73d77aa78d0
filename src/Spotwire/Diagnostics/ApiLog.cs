using Microsoft.Extensions.Logging;
using Spotwire.Transport;

namespace Spotwire.Diagnostics;

/// <summary>What connections to the WebSocket API log: the words of their notices. Requests and answers are never
/// logged.</summary>
internal static partial class ApiLog
{
    public static void Tell(ILogger logger, ApiNotice notice, int connection, string words)
    {
        if (notice is ApiNotice.Connected or ApiNotice.Session)
        {
            Told(logger, connection, words);
        }
        else
        {
            Warned(logger, connection, words);
        }
    }

    [LoggerMessage(EventId = 320, Level = LogLevel.Error,
        Message = "WebSocket API {Connection}: an internal error broke the connection's loop")]
    public static partial void LoopFailed(ILogger logger, int connection, Exception failure);

    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "WebSocket API {Connection}: {Words}")]
    private static partial void Told(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "WebSocket API {Connection}: {Words}")]
    private static partial void Warned(ILogger logger, int connection, string words);
}
