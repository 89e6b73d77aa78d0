namespace Spotwire.Simulator;

public sealed partial class SimulatedExchange
{
    /// <summary>Pays something into an account; it is told of it by <c>balanceUpdate</c>.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="asset">Any asset.</param>
    /// <param name="amount">Above zero, at most 8 decimals.</param>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero, too fine, or more than can be
    /// counted.</exception>
    /// <remarks>Documentation: user-data-stream.md, "Balance Update".</remarks>
    public void Deposit(string account, Asset asset, decimal amount)
    {
        RequireAmount(amount, nameof(amount));
        Change(account, (exchange, id, now) => exchange.Deposit(id, asset, amount, now));
    }

    /// <summary>Takes something out of an account; it is told of it by <c>balanceUpdate</c>.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="asset">Any asset.</param>
    /// <param name="amount">Above zero, at most 8 decimals.</param>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero or too fine.</exception>
    /// <exception cref="InvalidOperationException">Not so much is free.</exception>
    /// <remarks>Documentation: user-data-stream.md, "Balance Update".</remarks>
    public void Withdraw(string account, Asset asset, decimal amount)
    {
        RequireAmount(amount, nameof(amount));
        Change(account, (exchange, id, now) => exchange.Withdraw(id, asset, amount, now));
    }

    /// <summary>Locks a part of a balance from outside the exchange, or gives it free again; the account is told of it
    /// by
    /// <c>externalLockUpdate</c>.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="asset">Any asset.</param>
    /// <param name="amount">What to lock; below zero gives so much free again. Not zero, at most 8 decimals.</param>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is zero or too fine.</exception>
    /// <exception cref="InvalidOperationException">Not so much is free, or locked from outside.</exception>
    /// <remarks>Documentation: user-data-stream.md, "External Lock Update".</remarks>
    public void LockExternally(string account, Asset asset, decimal amount)
    {
        RequireAmount(Math.Abs(amount), nameof(amount));
        Change(account, (exchange, id, now) => exchange.LockExternally(id, asset, amount, now));
    }

    /// <summary>Opens or closes a market. Where it is not TRADING no order is taken and nothing trades; open orders
    /// stay, and may be cancelled.</summary>
    /// <param name="symbol">The market.</param>
    /// <param name="status">One of the documented states.</param>
    /// <exception cref="ArgumentException">There is no such market, or no such state.</exception>
    /// <remarks>Documentation: enums.md, "Symbol status".</remarks>
    public void SetStatus(Symbol symbol, SymbolStatus status)
    {
        if (!status.IsKnown)
        {
            throw new ArgumentException($"There is no state {status}.", nameof(status));
        }

        _host.Use((machine, now) =>
        {
            machine.Advance(now);
            return MarketOf(machine, symbol).Status = status.Value;
        });
    }

    private void Change(string account, Action<Exchange, int, long> action)
    {
        ArgumentNullException.ThrowIfNull(account);
        _host.Use((machine, now) =>
        {
            machine.Advance(now);
            var exchange = machine.Exchange;
            var id = exchange.FindAccount(account)
                ?? throw new ArgumentException($"There is no account '{account}'.", nameof(account));
            action(exchange, id, now + machine.ClockOffsetMicros);
            return true;
        });
    }
}
