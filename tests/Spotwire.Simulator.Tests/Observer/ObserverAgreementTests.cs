namespace Spotwire.Simulator.Tests.Observer;

/// <summary>After random traffic, every query answers what somebody has rebuilt who only heard the streams and the user
/// data events.</summary>
public sealed class ObserverAgreementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void EveryQueryAnswersWhatTheEventsHaveTold(int seed) => Run(seed, 150, 2);

    [Fact]
    [Trait("Tier", "Long")]
    public void EveryQueryAnswersWhatTheEventsHaveToldForLong()
    {
        var failures = new List<string>();
        for (var seed = 100; seed < 500; seed++)
        {
            try
            {
                Run(seed, 250, 3);
            }
            catch (Exception exception)
            {
                failures.Add(exception.Message);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} seeds\n" + string.Join('\n', failures.Take(10)));
    }

    [Fact]
    public void TheTrafficTouchesAllThereIs()
    {
        var counts = new SortedDictionary<string, int>();
        for (var seed = 1; seed <= 2; seed++)
        {
            using var traffic = new RandomTraffic(seed);
            for (var step = 0; step < 400; step++)
            {
                traffic.Step();
            }

            foreach (var (name, count) in traffic.Counts)
            {
                Count(name, count);
            }

            foreach (var account in traffic.Exchange.Observer.Accounts.Values)
            {
                Count("trades", account.Trades.Count);
                Count("allocations", account.Allocations.Count);
                Count("preventions", traffic.Exchange.Observer.Preventions(account).Count());
                Count("amendments", account.Orders.Values.Sum(order => order.Amendments.Count));
                foreach (var order in account.Orders.Values)
                {
                    Count(order.Status, 1);
                }
            }
        }

        foreach (var name in new[]
        {
            "POST order taken", "POST sor/order taken", "POST orderList/oco taken", "POST order/oco taken",
            "POST orderList/oto taken", "POST orderList/otoco taken", "POST orderList/opo taken",
            "POST orderList/opoco taken", "DELETE order taken", "DELETE orderList taken", "DELETE openOrders taken",
            "POST order/cancelReplace taken", "POST order/cancelReplace refused", "PUT order/amend/keepPriority taken",
            "trades", "allocations", "preventions", "amendments",
            "NEW", "PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH", "PENDING_NEW",
        })
        {
            Assert.True(counts.GetValueOrDefault(name) > 0, name + "\n" + string.Join('\n', counts));
        }

        void Count(string name, int count) => counts[name] = counts.GetValueOrDefault(name) + count;
    }

    private static void Run(int seed, int steps, int checks)
    {
        using var traffic = new RandomTraffic(seed);
        var agreement = new Agreement();
        var account = new AccountAgreement(traffic.Exchange, new Random(seed), agreement);
        var market = new MarketAgreement(traffic.Exchange, new Random(seed), agreement);
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
                agreement.Assert();
            }
        }
        catch (Exception exception) when (exception is not InvalidOperationException)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }

        Assert.True(agreement.Count > 500, $"Seed {seed} compared {agreement.Count} answers only.");
    }
}
