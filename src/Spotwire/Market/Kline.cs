namespace Spotwire.Market;

/// <summary>Open, high, low and close of one interval. It is named by its open time.</summary>
/// <remarks>Documentation: rest-api.md, "Kline/Candlestick data".</remarks>
public sealed record Kline
{
    /// <summary>Start of the interval.</summary>
    public required ExchangeTime OpenTime { get; init; }

    /// <summary>Price of its first trade.</summary>
    public required decimal OpenPrice { get; init; }

    /// <summary>Highest price.</summary>
    public required decimal HighPrice { get; init; }

    /// <summary>Lowest price.</summary>
    public required decimal LowPrice { get; init; }

    /// <summary>Price of its last trade so far.</summary>
    public required decimal ClosePrice { get; init; }

    /// <summary>Traded quantity, in the base asset.</summary>
    public required decimal Volume { get; init; }

    /// <summary>Last millisecond of the interval; in the future while it is open.</summary>
    public required ExchangeTime CloseTime { get; init; }

    /// <summary>Traded notional, in the quote asset.</summary>
    public required decimal QuoteVolume { get; init; }

    /// <summary>Number of trades.</summary>
    public required long TradeCount { get; init; }

    /// <summary>The part of the volume that takers bought, in the base asset.</summary>
    public required decimal TakerBuyVolume { get; init; }

    /// <summary>The part of the quote volume that takers bought, in the quote asset.</summary>
    public required decimal TakerBuyQuoteVolume { get; init; }
}
