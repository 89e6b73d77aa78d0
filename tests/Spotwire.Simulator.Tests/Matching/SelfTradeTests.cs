using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The scenarios of faqs/stp_faq.md, prices and quantities in tenths, and what they leave open.</summary>
public sealed class SelfTradeTests
{
    private readonly BookDriver _market = new();

    [Fact]
    public void Scenario_A_none_trades()
    {
        Offer((10, 10));
        Sell(10, 10, MatchSelfTrade.None);
        Assert.Equal(["accepted 2", "trade 1 10@10", "Filled 1", "Filled 2"], _market.Hear());
    }

    [Fact]
    public void Scenario_B_expire_maker_clears_the_way_and_the_taker_rests()
    {
        Offer((12, 12), (11, 13), (10, 81));
        Sell(10, 30, MatchSelfTrade.ExpireMaker);
        Assert.Equal(
            [
                "accepted 4", "prevented 1 0/12", "Expired 1 SelfTrade", "prevented 2 0/13", "Expired 2 SelfTrade",
                "prevented 3 0/81", "Expired 3 SelfTrade",
            ],
            _market.Hear());
        Assert.Equal(new MatchLevel(10, 30), _market.Book.LevelAt(MatchSide.Sell, 0));
        Assert.Null(_market.Book.BestBidTicks);
        Assert.Null(_market.Book.LastTradeTicks);
    }

    [Fact]
    public void Scenario_C_expire_taker_leaves_the_book_alone()
    {
        Offer((12, 12), (11, 13), (10, 81));
        _market.Told.Events.Clear();
        Sell(10, 30, MatchSelfTrade.ExpireTaker);
        Assert.DoesNotContain(_market.Told.Events, e => e is (string and "level", MatchSide, long, long));
        Assert.Equal(["accepted 4", "prevented 1 30/0", "Expired 4 SelfTrade"], _market.Hear());
        Assert.Equal([12, 13, 81], _market.Book.ListResting(MatchSide.Buy).Select(o => o.RemainingSteps));
    }

    [Fact]
    public void Scenario_D_expire_both()
    {
        Offer((10, 10));
        Sell(10, 30, MatchSelfTrade.ExpireBoth);
        Assert.Equal(
            ["accepted 2", "prevented 1 30/10", "Expired 1 SelfTrade", "Expired 2 SelfTrade"], _market.Hear());
        Assert.Equal(0, _market.Book.OpenCount);
    }

    [Fact]
    public void Scenario_E_the_mode_of_the_taker_decides()
    {
        _market.Submit(BookDriver.Buy(10, 10) with { SelfTrade = MatchSelfTrade.ExpireMaker });
        _market.Hear();
        Sell(10, 10, MatchSelfTrade.ExpireTaker);
        Assert.Equal(["accepted 2", "prevented 1 10/0", "Expired 2 SelfTrade"], _market.Hear());
        Assert.Equal(10, _market.Book.BestBidTicks);
    }

    [Fact]
    public void Scenario_F_a_market_order_that_has_emptied_the_book_runs_out_of_it()
    {
        Offer((10, 10));
        _market.Submit(
            BookDriver.Order(MatchSide.Sell, MatchType.Market, 0, 10) with { SelfTrade = MatchSelfTrade.ExpireMaker });
        Assert.Equal(
            ["accepted 2", "prevented 1 0/10", "Expired 1 SelfTrade", "Expired 2 NoLiquidity"], _market.Hear());
    }

    [Fact]
    public void Scenario_G_decrement_takes_the_smaller_quantity_from_both()
    {
        Offer((20, 60));
        Sell(20, 20, MatchSelfTrade.Decrement);
        Assert.Equal(["accepted 2", "prevented 1 20/20", "Expired 2 SelfTrade"], _market.Hear());
        Assert.Equal(new MatchLevel(20, 40), _market.Book.LevelAt(MatchSide.Buy, 0));
        Sell(20, 100, MatchSelfTrade.Decrement);
        Assert.Equal(["accepted 3", "prevented 1 40/40", "Expired 1 SelfTrade"], _market.Hear());
        Assert.Equal(new MatchLevel(20, 60), _market.Book.LevelAt(MatchSide.Sell, 0));
    }

    [Theory]
    [InlineData(MatchSelfTrade.Transfer, 2, true, MatchSelfTrade.Transfer)]
    [InlineData(MatchSelfTrade.Transfer, 1, false, MatchSelfTrade.Transfer)]
    [InlineData(MatchSelfTrade.None, 2, false, MatchSelfTrade.Decrement)]
    [InlineData(MatchSelfTrade.ExpireMaker, 2, false, MatchSelfTrade.Decrement)]
    public void Scenario_H_transfer_moves_between_two_owners_that_both_want_it(
        object makerMode, int makerOwner, bool moves, object effective)
    {
        _market.Submit(BookDriver.Buy(2, 6) with
        {
            Owner = makerOwner, TradeGroup = 1, SelfTrade = (MatchSelfTrade)makerMode,
        });
        _market.Submit(BookDriver.Sell(2, 2) with { Owner = 1, TradeGroup = 1, SelfTrade = MatchSelfTrade.Transfer });
        Assert.Equal(
            new MatchPrevention(
                2, 1, 1, makerOwner, MatchSide.Sell, 2, 2, 2, (MatchSelfTrade)effective, IsTransfer: moves),
            Assert.Single(_market.Told.Preventions));
        Assert.Equal("Expired 2 SelfTrade", _market.Hear()[^1]);
        Assert.Equal(new MatchLevel(2, 4), _market.Book.LevelAt(MatchSide.Buy, 0));
    }

