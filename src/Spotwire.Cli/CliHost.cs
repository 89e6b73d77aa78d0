namespace Spotwire.Cli;

/// <summary>The surroundings of one run of the program: tests give their own.</summary>
internal sealed record CliHost
{
    /// <summary>Takes data, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes everything that is said to people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where a confirmation is read.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether somebody can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The folder that may hold a <c>.env</c>.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Gives an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock of everything that the program does.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Changes the client's options before a client is made, e.g. to connect in memory.</summary>
    public Func<SpotwireOptions, SpotwireOptions>? AdjustOptions { get; init; }

    /// <summary>The surroundings of the process.</summary>
    public static CliHost OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        IsOutputTerminal = !Console.IsOutputRedirected,
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        WorkingFolder = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
    };
}
