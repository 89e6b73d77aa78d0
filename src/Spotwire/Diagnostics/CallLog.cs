using Microsoft.Extensions.Logging;

namespace Spotwire.Diagnostics;

/// <summary>What calls say. A call is named by its endpoint or method; parameters, forms and headers are never
/// logged.</summary>
internal static partial class CallLog
{
    [LoggerMessage(100, LogLevel.Debug, "{Endpoint} answered {Status} after {Milliseconds} ms.")]
    public static partial void Answered(ILogger logger, string endpoint, int status, double milliseconds);

    [LoggerMessage(101, LogLevel.Warning, "{Endpoint} was refused with HTTP {Status}, code {Code}: {Message}")]
    public static partial void Refused(ILogger logger, string endpoint, int status, int? code, string message);

    [LoggerMessage(102, LogLevel.Warning, "{Endpoint} was not sent: {Message}")]
    public static partial void NotSent(ILogger logger, string endpoint, string message);

    [LoggerMessage(103, LogLevel.Warning,
        "{Endpoint} was sent, or may have been, and what came of it is not known: {Message}")]
    public static partial void Unclear(ILogger logger, string endpoint, string message);

    [LoggerMessage(104, LogLevel.Warning,
        "{Endpoint} was refused because of its time stamp: measured the exchange's clock again, sending once more.")]
    public static partial void Repeated(ILogger logger, string endpoint);

    [LoggerMessage(105, LogLevel.Error,
        "HTTP {Status}: the exchange told this address to stop for {Seconds} s. Nothing is sent until then.")]
    public static partial void Stopped(ILogger logger, int status, double seconds);

    [LoggerMessage(106, LogLevel.Information,
        "Connected clients share the limits of {Environment}: {Limits}.")]
    public static partial void Informed(ILogger logger, string environment, string limits);
}
