namespace Spotwire.Simulator.Accounts;

/// <summary>One side of a trade.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Released">How much of what is locked for its order this trade frees, in the asset it pays with. What
/// the trade then does not cost is free again; what it costs more is paid from the free part.</param>
internal readonly record struct SettlementParty(int Account, decimal Released);
