using System.Text.Json;
using Spotwire.Cli.Commands;

namespace Spotwire.Cli.Tests;

/// <summary>Runs a command line inside the test's process.</summary>
internal sealed class CliRun
{
    private CliRun(int exitCode, string output, string error)
    {
        ExitCode = exitCode;
        Output = output;
        Error = error;
    }

    public int ExitCode { get; }

    public string Output { get; }

    public string Error { get; }

    /// <summary>The lines of stdout.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one JSON value of stdout.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The error object of stdout.</summary>
    public JsonElement JsonError => Json.GetProperty("error");

    public static async Task<CliRun> OfAsync(
        IReadOnlyList<string> arguments,
        Func<CliHost, CliHost>? adjust = null,
        CancellationToken interrupted = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            WorkingFolder = AppContext.BaseDirectory,
            Variable = static _ => null,
        };
        var code = await CommandLine.RunAsync(arguments, adjust?.Invoke(host) ?? host, interrupted);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static Task<CliRun> OfAsync(string arguments, Func<CliHost, CliHost>? adjust = null) =>
        OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), adjust);
}
