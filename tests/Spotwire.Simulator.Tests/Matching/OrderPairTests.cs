using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>Pairs of which only one order may work.</summary>
public sealed class OrderPairTests
{
    private readonly BookDriver _market = new();

    [Fact]
    public void The_stop_leg_expires_before_the_limit_leg_trades()
    {
        var (stop, limit) = SellPair();
        _market.Submit(BookDriver.Buy(110, 2) with { Owner = 9 });
        Assert.Equal($"Expired {stop} OcoSibling", _market.Hear()[1]);
        Assert.True(_market.Book.TryGetOpen(limit, out var open));
        Assert.Equal(3, open.RemainingSteps);
        _market.TradeAt(80);
        _market.Submit(BookDriver.Buy(110, 3) with { Owner = 9 });
        Assert.Contains($"Filled {limit}", _market.Hear());
    }

    [Fact]
    public void The_limit_leg_expires_before_the_stop_leg_works()
    {
        var (stop, limit) = SellPair();
        _market.TradeAt(90);
        Assert.Equal(
            [$"Expired {limit} OcoSibling", $"triggered {stop}", $"Expired {stop} NoLiquidity"],
            _market.Hear().SkipWhile(line => line != $"Expired {limit} OcoSibling"));
        Assert.Null(_market.Book.BestAskTicks);
    }

    [Fact]
    public void A_pair_of_two_stops_works_the_same_way()
    {
        _market.TradeAt(100);
        var loss = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.StopLossLimit, 89, 5, 90));
        var profit = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.TakeProfitLimit, 109, 5, 110));
        _market.Book.LinkOco(loss, profit);
        _market.TradeAt(110);
        Assert.Equal(
            [$"Expired {loss} OcoSibling", $"triggered {profit}"],
            _market.Hear().SkipWhile(line => line != $"Expired {loss} OcoSibling"));
        Assert.Equal(109, _market.Book.BestAskTicks);
    }

    [Fact]
    public void Both_legs_reached_in_one_command_only_the_first_works()
    {
        _market.TradeAt(100);
        var loss = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.StopLossLimit, 95, 5, 98));
        var limit = _market.Submit(BookDriver.Sell(105, 5));
        _market.Book.LinkOco(limit, loss);
        _market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.TakeProfit, 0, 7, 98) with { Owner = 5 });
        _market.Hear();

        // The trade at 98 sets off both stops, the older one first; the buyer finds its rest instead of the limit leg.
        _market.TradeAt(98);
        Assert.Equal(
            [$"Expired {limit} OcoSibling", $"triggered {loss}", "triggered 5", $"trade {loss} 5@95", $"Filled {loss}"],
            _market.Hear().SkipWhile(line => !line.StartsWith("Expired", StringComparison.Ordinal)).Take(5));
    }

    [Fact]
    public void A_reached_stop_leg_is_taken_back_where_the_limit_leg_trades_before_it_works()
    {
        _market.TradeAt(100);
        _market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.TakeProfit, 0, 7, 98) with { Owner = 5 });
        var loss = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.StopLossLimit, 95, 5, 98));
        var limit = _market.Submit(BookDriver.Sell(105, 5));
        _market.Book.LinkOco(limit, loss);
        _market.TradeAt(98);
        var story = _market.Hear();
        Assert.Contains($"Expired {loss} OcoSibling", story);
        Assert.DoesNotContain($"triggered {loss}", story);
        Assert.Contains($"Filled {limit}", story);
        Assert.Equal(0, _market.Book.OpenCount);
    }

    [Fact]
    public void Self_trade_prevention_that_costs_the_limit_leg_ends_the_stop_leg_first()
    {
        var (stop, limit) = SellPair();
        _market.Submit(BookDriver.Buy(110, 2) with { SelfTrade = MatchSelfTrade.ExpireTaker });
        Assert.DoesNotContain($"Expired {stop} OcoSibling", _market.Hear());
        _market.Submit(BookDriver.Buy(110, 2) with { SelfTrade = MatchSelfTrade.Decrement });
        Assert.Equal(
            [$"Expired {stop} OcoSibling", $"prevented {limit} 2/2"], _market.Hear().Skip(1).Take(2));
    }

    [Fact]
    public void A_pair_ends_with_either_order()
    {
        var (stop, limit) = SellPair();
        Assert.True(_market.Book.Cancel(limit, _market.Told));
        Assert.Equal([$"Canceled {limit}"], _market.Hear());
        _market.TradeAt(90);
        Assert.Equal($"triggered {stop}", _market.Hear()[^2]);
        var (otherStop, otherLimit) = SellPair();
        Assert.True(_market.Book.Expire(otherStop, MatchExpiry.Exchange, _market.Told));
        Assert.Equal($"Expired {otherStop} Exchange", Assert.Single(_market.Hear()));
        _market.Submit(BookDriver.Buy(110, 5) with { Owner = 9 });
        Assert.Contains($"Filled {otherLimit}", _market.Hear());
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var (stop, limit) = SellPair();
        var third = _market.Submit(BookDriver.Sell(120, 1));
        var fourth = _market.Submit(BookDriver.Sell(121, 1));
        Assert.Throws<ArgumentException>(() => _market.Book.LinkOco(stop, third));
        Assert.Throws<ArgumentException>(() => _market.Book.LinkOco(third, limit));
        Assert.Throws<ArgumentException>(() => _market.Book.LinkOco(third, fourth));
        Assert.Throws<ArgumentException>(() => _market.Book.LinkOco(third, third));
        Assert.Throws<ArgumentException>(() => _market.Book.LinkOco(third, 99));
    }

    private (long Stop, long Limit) SellPair()
    {
        _market.TradeAt(100);
        var stop = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.StopLoss, 0, 5, 90));
        var limit = _market.Submit(BookDriver.Order(MatchSide.Sell, MatchType.LimitMaker, 110, 5));
        _market.Book.LinkOco(limit, stop);
        _market.Hear();
        return (stop, limit);
    }
}
