using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>What changes balances from outside, and what the facade of the exchange offers for it.</summary>
public sealed class TransferTests
{
    [Fact]
    public void Deposits_withdrawals_and_outside_locks_are_told_and_conserved()
    {
        var bench = new DeskBench();
        bench.Exchange.Deposit(0, "SOL", 5m, bench.Now);
        bench.Exchange.Withdraw(0, "BTC", 1.5m, bench.Now);
        bench.Exchange.LockExternally(0, "BTC", 2m, bench.Now);
        bench.Exchange.LockExternally(0, "BTC", -0.5m, bench.Now);
        Assert.Equal(["update 0 SOL 5", "update 0 BTC -1.5", "lock 0 BTC 2", "lock 0 BTC -0.5"], bench.Told());
        Assert.Equal((5m, 0m), bench.Balance("SOL"));
        Assert.Equal((7m, 1.5m), bench.Balance("BTC"));
        Assert.True(bench.Exchange.Audit().IsConserved);
        Assert.Equal(1.5m, bench.Exchange.LockedOutside(0, "BTC"));
        Assert.Throws<InvalidOperationException>(() => bench.Exchange.Withdraw(0, "BTC", 7.1m, bench.Now));
        Assert.Throws<InvalidOperationException>(() => bench.Exchange.LockExternally(0, "BTC", 7.1m, bench.Now));
        Assert.Throws<InvalidOperationException>(() => bench.Exchange.LockExternally(0, "BTC", -1.6m, bench.Now));
        Assert.Empty(bench.Told());
    }

    [Fact]
    public async Task The_facade_moves_balances_and_closes_markets()
    {
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Host = SimulatorHost.InMemory, Flow = false },
            TestContext.Current.CancellationToken);
        var funded = exchange.Audit().Balances.Single(balance => balance.Asset == "BTC").Funded;
        exchange.Deposit("demo", "BTC", 2m);
        exchange.Withdraw("demo", "BTC", 0.5m);
        exchange.LockExternally("demo", "BTC", 1m);
        var audited = exchange.Audit().Balances.Single(balance => balance.Asset == "BTC");
        Assert.Equal((funded + 1.5m, 1m, true), (audited.Funded, audited.Locked, audited.IsConserved));
        Assert.Throws<ArgumentException>(() => exchange.Deposit("nobody", "BTC", 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => exchange.Deposit("demo", "BTC", 0m));
        Assert.Throws<ArgumentOutOfRangeException>(() => exchange.Withdraw("demo", "BTC", 0.000000001m));
        Assert.Throws<ArgumentException>(() => exchange.SetStatus(new Symbol("NOSUCH"), SymbolStatus.Halt));
        Assert.Throws<ArgumentException>(
            () => exchange.SetStatus(new Symbol("BTCUSDT"), SymbolStatus.FromWire("ASLEEP")));
        exchange.SetStatus(new Symbol("BTCUSDT"), SymbolStatus.CancelOnly);
    }

    [Fact]
    public void In_a_closed_market_orders_may_only_be_cancelled()
    {
        var bench = new DeskBench();
        var order = bench.Limit(MatchSide.Buy, 1m, 40_000m);
        bench.Market.Status = "HALT";
        Assert.Equal((-1013, "Market is closed."), bench.Refused(() => bench.Limit(MatchSide.Buy, 1m, 40_000m)));
        Assert.Equal(
            (-1013, "Market is closed."),
            bench.Refused(() => bench.Exchange.Amend(0, order, Tickets.Amount(0.5m), null, bench.Now)));
        bench.Market.Status = "CANCEL_ONLY";
        bench.Exchange.Amend(0, order, Tickets.Amount(0.5m), null, bench.Now);
        bench.Exchange.Cancel(0, order, null, bench.Now);
        Assert.Equal("CANCELED", order.Status);
    }
}
