namespace Spotwire.Market;

/// <summary>The rules that hold when an order of a symbol is executed.</summary>
/// <remarks>Documentation: rest-api.md, "Query Execution Rules".</remarks>
public sealed record SymbolExecutionRules
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Its rules.</summary>
    public required IReadOnlyList<ExecutionRule> Rules { get; init; }
}
