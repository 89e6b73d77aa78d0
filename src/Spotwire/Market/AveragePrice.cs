namespace Spotwire.Market;

/// <summary>The price of the last minutes, weighted by quantity; filters of market orders go by it.</summary>
/// <remarks>Documentation: rest-api.md, "Current average price".</remarks>
public sealed record AveragePrice
{
    /// <summary>How many minutes it looks back.</summary>
    public required int Minutes { get; init; }

    /// <summary>Quote volume ÷ volume of those minutes; the last price where nothing was traded in them.</summary>
    public required decimal Price { get; init; }

    /// <summary>Time of the last trade.</summary>
    public required ExchangeTime CloseTime { get; init; }
}
