namespace Spotwire.Market;

/// <summary>Statistics of the last 24 hours, rolling.</summary>
/// <remarks>Documentation: rest-api.md, "24hr ticker price change statistics".</remarks>
public sealed record Ticker24h
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Last price minus open price.</summary>
    public required decimal PriceChange { get; init; }

    /// <summary>The change in percent of the open price.</summary>
    public required decimal PriceChangePercent { get; init; }

    /// <summary>Quote volume ÷ volume.</summary>
    public required decimal WeightedAveragePrice { get; init; }

    /// <summary>Price of the last trade before the window.</summary>
    public required decimal PreviousClosePrice { get; init; }

    /// <summary>Price of the last trade.</summary>
    public required decimal LastPrice { get; init; }

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

    /// <summary>Price of the first trade in the window.</summary>
    public required decimal OpenPrice { get; init; }

    /// <summary>Highest price.</summary>
    public required decimal HighPrice { get; init; }

    /// <summary>Lowest price.</summary>
    public required decimal LowPrice { get; init; }

    /// <summary>Traded quantity, in the base asset.</summary>
    public required decimal Volume { get; init; }

    /// <summary>Traded notional, in the quote asset.</summary>
    public required decimal QuoteVolume { get; init; }

    /// <summary>Start of the window.</summary>
    public required ExchangeTime OpenTime { get; init; }

    /// <summary>End of the window.</summary>
    public required ExchangeTime CloseTime { get; init; }

    /// <summary>First trade in the window; -1 without one.</summary>
    public required long FirstTradeId { get; init; }

    /// <summary>Last trade in the window; -1 without one.</summary>
    public required long LastTradeId { get; init; }

    /// <summary>Number of trades.</summary>
    public required long TradeCount { get; init; }
}
