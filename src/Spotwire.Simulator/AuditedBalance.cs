namespace Spotwire.Simulator;

/// <summary>Where all units of one asset are, over all accounts.</summary>
public sealed record AuditedBalance
{
    /// <summary>The asset.</summary>
    public required Asset Asset { get; init; }

    /// <summary>What all accounts were given at the start and have deposited since, less what they have
    /// withdrawn.</summary>
    public required decimal Funded { get; init; }

    /// <summary>What all accounts can use.</summary>
    public required decimal Free { get; init; }

    /// <summary>What is held for open orders and order lists, or locked from outside.</summary>
    public required decimal Locked { get; init; }

    /// <summary>What the exchange has collected.</summary>
    public required decimal Commissions { get; init; }

    /// <summary>Whether free, locked and commissions add up to what was funded, exactly.</summary>
    public bool IsConserved => Free + Locked + Commissions == Funded;
}
