namespace Spotwire.Simulator.MarketData;

/// <summary>Trades of one taker order at one price.</summary>
/// <param name="Id">Id of the aggregate, rising by one per symbol.</param>
/// <param name="Trade">Price, side, time and total quantity.</param>
/// <param name="FirstTradeId">First trade in it.</param>
/// <param name="LastTradeId">Last trade in it.</param>
internal readonly record struct AggregateTrade(long Id, PublicTrade Trade, long FirstTradeId, long LastTradeId);
