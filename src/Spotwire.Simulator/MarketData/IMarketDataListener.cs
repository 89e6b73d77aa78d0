namespace Spotwire.Simulator.MarketData;

/// <summary>Who wants to know at once what happens in a market. Called while the market completes a command.</summary>
internal interface IMarketDataListener
{
    /// <summary>A trade happened.</summary>
    void OnTrade(SymbolMarketData market, in PublicTrade trade);

    /// <summary>The trades of one taker order at one price are complete.</summary>
    void OnAggregateTrade(SymbolMarketData market, in AggregateTrade trade);

    /// <summary>A trade was agreed outside the book.</summary>
    void OnBlockTrade(SymbolMarketData market, in BlockTrade trade);

    /// <summary>The total at a price has changed within the update that <see cref="OnUpdate"/> closes.</summary>
    void OnLevel(SymbolMarketData market, bool isBid, long ticks, long steps);

    /// <summary>All levels of a range of update ids have been told.</summary>
    void OnUpdate(SymbolMarketData market, long firstUpdateId, long finalUpdateId, long nowMicros);

    /// <summary>Best price or quantity of a side has changed.</summary>
    void OnBookTop(SymbolMarketData market, in BookTop top, long nowMicros);

    /// <summary>The next update does not follow the one before: what has been gathered must not be joined with
    /// it.</summary>
    void OnHistoryBreak(SymbolMarketData market, long nowMicros);
}
