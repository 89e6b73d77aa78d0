using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>Each rule of matching by an example worked out by hand.</summary>
public sealed class MatchingBookTests
{
    private static readonly MatchType[] Mixed =
    [
        MatchType.Limit, MatchType.StopLoss, MatchType.Limit, MatchType.TakeProfitLimit, MatchType.Limit,
        MatchType.MarketByQuote, MatchType.Limit, MatchType.StopLossLimit, MatchType.Market, MatchType.LimitMaker,
    ];

    private readonly MatchingBook _book = new();
    private MatchingRecorder _told = new();
    private long _lastId;

    [Fact]
    public void The_best_price_trades_first_and_the_oldest_order_at_it()
    {
        var worse = Limit(MatchSide.Sell, 101, 5);
        var older = Limit(MatchSide.Sell, 100, 5);
        var younger = Limit(MatchSide.Sell, 100, 5);
        _told = new MatchingRecorder();
        var taker = Limit(MatchSide.Buy, 101, 12);
        Assert.Equal(
            [(older, 100, 5), (younger, 100, 5), (worse, 101, 2)],
            _told.Trades.Select(t => (t.MakerOrderId, t.PriceTicks, t.Steps)));
        Assert.Equal(101, _book.LastTradeTicks);
        Assert.Equal(new MatchLevel(101, 3), _book.LevelAt(MatchSide.Sell, 0));
        Assert.Equal(
            [Filled(older), Filled(younger), Filled(taker)],
            _told.Ends);
    }

    [Fact]
    public void The_events_of_a_taker_come_in_order()
    {
        var first = Limit(MatchSide.Sell, 100, 2);
        Limit(MatchSide.Sell, 100, 2);
        _told = new MatchingRecorder();
        Limit(MatchSide.Buy, 100, 5);
        Assert.Equal(
            ["accepted", "bounds", "trade", "done", "trade", "done", "level 100 0", "level 100 1"],
            _told.Events.Select(e => e switch
            {
                MatchTrade => "trade",
                MatchDone => "done",
                ValueTuple<string, MatchSide, long, long> level => $"level {level.Item3} {level.Item4}",
                ValueTuple<string, MatchOrder> named => named.Item1,
                _ => "other",
            }));
        Assert.Equal(first, _told.Ends.First().OrderId);
        Assert.Equal(100, _book.BestBidTicks);
        Assert.Null(_book.BestAskTicks);
    }

    [Fact]
    public void What_is_left_of_an_immediate_order_expires()
    {
        Limit(MatchSide.Sell, 100, 3);
        var taker = Limit(MatchSide.Buy, 100, 5, MatchTimeInForce.ImmediateOrCancel);
        Assert.Equal(3, _told.Trades.Sum(t => t.Steps));
        Assert.Equal(Expired(taker, MatchExpiry.ImmediateOrCancel, 2), _told.Ends.Last());
        Assert.Equal(0, _book.OpenCount);
    }

    [Fact]
    public void Fill_or_kill_trades_all_or_nothing()
    {
        Limit(MatchSide.Sell, 100, 3);
        Limit(MatchSide.Sell, 101, 3);
        Limit(MatchSide.Sell, 102, 3);
        var tooLarge = Limit(MatchSide.Buy, 101, 7, MatchTimeInForce.FillOrKill);
        Assert.Empty(_told.Trades);
        Assert.Equal(Expired(tooLarge, MatchExpiry.FillOrKill, 7), _told.Ends.Last());
        var fits = Limit(MatchSide.Buy, 101, 6, MatchTimeInForce.FillOrKill);
        Assert.Equal(6, _told.Trades.Sum(t => t.Steps));
        Assert.Equal(Filled(fits), _told.Ends.Last());
    }

    [Fact]
    public void A_limit_maker_order_that_would_trade_is_refused()
    {
        Limit(MatchSide.Sell, 100, 3);
        var refused = Submit(MatchSide.Buy, MatchType.LimitMaker, 100, 1);
        Assert.Equal(("rejected", refused, MatchRejection.WouldTake), _told.Events.Last());
        Submit(MatchSide.Buy, MatchType.LimitMaker, 99, 1);
        Assert.Equal(99, _book.BestBidTicks);
        Assert.Empty(_told.Trades);
    }

