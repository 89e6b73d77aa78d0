using Microsoft.Extensions.Logging;

namespace Spotwire.Cli.Diagnostics;

/// <summary>Makes loggers that write to one text writer.</summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="least">The least important level that is written.</param>
internal sealed class TextLogFactory(TextWriter writer, LogLevel least) : ILoggerFactory
{
    private readonly Lock _gate = new();

    public ILogger CreateLogger(string categoryName) => new TextLog(writer, least, _gate, categoryName);

    /// <summary>There is one writer, and no other can be added.</summary>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // The writer belongs to whoever gave it.
    }
}
