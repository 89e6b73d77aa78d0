namespace Spotwire.Simulator.Orders;

/// <summary>Hears what happens to the named accounts, in order, while it happens. A listener gives the exchange no
/// commands.</summary>
/// <remarks>Per command: each execution as it happens, a list's status behind the executions that changed it, and at
/// the end the balances of every account that was touched. Documentation: user-data-stream.md.</remarks>
internal interface IAccountListener
{
    /// <summary>Something happened to an order; the order's state is the one right after it.</summary>
    void OnExecution(SimulatedOrder order, in ExecutionNotice notice);

    /// <summary>A list's status is told.</summary>
    void OnListStatus(OrderList list, in ListNotice notice);

    /// <summary>A command is done and may have changed these balances of the account.</summary>
    void OnBalances(int account, IReadOnlyList<Asset> touched, long nowMicros);

    /// <summary>Something was paid in, or out where <paramref name="delta"/> is negative.</summary>
    void OnBalanceUpdate(int account, Asset asset, decimal delta, long nowMicros);

    /// <summary>Something was locked from outside the exchange, or unlocked where <paramref name="delta"/> is
    /// negative.</summary>
    void OnExternalLock(int account, Asset asset, decimal delta, long nowMicros);
}
