using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>At which prices an order may take and which one it takes for its own; with the examples of
/// faqs/price_range_execution_rules.md and faqs/pegged_orders.md.</summary>
public sealed class TakerPriceTests
{
    // A reference price of 10.00 with multipliers of 0.5 and 2, in cents.
    private readonly BookDriver _market = new() { Told = new() { Bounds = _ => new MatchBounds(500, 2_000) } };

    [Fact]
    public void A_taker_may_trade_at_the_bounds_and_expires_at_the_first_price_beyond()
    {
        Offer((1_999, 1), (2_000, 1), (2_001, 1));
        _market.Submit(BookDriver.Buy(3_000, 3) with { Owner = 9 });
        Assert.Equal(
            ["accepted 4", "trade 1 1@1999", "Filled 1", "trade 2 1@2000", "Filled 2", "Expired 4 PriceRange"],
            _market.Hear());
        Assert.Equal(2_001, _market.Book.BestAskTicks);
        Assert.Null(_market.Book.BestBidTicks);
    }

    [Fact]
    public void A_price_that_is_too_good_is_outside_too()
    {
        Offer((499, 1));
        _market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.Market, 0, 1) with { Owner = 9 });
        Assert.Equal(["accepted 2", "Expired 2 PriceRange"], _market.Hear());
    }

    [Fact]
    public void An_order_that_takes_nothing_is_not_bound()
    {
        _market.Submit(BookDriver.Sell(9_999, 1));
        _market.Submit(BookDriver.Buy(1, 1));
        Assert.Equal(2, _market.Book.OpenCount);
        Assert.DoesNotContain(_market.Told.Events, e => e is ValueTuple<string, MatchOrder> { Item1: "bounds" });
    }

    [Fact]
    public void Each_taker_phase_asks_once()
    {
        Offer((1_000, 1), (1_001, 1), (1_002, 1));
        _market.Told.Events.Clear();
        _market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.Market, 0, 3) with { Owner = 9 });
        Assert.Single(_market.Told.Events, e => e is ValueTuple<string, MatchOrder> { Item1: "bounds" });
    }

    [Fact]
    public void A_fill_or_kill_order_counts_only_what_it_may_take()
    {
        Offer((2_000, 1), (2_001, 1));
        _market.Submit(
            BookDriver.Buy(3_000, 2) with { Owner = 9, TimeInForce = MatchTimeInForce.FillOrKill });
        Assert.Equal(["accepted 3", "Expired 3 FillOrKill"], _market.Hear());
    }

    [Fact]
    public void A_budget_ends_at_the_bounds()
    {
        Offer((2_000, 1), (2_001, 1));
        var order = BookDriver.Order(MatchSide.Buy, MatchType.MarketByQuote, 0, 0) with { Owner = 9 };
        _market.Submit(order with { QuoteUnits = 4_500 });
        Assert.Equal(
            ["accepted 3", "trade 1 1@2000", "Filled 1", "Expired 3 PriceRange"], _market.Hear());
        Assert.Equal(
            new MatchPreview(0, 0, 0, 0, MatchExpiry.PriceRange),
            _market.Book.Preview(order with { QuoteUnits = 2_001 }, new MatchBounds(500, 2_000)));
        Assert.Equal(
            new MatchPreview(0, 0, 0, 0, MatchExpiry.None),
            _market.Book.Preview(order with { QuoteUnits = 2_000 }, new MatchBounds(500, 2_000)));
        var own = order with { Owner = 0, QuoteUnits = 2_000, SelfTrade = MatchSelfTrade.ExpireMaker };
        Assert.Equal(MatchExpiry.None, _market.Book.Preview(own, new MatchBounds(500, 2_000)).Stop);
    }

    [Fact]
    public void A_pegged_order_takes_an_existing_level_of_its_own_or_the_other_side()
    {
        foreach (var price in new long[] { 4, 3, 1 })
        {
            _market.Submit(BookDriver.Buy(price, 2));
            _market.Submit(BookDriver.Buy(price, 2));
        }

        _market.Submit(BookDriver.Sell(7, 9) with { VisibleSteps = 1 });
        _market.Submit(BookDriver.Sell(9, 1));
        var book = _market.Book;
        Assert.Equal(4, book.PegTicks(MatchSide.Buy, MatchPeg.Primary, 0));
        Assert.Equal(3, book.PegTicks(MatchSide.Buy, MatchPeg.Primary, 1));
        Assert.Equal(1, book.PegTicks(MatchSide.Buy, MatchPeg.Primary, 2));
        Assert.Null(book.PegTicks(MatchSide.Buy, MatchPeg.Primary, 3));
        Assert.Equal(7, book.PegTicks(MatchSide.Buy, MatchPeg.Market, 0));
        Assert.Equal(9, book.PegTicks(MatchSide.Sell, MatchPeg.Primary, 1));
        Assert.Equal(3, book.PegTicks(MatchSide.Sell, MatchPeg.Market, 1));
        Assert.Null(new MatchingBook().PegTicks(MatchSide.Buy, MatchPeg.Market, 0));
    }

    [Fact]
    public void A_pegged_stop_gets_its_price_from_the_book_when_it_is_triggered()
    {
        var market = new BookDriver();
        market.Told = new MatchingRecorder
        {
            Price = order => market.Book.PegTicks(order.Side, MatchPeg.Primary, 0) ?? 0,
        };
        market.TradeAt(100);
        var id = market.Submit(BookDriver.Order(MatchSide.Buy, MatchType.StopLossLimit, 0, 5, 101));
        market.Submit(BookDriver.Buy(80, 3));
        market.Submit(BookDriver.Buy(82, 3));
        market.TradeAt(101);
        Assert.Equal(new MatchLevel(82, 8), market.Book.LevelAt(MatchSide.Buy, 0));
        Assert.Equal(id, market.Book.ListResting(MatchSide.Buy)[1].Order.OrderId);
    }

    private void Offer(params (long Price, long Steps)[] asks)
    {
        foreach (var (price, steps) in asks)
        {
            _market.Submit(BookDriver.Sell(price, steps));
        }

        _market.Hear();
    }
}
