namespace Spotwire.Market;

/// <summary>The last price of a symbol.</summary>
/// <remarks>Documentation: rest-api.md, "Symbol price ticker".</remarks>
public sealed record PriceTicker
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Price of the last trade: quote asset per base asset.</summary>
    public required decimal Price { get; init; }
}
