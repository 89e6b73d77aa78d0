using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary>One run of the program: arguments in, exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments as the shell gave them.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="interrupted">Fires at Ctrl-C.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, CliHost host, CancellationToken interrupted = default)
    {
        var mode = OutputModes.Guess(arguments);
        var writer = new ResultWriter(mode, host, color: false);
        try
        {
            var parsed = CommandTree.Parse(arguments);
            if (parsed.Errors.Count > 0)
            {
                writer.WriteFailure(Failure.Usage(OneLine(parsed.Errors), parsed.Hint));
                return ExitCode.Usage;
            }

            if (parsed.Help is not null)
            {
                await host.Out.WriteAsync(parsed.Help.AsMemory(), interrupted);
                return ExitCode.Done;
            }

            if (parsed.Operation is null)
            {
                writer.WriteFailure(Failure.Usage("No verb was given.", "spotwire --help lists them."));
                return ExitCode.Usage;
            }

            var settings = Settings.Of(parsed.Arguments, host);
            writer = new ResultWriter(settings.Output, host, settings.UseColor);
            return await parsed.Operation.RunAsync(
                new Invocation(parsed.Operation, parsed.Arguments, settings, host)
                {
                    Writer = writer,
                    Interrupted = interrupted,
                });
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            writer.WriteFailure(new Failure("Interrupted", "Interrupted.", ExitCode.Interrupted));
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            writer.WriteFailure(failure);
            return failure.ExitCode;
        }
    }

    private static string OneLine(IReadOnlyList<string> errors) =>
        string.Join(' ', errors.SelectMany(static error =>
            error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static Failure? FailureOf(Exception exception) => exception switch
    {
        CliException ended => ended.Failure,
        SpotwireException failed => Failure.From(failed.Error),
        IOException or UnauthorizedAccessException => new Failure("File", exception.Message, ExitCode.Unexpected),
        OutOfMemoryException => null,
        _ => new Failure("Unexpected", $"{exception.GetType().Name}: {exception.Message}", ExitCode.Unexpected)
        {
            Hint = "This is a fault of the program.",
        },
    };
}
