namespace Spotwire.Simulator.Accounts;

/// <summary>What an account has of an asset.</summary>
/// <param name="Free">What it can use.</param>
/// <param name="Locked">What is held for its open orders, or locked from outside.</param>
internal readonly record struct AccountBalance(decimal Free, decimal Locked);
