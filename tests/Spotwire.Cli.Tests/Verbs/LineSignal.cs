using System.Text;
using Spotwire.Cli.Commands;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary>Stdout of a verb that goes on: says when there is a line.</summary>
internal sealed class LineSignal(Action? onLine = null) : StringWriter
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    /// <summary>The first line.</summary>
    public Task<string> First => _first.Task;

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        _lines.Add(value ?? "");
        _first.TrySetResult(value ?? "");
        onLine?.Invoke();
    }

    public async Task<int> RunAsync(string arguments, CancellationToken interrupted)
    {
        var host = new CliHost
        {
            Out = this,
            Error = TextWriter.Null,
            WorkingFolder = AppContext.BaseDirectory,
            Variable = static _ => null,
        };
        var code = await CommandLine.RunAsync(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), host, interrupted);
        _first.TrySetResult("");
        return code;
    }
}
