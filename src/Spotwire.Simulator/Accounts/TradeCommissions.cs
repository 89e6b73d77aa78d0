namespace Spotwire.Simulator.Accounts;

/// <summary>What the exchange kept of a trade.</summary>
/// <param name="Buyer">From the buyer, in the base asset.</param>
/// <param name="Seller">From the seller, in the quote asset.</param>
internal readonly record struct TradeCommissions(decimal Buyer, decimal Seller);
