namespace Spotwire.Simulator.Orders;

/// <summary>Tells the account listener what concerns named accounts, and gathers which balances a command has
/// touched.</summary>
internal sealed class AccountEvents(IReadOnlyList<ExchangeAccount> accounts)
{
    private readonly SortedDictionary<int, List<Asset>> _touched = [];

    /// <summary>Who hears it; null for nobody.</summary>
    public IAccountListener? Listener { get; set; }

    /// <summary>Whether anybody is told of that account.</summary>
    public bool IsTold(int account) => Listener is not null && accounts[account].IsRecorded;

    /// <summary>A balance may have changed.</summary>
    public void Touch(int account, Asset asset)
    {
        if (!accounts[account].IsRecorded)
        {
            return;
        }

        if (!_touched.TryGetValue(account, out var assets))
        {
            _touched.Add(account, assets = []);
        }

        if (!assets.Contains(asset))
        {
            assets.Add(asset);
        }
    }

    /// <summary>Tells what happened to an order.</summary>
    public void Tell(SimulatedOrder order, in ExecutionNotice notice)
    {
        if (IsTold(order.Account))
        {
            Listener!.OnExecution(order, notice);
        }
    }

    /// <summary>Tells the status of a list.</summary>
    public void Tell(OrderList list, in ListNotice notice)
    {
        if (IsTold(list.Account))
        {
            Listener!.OnListStatus(list, notice);
        }
    }

    /// <summary>Tells a deposit, or a withdrawal where the amount is negative.</summary>
    public void TellUpdate(int account, Asset asset, decimal delta, long nowMicros)
    {
        if (IsTold(account))
        {
            Listener!.OnBalanceUpdate(account, asset, delta, nowMicros);
        }
    }

    /// <summary>Tells a lock from outside, or its end where the amount is negative.</summary>
    public void TellExternalLock(int account, Asset asset, decimal delta, long nowMicros)
    {
        if (IsTold(account))
        {
            Listener!.OnExternalLock(account, asset, delta, nowMicros);
        }
    }

    /// <summary>The command is done: tells the balances that it touched, once per account.</summary>
    public void CommandDone(long nowMicros)
    {
        if (_touched.Count == 0)
        {
            return;
        }

        foreach (var (account, assets) in _touched)
        {
            accounts[account].UpdatedMicros = nowMicros;
            if (IsTold(account))
            {
                Listener!.OnBalances(account, assets, nowMicros);
            }
        }

        _touched.Clear();
    }
}
