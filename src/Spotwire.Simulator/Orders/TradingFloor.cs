using Spotwire.Simulator.Accounts;

namespace Spotwire.Simulator.Orders;

/// <summary>What the desks of all markets share.</summary>
internal sealed class TradingFloor
{
    /// <summary>All balances.</summary>
    public required AccountLedger Ledger { get; init; }

    /// <summary>All accounts by number.</summary>
    public required IReadOnlyList<ExchangeAccount> Accounts { get; init; }

    /// <summary>All order lists.</summary>
    public required OrderLists Lists { get; init; }

    /// <summary>Who is told of the accounts.</summary>
    public required AccountEvents Events { get; init; }

    /// <summary>What fills cost.</summary>
    public required CommissionDesk Commissions { get; init; }

    /// <summary>The exchange's own account, which stands between smart-routed orders and the books of other markets; −1
    /// where no market routes to another one.</summary>
    public required int House { get; init; }
}
