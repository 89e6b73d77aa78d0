namespace Spotwire.Market;

/// <summary>Statistics of the last 24 hours, rolling.</summary>
/// <remarks>Documentation: rest-api.md, "24hr ticker price change statistics".</remarks>
public sealed record Ticker24h : WindowStatistics
{
    /// <summary>Last price minus open price.</summary>
    public required decimal PriceChange { get; init; }

    /// <summary>The change in percent of the open price.</summary>
    public required decimal PriceChangePercent { get; init; }

    /// <summary>Quote volume ÷ volume.</summary>
    public required decimal WeightedAveragePrice { get; init; }

    /// <summary>Price of the last trade before the window.</summary>
    public required decimal PreviousClosePrice { get; init; }

    /// <summary>Quantity of the last trade, in the base asset.</summary>
    public required decimal LastQuantity { get; init; }

    /// <summary>Best bid price; 0 when nobody bids.</summary>
    public required decimal BidPrice { get; init; }

    /// <summary>Quantity at the best bid, in the base asset.</summary>
    public required decimal BidQuantity { get; init; }

    /// <summary>Best ask price; 0 when nobody asks.</summary>
    public required decimal AskPrice { get; init; }

    /// <summary>Quantity at the best ask, in the base asset.</summary>
    public required decimal AskQuantity { get; init; }
}
