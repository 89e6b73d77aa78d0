using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary>What an operation is given.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arguments">Its own parameters.</param>
/// <param name="Settings">The common options.</param>
/// <param name="Host">The surroundings.</param>
internal sealed record Invocation(Operation Operation, ParsedArguments Arguments, Settings Settings, CliHost Host)
{
    /// <summary>Writes the results.</summary>
    public required ResultWriter Writer { get; init; }

    /// <summary>Fires at Ctrl-C.</summary>
    public CancellationToken Interrupted { get; init; }
}
