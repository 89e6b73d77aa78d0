namespace Spotwire.Simulator.Streams;

/// <summary>What a stream tells.</summary>
internal enum StreamKind
{
    /// <summary>A name that means nothing here: it can be subscribed to and stays silent, as on Binance.</summary>
    Unknown,
    Trade,
    AggregateTrade,
    Depth,
    PartialDepth,
    Kline,
    Ticker,
    MiniTicker,
    AllMiniTickers,
    WindowTicker,
    AllWindowTickers,
    AveragePrice,
    ReferencePrice,
    BlockTrade,
    BookTicker,
}