    [Fact]
    public void A_market_order_expires_with_the_book()
    {
        var nothing = Submit(MatchSide.Buy, MatchType.Market, 0, 5).OrderId;
        Assert.Equal(Expired(nothing, MatchExpiry.NoLiquidity, 5), _told.Ends.Last());
        Limit(MatchSide.Sell, 1_000_000, 3);
        var part = Submit(MatchSide.Buy, MatchType.Market, 0, 5).OrderId;
        Assert.Equal(Expired(part, MatchExpiry.NoLiquidity, 2), _told.Ends.Last());
        Assert.Equal(3, _told.Trades.Single().Steps);
    }

    [Fact]
    public void A_budget_buys_whole_lots_only()
    {
        var book = new MatchingBook(marketLotSteps: 4);
        var told = new MatchingRecorder();
        book.Submit(Order(1, MatchSide.Sell, MatchType.Limit, 100, 3), told);
        book.Submit(Order(2, MatchSide.Sell, MatchType.Limit, 110, 30), told);
        book.Submit(Budget(3, 3 * 100 + 3 * 110 + 7), told);
        Assert.Equal(4, told.Trades.Sum(t => t.Steps));
        Assert.Equal(new MatchDone(3, 0, MatchEnd.Filled, MatchExpiry.None, 0, 2 * 110 + 7), told.Ends.Last());
        book.Submit(Budget(4, 439), told);
        Assert.Equal(new MatchDone(4, 0, MatchEnd.Expired, MatchExpiry.BudgetTooSmall, 0, 439), told.Ends.Last());
        book.Submit(Budget(5, 1_000_000), told);
        Assert.Equal(
            new MatchDone(5, 0, MatchEnd.Expired, MatchExpiry.NoLiquidity, 0, 1_000_000 - 28 * 110), told.Ends.Last());
        Assert.Equal(new MatchLevel(110, 1), book.LevelAt(MatchSide.Sell, 0));
    }

    [Fact]
    public void A_budget_larger_than_64_bits_is_exact()
    {
        var told = new MatchingRecorder();
        _book.Submit(Order(1, MatchSide.Sell, MatchType.Limit, 4_000_000_000_000, 5_000_000_000_000), told);
        var budget = (Int128)4_000_000_000_000 * 4_999_999_999_999 + 1;
        _book.Submit(Budget(2, budget), told);
        Assert.Equal(4_999_999_999_999, told.Trades.Single().Steps);
        Assert.Equal(1, told.Ends.Last().RemainingQuoteUnits);
    }

    [Theory]
    [InlineData(true, 101, 100, 101)]
    [InlineData(true, 101, 100, 103)]
    [InlineData(false, 99, 100, 99)]
    [InlineData(false, 99, 100, 97)]
    public void A_stop_fires_when_the_last_price_reaches_it(bool isBuy, long stop, long before, long reached)
    {
        TradeAt(before);
        var order = Stop(isBuy ? MatchSide.Buy : MatchSide.Sell, stop, 2);
        Assert.DoesNotContain(("triggered", order), _told.Events);
        TradeAt(before);
        Assert.DoesNotContain(("triggered", order), _told.Events);
        TradeAt(reached);
        Assert.Contains(("triggered", order), _told.Events);
        Assert.Equal(Expired(order.OrderId, MatchExpiry.NoLiquidity, 2), _told.Ends.Last());
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(true, 99)]
    [InlineData(false, 100)]
    [InlineData(false, 101)]
    public void A_stop_on_the_wrong_side_is_refused(bool isBuy, long stop)
    {
        TradeAt(100);
        var order = Stop(isBuy ? MatchSide.Buy : MatchSide.Sell, stop, 1);
        Assert.Equal(("rejected", order, MatchRejection.WouldTriggerImmediately), _told.Events.Last());
        Assert.Equal(0, _book.OpenCount);
    }

