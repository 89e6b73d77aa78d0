using Microsoft.Extensions.Logging;

namespace Spotwire.Cli.Diagnostics;

/// <summary>Writes log messages as lines of text: level, area, words.</summary>
internal sealed class TextLog(TextWriter writer, LogLevel least, Lock gate, string category) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel < LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
        lock (gate)
        {
            writer.WriteLine($"{Word(logLevel)} {category}: {formatter(state, exception)}{cause}");
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
