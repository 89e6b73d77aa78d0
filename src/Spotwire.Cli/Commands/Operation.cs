namespace Spotwire.Cli.Commands;

/// <summary>One thing that the program can do: the source of the verb, of its help and of its line in
/// <c>commands -o json</c>.</summary>
internal sealed record Operation
{
    /// <summary>The words of the verb, e.g. <c>market depth</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for the help.</summary>
    public required string Summary { get; init; }

    /// <summary>What it takes beyond the common options, in order of position.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Whole command lines that work.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Whether it can place an order that spends money, or change one that does.</summary>
    public bool CanSpendMoney { get; init; }

    /// <summary>Whether it needs an API key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>What it writes.</summary>
    public ResultShape Result { get; init; } = ResultShape.Object;

    /// <summary>Does it, and gives the exit code.</summary>
    public required Func<Invocation, Task<int>> RunAsync { get; init; }
}
