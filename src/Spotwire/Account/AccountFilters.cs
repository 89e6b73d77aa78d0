using Spotwire.Rules;

namespace Spotwire.Account;

/// <summary>The filters that hold for the account on a symbol.</summary>
/// <remarks>Documentation: rest-api.md, "Query relevant filters".</remarks>
public sealed record AccountFilters
{
    /// <summary>Filters of the whole exchange.</summary>
    public IReadOnlyList<Filter> ExchangeFilters { get => field ?? []; init; }

    /// <summary>Filters of the symbol.</summary>
    public IReadOnlyList<Filter> SymbolFilters { get => field ?? []; init; }

    /// <summary>Filters of single assets; told nowhere else.</summary>
    public IReadOnlyList<Filter> AssetFilters { get => field ?? []; init; }
}
