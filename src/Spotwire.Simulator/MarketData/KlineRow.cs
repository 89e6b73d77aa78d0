namespace Spotwire.Simulator.MarketData;

/// <summary>One kline in decimals. Times are microseconds since 1970; the wire's close time is one unit (ms or µs)
/// before <see cref="EndMicros"/>.</summary>
internal sealed record KlineRow
{
    public long OpenMicros { get; init; }

    /// <summary>First instant after the kline.</summary>
    public long EndMicros { get; init; }

    public decimal Open { get; init; }

    public decimal High { get; init; }

    public decimal Low { get; init; }

    public decimal Close { get; init; }

    public decimal Volume { get; init; }

    public decimal QuoteVolume { get; init; }

    public decimal TakerBuyVolume { get; init; }

    public decimal TakerBuyQuoteVolume { get; init; }

    public int Count { get; init; }

    /// <summary>-1 where there was no trade.</summary>
    public long FirstTradeId { get; init; } = -1;

    /// <summary>-1 where there was no trade.</summary>
    public long LastTradeId { get; init; } = -1;
}
