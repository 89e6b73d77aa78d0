using Microsoft.Extensions.Logging;
using Spotwire.Streams;

namespace Spotwire.Diagnostics;

/// <summary>What stream connections log: the words of their notices, each kind under an event id of its own.</summary>
internal static partial class StreamLog
{
    public static void Tell(ILogger logger, StreamNoticeKind kind, int connection, string words)
    {
        switch (kind)
        {
            case StreamNoticeKind.Connected:
                Connected(logger, connection, words);
                break;
            case StreamNoticeKind.Subscribed:
                Subscribed(logger, connection, words);
                break;
            case StreamNoticeKind.Unsubscribed:
                Unsubscribed(logger, connection, words);
                break;
            case StreamNoticeKind.Disconnected:
                Disconnected(logger, connection, words);
                break;
            case StreamNoticeKind.Reconnecting:
                Reconnecting(logger, connection, words);
                break;
            case StreamNoticeKind.NewHistory:
                NewHistory(logger, connection, words);
                break;
            case StreamNoticeKind.ControlError:
                ControlError(logger, connection, words);
                break;
            case StreamNoticeKind.ServerShutdown:
                ServerShutdown(logger, connection, words);
                break;
            case StreamNoticeKind.Unreadable:
                Unreadable(logger, words);
                break;
            default:
                SlowReader(logger, words);
                break;
        }
    }

    [LoggerMessage(EventId = 220, Level = LogLevel.Error,
        Message = "Streams {Connection}: an internal error broke the connection's loop")]
    public static partial void LoopFailed(ILogger logger, int connection, Exception failure);

    [LoggerMessage(EventId = 200, Level = LogLevel.Information, Message = "Streams {Connection}: {Words}")]
    private static partial void Connected(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "Streams {Connection}: {Words}")]
    private static partial void Subscribed(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 202, Level = LogLevel.Information, Message = "Streams {Connection}: {Words}")]
    private static partial void Unsubscribed(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    private static partial void Disconnected(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    private static partial void Reconnecting(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    private static partial void NewHistory(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 213, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    private static partial void ControlError(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 214, Level = LogLevel.Warning, Message = "Streams {Connection}: {Words}")]
    private static partial void ServerShutdown(ILogger logger, int connection, string words);

    [LoggerMessage(EventId = 215, Level = LogLevel.Warning, Message = "Streams: {Words}")]
    private static partial void Unreadable(ILogger logger, string words);

    [LoggerMessage(EventId = 216, Level = LogLevel.Warning, Message = "Streams: {Words}")]
    private static partial void SlowReader(ILogger logger, string words);
}
