namespace Spotwire.Simulator.MarketData;

/// <summary>Best prices and quantities in decimals, for answers; an empty side is zero.</summary>
internal readonly record struct BookTopRow(
    decimal BidPrice, decimal BidQuantity, decimal AskPrice, decimal AskQuantity);
