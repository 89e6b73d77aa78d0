namespace Spotwire.Simulator.Accounts;

/// <summary>An asset of an account; neither part is ever below zero.</summary>
internal sealed class AccountEntry
{
    public decimal Free;
    public decimal Locked;
}
