namespace Spotwire.Simulator.Accounts;

/// <summary>What the ledger as a whole knows of an asset.</summary>
internal sealed class AssetTotal
{
    public decimal Funded;
    public decimal Commissions;
}
