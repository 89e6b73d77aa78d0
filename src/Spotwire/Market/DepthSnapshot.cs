namespace Spotwire.Market;

/// <summary>The order book of a symbol at one point of its history.</summary>
/// <remarks>Documentation: rest-api.md, "Order book".</remarks>
public sealed record DepthSnapshot
{
    /// <summary>The update after which the book stood so.</summary>
    public required long LastUpdateId { get; init; }

    /// <summary>Resting buys, best (highest) first.</summary>
    public required IReadOnlyList<PriceLevel> Bids { get; init; }

    /// <summary>Resting sells, best (lowest) first.</summary>
    public required IReadOnlyList<PriceLevel> Asks { get; init; }
}
