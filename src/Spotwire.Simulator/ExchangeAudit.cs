namespace Spotwire.Simulator;

/// <summary>The exchange's own record at one moment: every order of every named account, and where every unit of every
/// asset is.</summary>
public sealed record ExchangeAudit
{
    /// <summary>All orders of the named accounts (not the flow's), in the order in which they were booked.</summary>
    public required IReadOnlyList<AuditedOrder> Orders { get; init; }

    /// <summary>One entry per asset, over all accounts, the flow's included; ordered by name.</summary>
    public required IReadOnlyList<AuditedBalance> Balances { get; init; }

    /// <summary>Whether every asset is conserved, exactly.</summary>
    public bool IsConserved => Balances.All(balance => balance.IsConserved);
}
