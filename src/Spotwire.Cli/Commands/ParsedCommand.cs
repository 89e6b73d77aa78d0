namespace Spotwire.Cli.Commands;

/// <summary>A command line taken apart.</summary>
internal sealed record ParsedCommand
{
    /// <summary>What is wrong with it; empty where nothing is.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>What to do about the errors.</summary>
    public string? Hint { get; init; }

    /// <summary>The help that was asked for; null where none was.</summary>
    public string? Help { get; init; }

    /// <summary>The operation; null where none was named.</summary>
    public Operation? Operation { get; init; }

    /// <summary>What was given.</summary>
    public ParsedArguments Arguments { get; init; } =
        new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}
