using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>Orders that hide a part, and orders that shrink in place; with the example of
/// faqs/order_amend_keep_priority.md.</summary>
public sealed class IcebergTests
{
    private readonly BookDriver _market = new();

    [Fact]
    public void Only_the_visible_part_is_seen_and_each_refill_queues_behind_the_others()
    {
        var iceberg = _market.Submit(BookDriver.Sell(100, 10) with { VisibleSteps = 3 });
        var plain = _market.Submit(BookDriver.Sell(100, 4));
        Assert.Equal(new MatchLevel(100, 7), _market.Book.LevelAt(MatchSide.Sell, 0));
        _market.Told.Events.Clear();
        _market.Submit(BookDriver.Buy(100, 5));
        Assert.Equal([(iceberg, 3), (plain, 2)], _market.Told.Trades.Select(t => (t.MakerOrderId, t.Steps)));
        Assert.Equal(("level", MatchSide.Sell, 100L, 5L), _market.Told.Events[^2]);
        _market.Told.Events.Clear();
        _market.Submit(BookDriver.Buy(100, 3));
        Assert.Equal([(plain, 2), (iceberg, 1)], _market.Told.Trades.Select(t => (t.MakerOrderId, t.Steps)));
        Assert.Equal([(iceberg, 2, 6)], Resting());
    }

    [Fact]
    public void A_taker_goes_through_what_is_hidden()
    {
        var iceberg = _market.Submit(BookDriver.Sell(100, 10) with { VisibleSteps = 3 });
        _market.Hear();
        _market.Submit(BookDriver.Buy(100, 10) with { TimeInForce = MatchTimeInForce.FillOrKill });
        Assert.Equal(
            [
                "accepted 2", $"trade {iceberg} 3@100", $"trade {iceberg} 3@100", $"trade {iceberg} 3@100",
                $"trade {iceberg} 1@100", $"Filled {iceberg}", "Filled 2",
            ],
            _market.Hear());
    }

    [Fact]
    public void A_level_that_shows_the_same_after_a_trade_is_not_told_again()
    {
        _market.Submit(BookDriver.Sell(100, 10) with { VisibleSteps = 3 });
        _market.Told.Events.Clear();
        _market.Submit(BookDriver.Buy(100, 3));
        Assert.DoesNotContain(_market.Told.Events, e => e is (string, MatchSide, long, long));
        Assert.Equal(new MatchLevel(100, 3), _market.Book.LevelAt(MatchSide.Sell, 0));
    }

    [Fact]
    public void What_is_left_of_an_iceberg_that_took_first_hides_as_well()
    {
        _market.Submit(BookDriver.Sell(100, 4));
        _market.Submit(BookDriver.Buy(100, 12) with { VisibleSteps = 5 });
        Assert.Equal(new MatchLevel(100, 5), _market.Book.LevelAt(MatchSide.Buy, 0));
        Assert.Equal(8, _market.Book.ListResting(MatchSide.Buy).Single().RemainingSteps);
        Assert.Equal(new MatchFill(8, 800, false), _market.Book.CostToFill(MatchSide.Sell, 9));
    }

    [Fact]
    public void An_amended_order_keeps_its_place()
    {
        var first = _market.Submit(BookDriver.Buy(87_000, 100));
        var mine = _market.Submit(BookDriver.Buy(87_000, 550));
        var last = _market.Submit(BookDriver.Buy(87_000, 400));
        _market.Submit(BookDriver.Buy(86_999, 200));
        _market.Told.Events.Clear();
        Assert.True(_market.Book.Amend(mine, 500, _market.Told));
        Assert.Equal([("level", MatchSide.Buy, 87_000L, 1_000L)], _market.Told.Events);
        _market.Submit(BookDriver.Sell(87_000, 700));
        Assert.Equal(
            [(first, 100), (mine, 500), (last, 100)], _market.Told.Trades.Select(t => (t.MakerOrderId, t.Steps)));
    }

    [Fact]
    public void What_was_filled_counts_towards_the_amended_quantity()
    {
        var id = _market.Submit(BookDriver.Buy(100, 10));
        _market.Submit(BookDriver.Sell(100, 4));
        Assert.False(_market.Book.Amend(id, 4, _market.Told));
        Assert.False(_market.Book.Amend(id, 3, _market.Told));
        Assert.False(_market.Book.Amend(id, 10, _market.Told));
        Assert.False(_market.Book.Amend(id, 11, _market.Told));
        Assert.False(_market.Book.Amend(77, 5, _market.Told));
        Assert.Equal(new MatchLevel(100, 6), _market.Book.LevelAt(MatchSide.Buy, 0));
        Assert.True(_market.Book.Amend(id, 5, _market.Told));
        Assert.Equal(new MatchLevel(100, 1), _market.Book.LevelAt(MatchSide.Buy, 0));
        Assert.True(_market.Book.TryGetOpen(id, out var open));
        Assert.Equal((5, 1), (open.Order.QuantitySteps, open.RemainingSteps));
    }

    [Fact]
    public void An_amended_iceberg_shows_less_only_where_less_is_left()
    {
        var id = _market.Submit(BookDriver.Buy(100, 10) with { VisibleSteps = 3 });
        _market.Told.Events.Clear();
        Assert.True(_market.Book.Amend(id, 4, _market.Told));
        Assert.Empty(_market.Told.Events);
        Assert.True(_market.Book.Amend(id, 2, _market.Told));
        Assert.Equal([("level", MatchSide.Buy, 100L, 2L)], _market.Told.Events);
    }

    [Fact]
    public void A_waiting_stop_is_amended_silently_and_works_at_its_new_quantity()
    {
        _market.TradeAt(100);
        var id = _market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.StopLossLimit, 90, 10, 101));
        _market.Told.Events.Clear();
        Assert.True(_market.Book.Amend(id, 7, _market.Told));
        Assert.Empty(_market.Told.Events);
        _market.TradeAt(101);
        Assert.Equal(new MatchLevel(90, 7), _market.Book.LevelAt(MatchSide.Buy, 0));
    }

    private IEnumerable<(long Id, long Shown, long Left)> Resting() =>
        _market.Book.ListResting(MatchSide.Sell).Select(o => (o.Order.OrderId, o.ShownSteps, o.RemainingSteps));
}
