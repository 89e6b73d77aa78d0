namespace Spotwire.Simulator.Accounts;

/// <summary>A trade that the ledger books.</summary>
/// <param name="BaseAsset">What the buyer receives.</param>
/// <param name="QuoteAsset">What the buyer pays with.</param>
/// <param name="Quantity">How much of the base asset.</param>
/// <param name="QuoteQuantity">How much of the quote asset.</param>
/// <param name="Buyer">Pays quote, receives base.</param>
/// <param name="Seller">Pays base, receives quote; may be the same account.</param>
internal readonly record struct TradeSettlement(
    Asset BaseAsset,
    Asset QuoteAsset,
    decimal Quantity,
    decimal QuoteQuantity,
    SettlementParty Buyer,
    SettlementParty Seller);
