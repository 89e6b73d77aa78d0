using Spotwire.Market;

namespace Spotwire.Wire;

/// <summary>The answer of the execution rules.</summary>
internal sealed record ExecutionRulesBody
{
    public required IReadOnlyList<SymbolExecutionRules> SymbolRules { get; init; }
}
