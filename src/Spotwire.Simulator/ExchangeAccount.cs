using Spotwire.Simulator.Limits;

namespace Spotwire.Simulator;

/// <summary>An account inside the exchange.</summary>
internal sealed class ExchangeAccount
{
    /// <summary>Its number: its owner number in the matching core, its place in the ledger.</summary>
    public required int Id { get; init; }

    /// <summary>How it was set up; null for the flow's accounts.</summary>
    public AccountSpec? Spec { get; init; }

    /// <summary>Name and keys; null for the flow's accounts, which nobody can open.</summary>
    public SimulatedAccount? Keys { get; init; }

    /// <summary>Its unfilled orders; null for the flow's accounts, which are not limited.</summary>
    public UnfilledOrderCounts? OrderCounts { get; init; }

    /// <summary>When its balances last changed; 0 for never.</summary>
    public long UpdatedMicros { get; set; }

    /// <summary>Whether orders and trades are kept once they have ended.</summary>
    public bool IsRecorded => Keys is not null;
}
