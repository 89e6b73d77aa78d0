using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The scenarios of faqs/trailing-stop-faq.md with every price on the way, in ticks of 0.5, and what they
/// leave open.</summary>
public sealed class TrailingStopTests
{
    private const MatchType StopLoss = MatchType.StopLossLimit, TakeProfit = MatchType.TakeProfitLimit;

    private static readonly Dictionary<string, Scenario> Scenarios = new(StringComparer.Ordinal)
    {
        ["A"] = new(MatchSide.Buy, StopLoss, 44_000, 500, [40_000, 37_000, 45_000, 46_000, 42_000], 42_000, 44_100),
        ["B"] = new(MatchSide.Sell, StopLoss, 39_000, 1_000, [40_000, 41_500, 37_000, 41_000], 41_000, 36_900),
        ["C"] = new(MatchSide.Buy, TakeProfit, 38_000, 850, [40_000, 42_000, 37_000, 39_000, 38_000], 37_000, 40_145),
        ["D"] = new(
            MatchSide.Sell,
            TakeProfit,
            42_000,
            750,
            [40_000, 41_500, 39_000, 45_000, 44_000, 46_500],
            46_500,
            43_012.5m),
        ["E"] = new(MatchSide.Sell, StopLoss, 0, 700, [40_000, 42_000, 39_500, 45_500], 45_500, 42_315),
    };

    private readonly BookDriver _market = new();

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    [InlineData("E")]
    public void A_documented_scenario_runs_as_told(string name)
    {
        var (side, type, stop, bips, way, extreme, triggersAt) = Scenarios[name];
        _market.TradeAt(Ticks(way[0]));
        _market.Hear();
        var id = _market.Submit(
            BookDriver.Order(side, type, Ticks(triggersAt), 5, Ticks(stop)) with { TrailingBips = bips });
        Array.ForEach(way, price => _market.WalkTo(Ticks(price)));
        _market.WalkTo(Ticks(triggersAt) + (side == MatchSide.Sell ? 1 : -1));
        Assert.Equal(
            [$"accepted {id}", $"tracking {id} {Ticks(stop == 0 ? way[0] : stop)}"],
            _market.Hear().Where(line => line.Split(' ')[1] == $"{id}"));
        Assert.True(_market.Book.TryGetOpen(id, out var open) && open.IsWaiting);
        Assert.Equal(Ticks(extreme), open.ExtremeTicks);
        _market.WalkTo(Ticks(triggersAt));
        Assert.Contains($"triggered {id}", _market.Hear());
        Assert.True(_market.Book.TryGetOpen(id, out open) && !open.IsWaiting);
    }

    [Fact]
    public void Before_the_first_trade_it_counts_from_that()
    {
        var id = _market.Submit(
            BookDriver.Order(MatchSide.Buy, MatchType.StopLoss, 0, 5) with { TrailingBips = 1_000 });
        Assert.Equal([$"accepted {id}"], _market.Hear());
        _market.TradeAt(100);
        Assert.Contains($"tracking {id} 100", _market.Hear());
        _market.TradeAt(109);
        Assert.DoesNotContain($"triggered {id}", _market.Hear());
        _market.TradeAt(110);
        Assert.Contains($"triggered {id}", _market.Hear());
    }

    [Fact]
    public void A_stop_price_already_reached_is_refused_though_it_trails()
    {
        _market.TradeAt(100);
        var id = _market.Submit(
            BookDriver.Order(MatchSide.Sell, MatchType.StopLoss, 0, 5, 101) with { TrailingBips = 1_000 });
        Assert.Equal($"rejected {id} WouldTriggerImmediately", _market.Hear()[^1]);
        id = _market.Submit(
            BookDriver.Order(MatchSide.Sell, MatchType.TakeProfit, 0, 5, 101) with { TrailingBips = 1_000 });
        Assert.Equal([$"accepted {id}"], _market.Hear());
    }

    [Fact]
    public void The_share_of_the_extreme_is_not_rounded()
    {
        _market.TradeAt(10_001);
        var id = _market.Submit(
            BookDriver.Order(MatchSide.Sell, MatchType.StopLoss, 0, 5) with { TrailingBips = 10 });

        // 10,001 × 0.999 is 9,990.999.
        _market.TradeAt(9_991);
        Assert.DoesNotContain($"triggered {id}", _market.Hear());
        _market.TradeAt(9_990);
        Assert.Contains($"triggered {id}", _market.Hear());
    }

    [Fact]
    public void Prices_near_the_end_of_64_bits_are_exact()
    {
        var top = long.MaxValue - 1_000;
        _market.TradeAt(top);
        var id = _market.Submit(
            BookDriver.Order(MatchSide.Sell, MatchType.StopLoss, 0, 5) with { TrailingBips = 1 });
        var limit = (long)((Int128)top * 9_999 / 10_000);
        _market.TradeAt(limit + 1);
        Assert.DoesNotContain($"triggered {id}", _market.Hear());
        _market.TradeAt(limit);
        Assert.Contains($"triggered {id}", _market.Hear());
    }

    [Theory]
    [InlineData(false, 101, 100, 101)]
    [InlineData(false, 101, 100, 103)]
    [InlineData(true, 99, 100, 99)]
    [InlineData(true, 99, 100, 97)]
    public void A_take_profit_order_without_trailing_fires_at_its_stop_price(
        bool isBuy, long stop, long before, long reached)
    {
        var side = isBuy ? MatchSide.Buy : MatchSide.Sell;
        _market.TradeAt(before);
        var wrong = _market.Submit(BookDriver.Order(side, MatchType.TakeProfit, 0, 2, before));
        Assert.Equal($"rejected {wrong} WouldTriggerImmediately", _market.Hear()[^1]);
        var id = _market.Submit(BookDriver.Order(side, MatchType.TakeProfit, 0, 2, stop));
        _market.TradeAt(before);
        Assert.DoesNotContain($"triggered {id}", _market.Hear());
        _market.TradeAt(reached);
        Assert.Equal([$"triggered {id}", $"Expired {id} NoLiquidity"], _market.Hear().TakeLast(2));
    }

    [Fact]
    public void A_fired_order_works_at_the_price_that_the_listener_sets()
    {
        _market.Told = new MatchingRecorder { Price = _ => 97 };
        _market.TradeAt(100);
        var id = _market.Submit(BookDriver.Order(MatchSide.Buy, StopLoss, 0, 5, 101));
        _market.TradeAt(101);
        Assert.Equal(97, _market.Book.BestBidTicks);
        Assert.True(_market.Book.TryGetOpen(id, out var open));
        Assert.Equal(97, open.Order.PriceTicks);
    }

    [Fact]
    public void A_fired_order_without_a_price_is_a_fault_of_the_listener()
    {
        _market.TradeAt(100);
        _market.Submit(BookDriver.Order(MatchSide.Buy, StopLoss, 0, 5, 101));
        Assert.Throws<InvalidOperationException>(() => _market.TradeAt(101));
    }

    private static long Ticks(decimal price) => (long)(2 * price);

    private sealed record Scenario(
        MatchSide Side, MatchType Type, decimal Stop, int Bips, decimal[] Way, decimal Extreme, decimal TriggersAt);
}
