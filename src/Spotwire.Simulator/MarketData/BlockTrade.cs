namespace Spotwire.Simulator.MarketData;

/// <summary>A trade agreed outside the book: it has numbers of its own and moves neither klines nor
/// statistics.</summary>
/// <param name="Id">Number, rising by one per symbol from 1.</param>
/// <param name="Price">In the quote asset.</param>
/// <param name="Quantity">In the base asset.</param>
/// <param name="TimeMicros">When, on the exchange's clock.</param>
/// <param name="IsBuyerMaker">Whether the seller came to the buyer.</param>
internal readonly record struct BlockTrade(
    long Id, decimal Price, decimal Quantity, long TimeMicros, bool IsBuyerMaker);
