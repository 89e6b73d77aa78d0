using CsCheck;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Whatever several accounts do: balances are conserved and explain what is locked, what is told follows from
/// what was told before, and the records are what was told.</summary>
public sealed class DeskPropertyTests
{
    private static readonly Gen<int> GenSeed = Gen.Int[1, int.MaxValue];

    [Fact]
    public void Everything_adds_up_whatever_happens() => GenSeed.SampleSeeded(seed => Run(seed, 300), count: 40);

    [Fact]
    [Trait("Tier", "Long")]
    public void Everything_adds_up_whatever_happens_for_long() => GenSeed.Sample(seed => Run(seed, 1_000), iter: 80);

    [Fact]
    public void The_traffic_reaches_all_kinds_of_orders()
    {
        var taken = new Dictionary<string, int>();
        var statuses = new HashSet<string>();
        var reasons = new HashSet<string>();
        for (var seed = 1; seed <= 12; seed++)
        {
            var traffic = Run(seed, 300);
            foreach (var (name, count) in traffic.Taken)
            {
                taken[name] = taken.GetValueOrDefault(name) + count;
            }

            statuses.UnionWith(traffic.Observer.Executions.Select(told => $"{told.Notice.Type} {told.Order.Status}"));
            reasons.UnionWith(traffic.Observer.Executions
                .Select(told => told.Order.ExpiryReason ?? told.Notice.RejectReason));
        }

        Assert.Superset(
            new HashSet<string>(
            [
                "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT",
                "Oco", "Oto", "Otoco", "Opo", "Opoco", "cancel", "cancelList", "cancelReplace", "amend", "transfer",
            ]),
            taken.Keys.ToHashSet());
        Assert.Superset(
            new HashSet<string>(
            [
                "NEW NEW", "NEW PENDING_NEW", "TRADE PARTIALLY_FILLED", "TRADE FILLED", "CANCELED CANCELED",
                "EXPIRED EXPIRED", "REPLACED NEW", "TRADE_PREVENTION NEW", "TRADE_PREVENTION EXPIRED_IN_MATCH",
                "REJECTED REJECTED",
            ]),
            statuses);
        Assert.Superset(
            new HashSet<string>(
            [
                "REJECTED", "OCO_TRIGGER", "OTO_PHASE_ONE_EXPIRED", "UNFILLED_IOC_QUANTITY_EXPIRED",
                "UNFILLED_FOK_ORDER_EXPIRED", "INSUFFICIENT_LIQUIDITY", "EXECUTION_RULE_PRICE_RANGE_EXCEEDED",
                "INSUFFICIENT_BALANCES", "WOULD_MATCH_IMMEDIATELY", "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY",
            ]),
            reasons);
    }

    private static DeskTraffic Run(int seed, int steps)
    {
        var traffic = new DeskTraffic(seed);
        for (var step = 0; step < steps; step++)
        {
            traffic.Step();
            Check(traffic);
        }

        return traffic;
    }

    private static void Check(DeskTraffic traffic)
    {
        var exchange = traffic.Exchange;
        foreach (var balance in exchange.Ledger.Audit())
        {
            Assert.True(balance.IsConserved, $"{balance}");
        }

        for (var account = 0; account < exchange.Accounts.Count; account++)
        {
            var locked = NaiveHoldings.Of(exchange, account);
            foreach (var (asset, balance) in exchange.Ledger.ListBalances(account))
            {
                Assert.True(balance is { Free: >= 0m, Locked: >= 0m }, $"{asset} {balance}");
                Assert.Equal(locked.GetValueOrDefault(asset), balance.Locked);
                if (traffic.Observer.Balances.TryGetValue((account, asset), out var told))
                {
                    Assert.Equal((balance.Free, balance.Locked), told);
                }
            }

            foreach (var market in exchange.Markets)
            {
                CheckRecords(traffic.Observer, market, account);
            }

            foreach (var list in exchange.OrderLists.All(account))
            {
                Assert.Equal(list.StatusType, traffic.Observer.ListStates[list.Id]);
            }
        }

        Assert.All(exchange.Markets, CheckBook);
    }

    private static void CheckRecords(AccountObserver observer, Market market, int account)
    {
        foreach (var order in market.Records.All(account))
        {
            Assert.Equal(AccountObserver.Told.Of(order), observer.Orders[(market, order.OrderId)]);
        }

        foreach (var order in market.Records.Open(account))
        {
            Assert.True(order.IsOpen);
            var isHeld = market.Book.TryGetOpen(order.OrderId, out var open);
            Assert.Equal(!order.IsPending, isHeld);
            if (isHeld)
            {
                Assert.Equal(order.OpenSteps, open.RemainingSteps);
                Assert.Equal(order.WorkingMicros is null, open.IsWaiting);
            }
        }
    }

    private static void CheckBook(Market market)
    {
        if (market.Book.BestBidTicks is { } bid && market.Book.BestAskTicks is { } ask)
        {
            Assert.True(bid < ask, "The book is crossed.");
        }

        foreach (var side in new[] { MatchSide.Buy, MatchSide.Sell })
        {
            // Who rests at a price since before comes before; what is hidden goes behind again with every refill.
            var whole = market.Book.ListResting(side)
                .Where(open => open.Order.VisibleSteps == 0)
                .Select(open => market.Records.Find(open.Order.Owner, open.Order.OrderId))
                .OfType<SimulatedOrder>();
            foreach (var level in whole.GroupBy(order => order.Terms.PriceTicks))
            {
                var since = level.Select(order => order.WorkingMicros!.Value).ToArray();
                Assert.Equal(since.Order(), since);
            }
        }
    }
}
