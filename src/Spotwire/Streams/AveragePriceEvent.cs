namespace Spotwire.Streams;

/// <summary>The average price of the last minutes, from the stream <c>&lt;symbol&gt;@avgPrice</c>.</summary>
/// <remarks>Documentation: web-socket-streams.md, "Average Price".</remarks>
public readonly record struct AveragePriceEvent
{
    /// <summary>The market.</summary>
    public Symbol Symbol { get; init; }

    /// <summary>When the exchange sent it.</summary>
    public ExchangeTime EventTime { get; init; }

    /// <summary>How far it looks back: <c>5m</c>.</summary>
    public WindowSize Window { get; init; }

    /// <summary>Price averaged with the quantities as weights: quote asset per base asset.</summary>
    public decimal Price { get; init; }

    /// <summary>Time of the last trade.</summary>
    public ExchangeTime LastTradeTime { get; init; }
}
