namespace Spotwire.Simulator.MarketData;

/// <summary>Trades of one taker order at one price.</summary>
/// <param name="Trade">Id of the aggregate, price, total quantity and time.</param>
/// <param name="FirstTradeId">First trade in it.</param>
/// <param name="LastTradeId">Last trade in it.</param>
internal readonly record struct AggregateTrade(PublicTrade Trade, long FirstTradeId, long LastTradeId);
