namespace Spotwire.Streams;

/// <summary>Short statistics of the last 24 hours, from the stream <c>&lt;symbol&gt;@miniTicker</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Individual Symbol Mini Ticker Stream".</remarks>
public readonly record struct MiniTickerEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>Last price; the four prices have the same scale.</summary>
    public ScaledNumber ScaledClosePrice { get; init; }

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

    /// <summary>Last price: quote asset per base asset.</summary>
    public decimal ClosePrice => ScaledClosePrice.ToDecimal();

    /// <summary>Price 24 hours ago.</summary>
    public decimal OpenPrice => ScaledOpenPrice.ToDecimal();

    /// <summary>Highest price.</summary>
    public decimal HighPrice => ScaledHighPrice.ToDecimal();

    /// <summary>Lowest price.</summary>
    public decimal LowPrice => ScaledLowPrice.ToDecimal();
}