    [Fact]
    public void Before_the_first_trade_a_stop_waits_and_the_first_trade_fires_it()
    {
        var order = Stop(MatchSide.Buy, 90, 1);
        Assert.True(_book.TryGetOpen(order.OrderId, out var open) && open.IsWaiting);
        TradeAt(100);
        Assert.Contains(("triggered", order), _told.Events);
    }

    [Fact]
    public void A_stop_limit_works_as_a_limit_order_with_its_time_in_force()
    {
        TradeAt(100);
        var rests = Submit(MatchSide.Buy, MatchType.StopLossLimit, 99, 2, stop: 101);
        var kill = Submit(
            MatchSide.Buy, MatchType.StopLossLimit, 99, 2, stop: 101, tif: MatchTimeInForce.FillOrKill);
        TradeAt(101);
        Assert.Equal(99, _book.BestBidTicks);
        Assert.True(_book.TryGetOpen(rests.OrderId, out var open) && !open.IsWaiting);
        Assert.Equal(Expired(kill.OrderId, MatchExpiry.FillOrKill, 2), _told.Ends.Last());
    }

    [Fact]
    public void Stops_fire_nearest_first_then_oldest_and_what_they_set_off_queues_behind()
    {
        TradeAt(100);
        var far = Stop(MatchSide.Buy, 103, 1);
        var near = Stop(MatchSide.Buy, 102, 1);
        var nearYounger = Stop(MatchSide.Buy, 102, 1);
        var further = Stop(MatchSide.Buy, 110, 1);
        Limit(MatchSide.Sell, 104, 1);
        Limit(MatchSide.Sell, 110, 1);
        Limit(MatchSide.Sell, 120, 9);
        Limit(MatchSide.Buy, 104, 1);
        Assert.Equal(
            [near, nearYounger, far, further],
            _told.Events.OfType<(string Name, MatchOrder Order)>()
                .Where(e => e.Name == "triggered").Select(e => e.Order));
        Assert.Equal([110, 120, 120, 120], _told.Trades.TakeLast(4).Select(t => t.PriceTicks));
    }

    [Fact]
    public void A_price_passed_within_one_sweep_fires_a_stop()
    {
        TradeAt(105);
        var stop = Stop(MatchSide.Sell, 102, 1);
        Limit(MatchSide.Sell, 101, 1);
        Limit(MatchSide.Sell, 110, 1);
        Limit(MatchSide.Buy, 110, 2);
        Assert.Equal(110, _book.LastTradeTicks);
        Assert.Contains(("triggered", stop), _told.Events);
    }

    [Fact]
    public void A_vetoed_stop_expires_untouched()
    {
        _told = new MatchingRecorder(_ => false);
        TradeAt(100);
        var order = Stop(MatchSide.Buy, 101, 7);
        TradeAt(101);
        Assert.Equal(Expired(order.OrderId, MatchExpiry.Vetoed, 7), _told.Ends.Last());
        Assert.Equal(0, _book.OpenCount);
    }

    [Fact]
    public void Cancelling_takes_an_order_off_wherever_it_is()
    {
        TradeAt(100);
        var resting = Limit(MatchSide.Buy, 90, 5);
        var waiting = Stop(MatchSide.Sell, 80, 5).OrderId;
        _told = new MatchingRecorder();
        Assert.True(_book.Cancel(resting, _told));
        Assert.True(_book.Cancel(waiting, _told));
        Assert.False(_book.Cancel(waiting, _told));
        Assert.Equal(
            [
                new MatchDone(resting, 0, MatchEnd.Canceled, MatchExpiry.None, 5, 0),
                ("level", MatchSide.Buy, 90L, 0L),
                new MatchDone(waiting, 0, MatchEnd.Canceled, MatchExpiry.None, 5, 0),
            ],
            _told.Events);
        Assert.Equal(0, _book.OpenCount);
    }

