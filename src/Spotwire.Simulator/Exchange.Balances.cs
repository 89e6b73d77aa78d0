using System.Globalization;

namespace Spotwire.Simulator;

internal sealed partial class Exchange
{
    private readonly Dictionary<(int Account, Asset Asset), decimal> _lockedOutside = [];

    /// <summary>The number of a named account; null where there is none.</summary>
    public int? FindAccount(string name) =>
        _accounts.Find(account => account.Keys?.Name == name)?.Id;

    /// <summary>What is locked of a balance from outside the exchange.</summary>
    public decimal LockedOutside(int account, Asset asset) => _lockedOutside.GetValueOrDefault((account, asset));

    /// <summary>Pays something in.</summary>
    public void Deposit(int account, Asset asset, decimal amount, long nowMicros)
    {
        Ledger.Fund(account, asset, amount);
        _events.TellUpdate(account, asset, amount, nowMicros);
        _events.CommandDone(nowMicros);
    }

    /// <summary>Takes something out.</summary>
    /// <exception cref="InvalidOperationException">Not so much is free.</exception>
    public void Withdraw(int account, Asset asset, decimal amount, long nowMicros)
    {
        if (!Ledger.TryWithdraw(account, asset, amount))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"There is less than {amount} {asset} free."));
        }

        _events.TellUpdate(account, asset, -amount, nowMicros);
        _events.CommandDone(nowMicros);
    }

    /// <summary>Locks a part of a balance from outside, or gives it free again where the amount is negative.</summary>
    /// <exception cref="InvalidOperationException">Not so much is free, or locked from outside.</exception>
    public void LockExternally(int account, Asset asset, decimal amount, long nowMicros)
    {
        var locked = LockedOutside(account, asset);
        if (locked + amount < 0m)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"There is less than {-amount} {asset} locked from outside."));
        }

        if (amount < 0m)
        {
            Ledger.Unlock(account, asset, -amount);
        }
        else if (!Ledger.TryLock(account, asset, amount))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"There is less than {amount} {asset} free."));
        }

        _lockedOutside[(account, asset)] = locked + amount;
        _events.TellExternalLock(account, asset, amount, nowMicros);
        _events.CommandDone(nowMicros);
    }
}