    [Theory]
    [InlineData(1, -1, 2, -1, false)]
    [InlineData(1, -1, 1, -1, true)]
    [InlineData(1, 7, 2, 7, true)]
    [InlineData(1, 7, 2, 8, false)]
    [InlineData(1, 0, 2, 0, true)]
    public void Orders_are_of_one_hand_if_they_share_owner_or_group(
        int maker, int makerGroup, int taker, int takerGroup, bool isSelf)
    {
        _market.Submit(BookDriver.Buy(10, 5) with { Owner = maker, TradeGroup = makerGroup });
        _market.Submit(BookDriver.Sell(10, 5) with
        {
            Owner = taker, TradeGroup = takerGroup, SelfTrade = MatchSelfTrade.ExpireTaker,
        });
        Assert.Equal(isSelf ? 0 : 1, _market.Told.Trades.Count());
    }

    [Fact]
    public void Others_at_the_same_price_are_traded_with_on_the_way()
    {
        _market.Submit(BookDriver.Buy(10, 3) with { Owner = 5 });
        Offer((10, 4));
        _market.Submit(BookDriver.Buy(10, 3) with { Owner = 5 });
        _market.Hear();
        Sell(10, 9, MatchSelfTrade.ExpireMaker);
        Assert.Equal(
            [
                "accepted 4", "trade 1 3@10", "Filled 1", "prevented 2 0/4", "Expired 2 SelfTrade", "trade 3 3@10",
                "Filled 3",
            ],
            _market.Hear());
        Assert.Equal(new MatchLevel(10, 3), _market.Book.LevelAt(MatchSide.Sell, 0));
    }

    [Fact]
    public void A_fill_or_kill_order_that_its_own_order_stands_in_the_way_of_changes_nothing()
    {
        _market.Submit(BookDriver.Buy(10, 5) with { Owner = 5 });
        Offer((10, 5));
        Sell(10, 6, MatchSelfTrade.ExpireMaker, MatchTimeInForce.FillOrKill);
        Assert.Equal(["accepted 3", "Expired 3 FillOrKill"], _market.Hear());
        Assert.Equal(new MatchLevel(10, 10), _market.Book.LevelAt(MatchSide.Buy, 0));
        Sell(10, 5, MatchSelfTrade.ExpireMaker, MatchTimeInForce.FillOrKill);
        Assert.Equal(["accepted 4", "trade 1 5@10", "Filled 1", "Filled 4"], _market.Hear());
    }

    [Theory]
    [InlineData(MatchSelfTrade.ExpireMaker, 1, "prevented 2 0/2", "Expired 2 SelfTrade", "trade 3 4@30", "Filled 4")]
    [InlineData(MatchSelfTrade.ExpireTaker, 2, "prevented 2 6/0", "Expired 4 SelfTrade")]
    [InlineData(MatchSelfTrade.Decrement, 1, "prevented 2 2/2", "Expired 2 SelfTrade", "trade 3 2@30", "Filled 4")]
    public void A_budget_goes_further_where_its_own_order_steps_aside(
        object mode, int left, params string[] story)
    {
        _market.Submit(BookDriver.Sell(10, 1) with { Owner = 5 });
        _market.Submit(BookDriver.Sell(20, 2));
        _market.Submit(BookDriver.Sell(30, 9) with { Owner = 5 });
        _market.Hear();
        var order = BookDriver.Order(MatchSide.Buy, MatchType.MarketByQuote, 0, 0) with
        {
            QuoteUnits = 130, SelfTrade = (MatchSelfTrade)mode,
        };
        var preview = _market.Book.Preview(order, MatchBounds.None);
        _market.Submit(order);
        Assert.Equal(_market.Told.Trades.Sum(t => t.Steps), preview.TradedSteps);
        Assert.Equal(
            130 - _market.Told.Trades.Sum(t => t.PriceTicks * t.Steps), _market.Told.Ends.Last().RemainingQuoteUnits);
        Assert.Equal(["accepted 4", "trade 1 1@10", "Filled 1", .. story], _market.Hear());
        Assert.Equal(left, _market.Book.OpenCount);
    }

    private void Offer(params (long Price, long Steps)[] bids)
    {
        foreach (var (price, steps) in bids)
        {
            _market.Submit(BookDriver.Buy(price, steps));
        }

        _market.Hear();
    }

    private void Sell(
        long price, long steps, MatchSelfTrade mode, MatchTimeInForce tif = MatchTimeInForce.GoodTillCanceled) =>
        _market.Submit(BookDriver.Sell(price, steps) with { SelfTrade = mode, TimeInForce = tif });
}
