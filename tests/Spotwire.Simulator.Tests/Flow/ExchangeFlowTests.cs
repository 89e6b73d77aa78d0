using Spotwire.Simulator.Flow;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.Flow;

/// <summary>The synthetic flow on the exchange itself: a lively book, conserved balances, and an exchange that runs the
/// same with the same seed.</summary>
public sealed class ExchangeFlowTests
{
    private readonly ExchangeDriver _driver = new();

    [Fact]
    public void The_flow_makes_a_lively_book_on_every_market_and_conserves_balances()
    {
        Run(seconds: 60);
        foreach (var market in _driver.Exchange.Markets)
        {
            var depth = _driver.Get("depth", "symbol=" + market.Name).Ok().Json;
            Assert.True(depth.GetProperty("bids").GetArrayLength() > 10, market.Name);
            Assert.True(depth.GetProperty("asks").GetArrayLength() > 10, market.Name);
            Assert.True(_driver.Get("trades", "symbol=" + market.Name).Ok().Json.GetArrayLength() > 100);
        }

        Assert.True(_driver.Exchange.Audit().IsConserved);
        Assert.Empty(_driver.Exchange.Audit().Orders);
        Assert.All(_driver.Exchange.Audit().Balances, balance => Assert.True(balance.Commissions > 0m));
    }

    [Fact]
    public void The_same_seed_makes_the_same_market()
    {
        Run(seconds: 20);
        var other = new ExchangeFlowTests();
        other.Run(seconds: 20);
        foreach (var query in new[] { "depth?symbol=BTCUSDT", "trades?symbol=ETHBTC", "ticker/24hr?" })
        {
            var parts = query.Split('?');
            Assert.Equal(_driver.Get(parts[0], parts[1]).Ok().Text, other._driver.Get(parts[0], parts[1]).Ok().Text);
        }
    }

    [Fact]
    public void Nothing_flows_on_a_halted_market()
    {
        _driver.Exchange.Find("BTCUSDT")!.Status = "HALT";
        Run(seconds: 5);
        Assert.Equal(0, _driver.Get("depth", "symbol=BTCUSDT").Ok().Json.Whole("lastUpdateId"));
    }

    private void Run(int seconds)
    {
        var schedule = new FlowSchedule(1, [.. _driver.Exchange.Markets.Select(market => market.Spec)]);
        while (schedule.NextOffsetMicros is { } offset && offset < seconds * 1_000_000L)
        {
            _driver.Now = ExchangeDriver.Start + offset;
            var command = schedule.Next(out var market);
            _driver.Exchange.ApplyFlow(_driver.Exchange.Markets[market], command, _driver.Now);
        }
    }
}
