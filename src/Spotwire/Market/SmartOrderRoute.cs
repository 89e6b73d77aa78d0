namespace Spotwire.Market;

/// <summary>Symbols of one base asset between which smart order routing chooses the best price.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public sealed record SmartOrderRoute
{
    /// <summary>What they all trade.</summary>
    public required Asset BaseAsset { get; init; }

    /// <summary>The symbols, whose quote assets count as interchangeable.</summary>
    public required IReadOnlyList<Symbol> Symbols { get; init; }
}