    [Fact]
    public void The_book_tells_what_a_market_order_would_do()
    {
        Limit(MatchSide.Sell, 100, 3);
        Limit(MatchSide.Sell, 102, 4);
        Assert.Equal(new MatchFill(5, 3 * 100 + 2 * 102, true), _book.CostToFill(MatchSide.Buy, 5));
        Assert.Equal(new MatchFill(7, 3 * 100 + 4 * 102, false), _book.CostToFill(MatchSide.Buy, 8));
        Assert.Equal(new MatchFill(4, 402, true), _book.StepsForQuote(MatchSide.Buy, 503));
        Assert.Equal(new MatchFill(7, 708, true), _book.StepsForQuote(MatchSide.Buy, 708));
        Assert.Equal(new MatchFill(7, 708, false), _book.StepsForQuote(MatchSide.Buy, 709));
        Assert.Equal(new MatchFill(0, 0, false), _book.CostToFill(MatchSide.Sell, 1));
        Assert.True(_book.WouldTake(MatchSide.Buy, 100));
        Assert.False(_book.WouldTake(MatchSide.Buy, 99));
        var levels = new MatchLevel[1];
        Assert.Equal(1, _book.CopyLevels(MatchSide.Sell, levels));
        Assert.Equal(new MatchLevel(100, 3), levels[0]);
        Assert.Equal(2, _book.LevelCount(MatchSide.Sell));
    }

    [Fact]
    public void Nonsense_is_refused_before_anything_happens()
    {
        var told = new MatchingRecorder();
        _book.Submit(Order(1, MatchSide.Buy, MatchType.Limit, 100, 1), told);
        told.Events.Clear();
        Assert.Throws<ArgumentException>(() => _book.Submit(Order(1, MatchSide.Buy, MatchType.Limit, 100, 1), told));
        Assert.Throws<ArgumentException>(() => _book.Submit(Order(2, MatchSide.Buy, MatchType.Limit, 0, 1), told));
        Assert.Throws<ArgumentException>(() => _book.Submit(Order(2, MatchSide.Buy, MatchType.Market, 0, 0), told));
        Assert.Throws<ArgumentException>(() => _book.Submit(Order(2, MatchSide.Buy, MatchType.StopLoss, 0, 1), told));
        Assert.Throws<ArgumentException>(() => _book.Submit(Budget(2, 0), told));
        Assert.Empty(told.Events);
        Assert.Equal(1, _book.OpenCount);
    }

