namespace Spotwire.Simulator.MarketData;

/// <summary>A trade in decimals, for answers.</summary>
internal readonly record struct TradeRow(
    long Id, decimal Price, decimal Quantity, decimal QuoteQuantity, long TimeMicros, bool IsBuyerMaker);
