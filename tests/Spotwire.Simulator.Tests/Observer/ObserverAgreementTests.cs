namespace Spotwire.Simulator.Tests.Observer;

/// <summary>After random traffic, every query answers what somebody has rebuilt who only heard the streams and the user
/// data events.</summary>
public sealed class ObserverAgreementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryQueryAnswersWhatTheEventsHaveTold(int seed) => Run(seed, 150, 2);

    [Fact]
    [Trait("Tier", "Long")]
    public void EveryQueryAnswersWhatTheEventsHaveToldForLong()
    {
        for (var seed = 100; seed < 500; seed++)
        {
            Run(seed, 250, 3);
        }
    }

    [Fact]
    public void TheTrafficTouchesAllThereIs()
    {
        var counts = new SortedDictionary<string, int>();
        var statuses = new HashSet<string>();
        var (trades, allocations, preventions, amendments) = (0, 0, 0, 0);
        for (var seed = 1; seed <= 2; seed++)
        {
            using var traffic = new RandomTraffic(seed);
            for (var step = 0; step < 400; step++)
            {
                traffic.Step();
            }

            foreach (var (name, count) in traffic.Counts)
            {
                counts[name] = counts.GetValueOrDefault(name) + count;
            }

            foreach (var account in traffic.Exchange.Observer.Accounts.Values)
            {
                trades += account.Trades.Count;
                allocations += account.Allocations.Count;
                preventions += traffic.Exchange.Observer.Preventions(account).Count();
                amendments += account.Orders.Values.Sum(order => order.Amendments.Count);
                statuses.UnionWith(account.Orders.Values.Select(order => order.Status));
            }
        }

        Assert.True(trades > 200 && allocations > 3 && preventions > 10 && amendments > 3, string.Join('\n', counts));
        Assert.Superset(
            new HashSet<string> { "NEW", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH", "PENDING_NEW" }, statuses);
        foreach (var path in new[]
        {
            "POST order", "POST sor/order", "POST orderList/oco", "POST order/oco", "POST orderList/oto",
            "POST orderList/otoco", "POST orderList/opo", "POST orderList/opoco", "DELETE order", "DELETE orderList",
            "DELETE openOrders", "POST order/cancelReplace", "PUT order/amend/keepPriority",
        })
        {
            Assert.True(counts.GetValueOrDefault(path + " taken") > 0, path + "\n" + string.Join('\n', counts));
        }
    }

    private static void Run(int seed, int steps, int checks)
    {
        using var traffic = new RandomTraffic(seed);
        var account = new AccountAgreement(traffic.Exchange, new Random(seed));
        var market = new MarketAgreement(traffic.Exchange, new Random(seed));
        try
        {
            for (var check = 0; check < checks; check++)
            {
                for (var step = 0; step < steps / checks; step++)
                {
                    traffic.Step();
                }

                traffic.Exchange.Settle();
                account.Check();
                market.Check();
            }
        }
        catch (Exception exception) when (exception is not InvalidOperationException)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
    }
}