    [Fact]
    public void Every_kind_of_order_allocates_nothing_once_the_book_has_warmed_up()
    {
        var silent = new SilentListener();
        ChurnEverything(silent, 1);
        ChurnEverything(silent, 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ChurnEverything(silent, 200_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        int[] heard = [silent.Trades, silent.Preventions, silent.Tracked, silent.Triggered, silent.Siblings];
        Assert.All(heard, count => Assert.InRange(count, 300, int.MaxValue));
    }

    [Fact]
    public void A_book_that_has_warmed_up_allocates_nothing()
    {
        var silent = new SilentListener();
        Churn(silent, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Churn(silent, 100_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(silent.Trades > 1_000);
    }

    private void Churn(SilentListener silent, long firstId)
    {
        for (var i = 0; i < 5_000; i++)
        {
            var side = i % 2 == 0 ? MatchSide.Buy : MatchSide.Sell;
            var price = 1_000 + (i * 7_919 % 50) + (side == MatchSide.Buy ? -20 : 20);
            var type = i % 10 == 9 ? MatchType.Market : MatchType.Limit;
            _book.Submit(Order(firstId + i, side, type, price, 1 + (i % 5)), silent);
            _book.Cancel(firstId + i - 100, silent);
        }

        for (var id = firstId; id < firstId + 5_000; id++)
        {
            _book.Cancel(id, silent);
        }
    }

    private void ChurnEverything(SilentListener silent, long firstId)
    {
        for (var i = 0; i < 10_000; i++)
        {
            var side = i * 7 % 11 % 2 == 0 ? MatchSide.Buy : MatchSide.Sell;
            var price = 1_000 + (i * 7_919 % 50) + (side == MatchSide.Buy ? -20 : 20);
            var (type, stop) = (Mixed[i % Mixed.Length], 1_000 + (i * 31 % 60));
            var order = Order(firstId + i, side, type, price, 1 + (i % 9), stop) with
            {
                Owner = i % 3,
                QuoteUnits = 5_000,
                VisibleSteps = i % 4,
                SelfTrade = (MatchSelfTrade)(i % 6),
                TrailingBips = i % 7 == 0 ? 100 : 0,
                TimeInForce = i % 8 == 0 ? MatchTimeInForce.FillOrKill : MatchTimeInForce.GoodTillCanceled,
            };
            _book.Submit(order, silent);
            _book.Amend(firstId + i - 10, 2, silent);
            if (_book.TryGetOpen(order.OrderId, out var open) && open.IsWaiting
                && _book.TryGetOpen(order.OrderId - 1, out var other) && !other.IsWaiting)
            {
                _book.LinkOco(order.OrderId, other.Order.OrderId);
            }

            _book.Cancel(firstId + i - 100, silent);
        }

        for (var id = firstId; id < firstId + 10_000; id++)
        {
            _book.Expire(id, MatchExpiry.Exchange, silent);
        }
    }

    private static MatchOrder Order(
        long id, MatchSide side, MatchType type, long price, long steps, long stop = 0) =>
        new(id, 0, side, type, MatchTimeInForce.GoodTillCanceled, price, steps, 0, stop);

    private static MatchOrder Budget(long id, Int128 units) => new(
        id, 0, MatchSide.Buy, MatchType.MarketByQuote, MatchTimeInForce.GoodTillCanceled, 0, 0, units, 0);

    private static MatchDone Filled(long id) => new(id, 0, MatchEnd.Filled, MatchExpiry.None, 0, 0);

    private static MatchDone Expired(long id, MatchExpiry expiry, long left) =>
        new(id, 0, MatchEnd.Expired, expiry, left, 0);

    private MatchOrder Submit(
        MatchSide side,
        MatchType type,
        long price,
        long steps,
        long stop = 0,
        MatchTimeInForce tif = MatchTimeInForce.GoodTillCanceled)
    {
        var order = Order(++_lastId, side, type, price, steps, stop) with { TimeInForce = tif };
        _book.Submit(order, _told);
        return order;
    }

    private long Limit(
        MatchSide side, long price, long steps, MatchTimeInForce tif = MatchTimeInForce.GoodTillCanceled) =>
        Submit(side, MatchType.Limit, price, steps, tif: tif).OrderId;

    private MatchOrder Stop(MatchSide side, long stop, long steps) =>
        Submit(side, MatchType.StopLoss, 0, steps, stop);

    private void TradeAt(long price)
    {
        Limit(MatchSide.Sell, price, 1);
        Limit(MatchSide.Buy, price, 1);
    }

    private sealed class SilentListener : IMatchingListener
    {
        public int Trades { get; private set; }

        public int Preventions { get; private set; }

        public int Tracked { get; private set; }

        public int Triggered { get; private set; }

        public int Siblings { get; private set; }

        public void OnAccepted(in MatchOrder order)
        {
        }

        public void OnRejected(in MatchOrder order, MatchRejection reason)
        {
        }

        public void OnTracking(in MatchOrder order, long extremeTicks) => Tracked++;

        public bool OnTriggered(in MatchOrder order, ref MatchOrder working)
        {
            Triggered++;
            return true;
        }

        public MatchBounds TakerBounds(in MatchOrder order) => MatchBounds.None;

        public void OnTrade(in MatchTrade trade) => Trades++;

        public void OnPrevented(in MatchPrevention prevention) => Preventions++;

        public void OnDone(in MatchDone done) => Siblings += done.Expiry == MatchExpiry.OcoSibling ? 1 : 0;

        public void OnLevel(MatchSide side, long priceTicks, long totalSteps)
        {
        }
    }
}
