namespace Spotwire.Streams;

/// <summary>Statistics of the last 24 hours, from the stream <c>&lt;symbol&gt;@ticker</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Individual Symbol Ticker Streams".</remarks>
public readonly record struct TickerEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>Last price less the price 24 hours ago; all prices of the event have the same scale.</summary>
    public ScaledNumber ScaledPriceChange { get; init; }

    /// <summary>The change in percent of the price 24 hours ago.</summary>
    public decimal PriceChangePercent { get; init; }

    /// <summary>Price averaged with the quantities as weights.</summary>
    public ScaledNumber ScaledWeightedAveragePrice { get; init; }

    /// <summary>Price of the last trade before the 24 hours.</summary>
    public ScaledNumber ScaledPreviousClosePrice { get; init; }

    /// <summary>Last price.</summary>
    public ScaledNumber ScaledLastPrice { get; init; }

    /// <summary>Quantity of the last trade, in the base asset; the three quantities have the same scale.</summary>
    public ScaledNumber ScaledLastQuantity { get; init; }

    /// <summary>Best bid price.</summary>
    public ScaledNumber ScaledBidPrice { get; init; }

    /// <summary>Quantity at the best bid, in the base asset.</summary>
    public ScaledNumber ScaledBidQuantity { get; init; }

    /// <summary>Best ask price.</summary>
    public ScaledNumber ScaledAskPrice { get; init; }

    /// <summary>Quantity at the best ask, in the base asset.</summary>
    public ScaledNumber ScaledAskQuantity { get; init; }

    /// <summary>Price 24 hours ago.</summary>
    public ScaledNumber ScaledOpenPrice { get; init; }

    /// <summary>Highest price.</summary>
    public ScaledNumber ScaledHighPrice { get; init; }

    /// <summary>Lowest price.</summary>
    public ScaledNumber ScaledLowPrice { get; init; }

    /// <summary>Traded quantity in the base asset.</summary>
    public decimal Volume { get; init; }

    /// <summary>Traded quantity in the quote asset.</summary>
    public decimal QuoteVolume { get; init; }

    /// <summary>Start of the 24 hours.</summary>
    public ExchangeTime OpenTime { get; init; }

    /// <summary>End of the 24 hours.</summary>
    public ExchangeTime CloseTime { get; init; }

    /// <summary>Number of the first trade; -1 when there was none.</summary>
    public long FirstTradeId { get; init; }

    /// <summary>Number of the last trade; -1 when there was none.</summary>
    public long LastTradeId { get; init; }

    /// <summary>Number of trades.</summary>
    public long TradeCount { get; init; }

    /// <summary>Last price less the price 24 hours ago; may be negative.</summary>
    public decimal PriceChange => ScaledPriceChange.ToDecimal();

    /// <summary>Price averaged with the quantities as weights.</summary>
    public decimal WeightedAveragePrice => ScaledWeightedAveragePrice.ToDecimal();

    /// <summary>Price of the last trade before the 24 hours.</summary>
    public decimal PreviousClosePrice => ScaledPreviousClosePrice.ToDecimal();

    /// <summary>Last price: quote asset per base asset.</summary>
    public decimal LastPrice => ScaledLastPrice.ToDecimal();

    /// <summary>Quantity of the last trade, in the base asset.</summary>
    public decimal LastQuantity => ScaledLastQuantity.ToDecimal();

    /// <summary>Best bid price.</summary>
    public decimal BidPrice => ScaledBidPrice.ToDecimal();

    /// <summary>Quantity at the best bid, in the base asset.</summary>
    public decimal BidQuantity => ScaledBidQuantity.ToDecimal();

    /// <summary>Best ask price.</summary>
    public decimal AskPrice => ScaledAskPrice.ToDecimal();

    /// <summary>Quantity at the best ask, in the base asset.</summary>
    public decimal AskQuantity => ScaledAskQuantity.ToDecimal();

    /// <summary>Price 24 hours ago.</summary>
    public decimal OpenPrice => ScaledOpenPrice.ToDecimal();

    /// <summary>Highest price.</summary>
    public decimal HighPrice => ScaledHighPrice.ToDecimal();

    /// <summary>Lowest price.</summary>
    public decimal LowPrice => ScaledLowPrice.ToDecimal();
}
