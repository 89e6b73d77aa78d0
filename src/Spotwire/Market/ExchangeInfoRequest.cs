namespace Spotwire.Market;

/// <summary>Which part of the exchange information to get. Symbols exclude the other two selections.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public sealed record ExchangeInfoRequest
{
    /// <summary>Only these symbols; empty (the default) for all.</summary>
    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    /// <summary>Only symbols with one of these permissions, e.g. <c>SPOT</c>; empty (the default) for SPOT, MARGIN
    /// and LEVERAGED.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Only symbols of this state (TRADING, HALT or BREAK); null (the default) for all.</summary>
    public SymbolStatus? SymbolStatus { get; init; }

    /// <summary>False leaves the permission sets out, which shortens the answer; default true.</summary>
    public bool? ShowPermissionSets { get; init; }
}
