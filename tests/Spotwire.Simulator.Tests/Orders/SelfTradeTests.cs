using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>The scenarios of faqs/stp_faq.md, a thousand times dearer.</summary>
public sealed class SelfTradeTests
{
    private const MatchSide Buy = MatchSide.Buy;
    private const MatchSide Sell = MatchSide.Sell;

    private readonly DeskBench _bench = new(
        null,
        AccountSpec.Parse("a:BTC=20000,USDT=20000000") with { TradeGroup = 1 },
        AccountSpec.Parse("b:BTC=20000,USDT=20000000") with { TradeGroup = 1 },
        AccountSpec.Parse("c:BTC=20000,USDT=20000000"));

    private SimulatedOrder Order(
        MatchSide side, decimal quantity, decimal price, string mode, int account = 0) =>
        _bench.Place(Tickets.Limit(_bench.Market, side, quantity, price).Mode(mode), account);

    [Fact]
    public void A_without_prevention_an_account_trades_with_itself()
    {
        var maker = Order(Buy, 1m, 1_000m, "NONE");
        var taker = Order(Sell, 1m, 1_000m, "NONE");
        Assert.Equal(("FILLED", "FILLED"), (maker.Status, taker.Status));
        Assert.Equal((20_000m - 0.0008m, 0m), _bench.Balance("BTC"));
    }

    [Fact]
    public void B_expiring_makers_lets_the_taker_go_on_to_the_book()
    {
        SimulatedOrder[] makers =
        [
            Order(Buy, 1.2m, 1_200m, "NONE"), Order(Buy, 1.3m, 1_100m, "NONE"), Order(Buy, 8.1m, 1_000m, "NONE"),
        ];
        _bench.Told();
        var taker = Order(Sell, 3m, 1_000m, "EXPIRE_MAKER");
        Assert.All(makers, maker => Assert.Equal("EXPIRED_IN_MATCH", maker.Status));
        Assert.All(makers, maker => Assert.Equal(maker.Quantity, maker.PreventedQuantity));
        Assert.Equal(("NEW", 0m, (long?)null), (taker.Status, taker.PreventedQuantity, taker.PreventedMatchId));
        Assert.Equal([1.2m, 1.3m, 8.1m], taker.PreventedMatches.Select(match => match.MakerPreventedQuantity));
        Assert.All(taker.PreventedMatches, match => Assert.Null(match.TakerPreventedQuantity));
        Assert.Equal(
            [
                "4 NEW NEW", "1 TRADE_PREVENTION EXPIRED_IN_MATCH", "2 TRADE_PREVENTION EXPIRED_IN_MATCH",
                "3 TRADE_PREVENTION EXPIRED_IN_MATCH",
            ],
            _bench.Told());
        Assert.Equal((20_000_000m, 0m), _bench.Balance("USDT"));
        Assert.Equal(3m, _bench.Balance("BTC").Locked);
        Assert.Equal(3, _bench.Market.Records.PreventedMatches(0).Count);
    }

    [Fact]
    public void C_and_E_expiring_the_taker_leaves_the_book()
    {
        var maker = Order(Buy, 1.2m, 1_200m, "EXPIRE_MAKER");
        var taker = Order(Sell, 3m, 1_000m, "EXPIRE_TAKER");
        Assert.Equal(("NEW", 0m), (maker.Status, maker.PreventedQuantity));
        Assert.Equal(("EXPIRED_IN_MATCH", 3m, (long?)0), (
            taker.Status, taker.PreventedQuantity, taker.PreventedMatchId));
        Assert.Null(taker.ExpiryReason);
        Assert.Equal((20_000m, 0m), _bench.Balance("BTC"));
    }

    [Fact]
    public void D_expiring_both_ends_both_and_records_what_each_lost()
    {
        var maker = Order(Buy, 1m, 1_000m, "NONE");
        var taker = Order(Sell, 3m, 1_000m, "EXPIRE_BOTH");
        Assert.Equal(("EXPIRED_IN_MATCH", 1m), (maker.Status, maker.PreventedQuantity));
        Assert.Equal(("EXPIRED_IN_MATCH", 3m), (taker.Status, taker.PreventedQuantity));
        var match = Assert.Single(taker.PreventedMatches);
        Assert.Equal((1, "EXPIRE_BOTH", 1_000m, 3m, 1m, 1m), (
            match.TradeGroup,
            match.Mode,
            match.Price,
            match.TakerPreventedQuantity,
            match.MakerPreventedQuantity,
            match.Quantity));
        var told = _bench.Observer.Executions[^1].Notice;
        Assert.Equal(("TRADE_PREVENTION", taker.OrderId, "BTCUSDT", 1m), (
            told.Type, told.CounterOrderId, told.CounterSymbol, told.LastPreventedQuantity));
    }

    [Fact]
    public void F_a_market_order_left_without_book_expires_for_that_reason()
    {
        var maker = Order(Buy, 1m, 1_000m, "NONE");
        var taker = _bench.Place(_bench.Ticket(Sell, "MARKET", 1m).Mode("EXPIRE_MAKER"));
        Assert.Equal("EXPIRED_IN_MATCH", maker.Status);
        Assert.Equal(("EXPIRED", "INSUFFICIENT_LIQUIDITY", 0m), (
            taker.Status, taker.ExpiryReason, taker.PreventedQuantity));
    }

    [Fact]
    public void G_decrementing_takes_the_smaller_quantity_from_both()
    {
        var maker = Order(Buy, 6m, 2_000m, "NONE");
        var taker = Order(Sell, 2m, 2_000m, "DECREMENT");
        Assert.Equal(("NEW", 2m, 4m), (
            maker.Status, maker.PreventedQuantity, maker.OpenSteps * _bench.Market.Spec.StepSize));
        Assert.Equal(("EXPIRED_IN_MATCH", 2m), (taker.Status, taker.PreventedQuantity));
        Assert.Equal((19_992_000m, 8_000m), _bench.Balance("USDT"));
        Assert.Equal((20_000m, 0m), _bench.Balance("BTC"));
    }

    [Theory]
    [InlineData("TRANSFER")]
    [InlineData("DECREMENT")]
    public void H_transferring_moves_quantity_and_notional_where_both_say_so(string makerMode)
    {
        var maker = Order(Buy, 0.6m, 200m, makerMode);
        var taker = Order(Sell, 0.2m, 200m, "TRANSFER", account: 1);
        Assert.Equal(("NEW", 0.2m), (maker.Status, maker.PreventedQuantity));
        Assert.Equal(("EXPIRED_IN_MATCH", 0.2m, 0m), (
            taker.Status, taker.PreventedQuantity, taker.ExecutedQuantity));
        Assert.Equal(makerMode, Assert.Single(taker.PreventedMatches).Mode);
        var (movedBase, moved) = makerMode == "TRANSFER" ? (0.2m, 40m) : (0m, 0m);
        Assert.Equal((20_000m + movedBase, 0m), _bench.Balance("BTC"));
        Assert.Equal((20_000_000m - 80m - moved, 80m), _bench.Balance("USDT"));
        Assert.Equal((20_000m - movedBase, 0m), _bench.Balance("BTC", account: 1));
        Assert.Equal((20_000_000m + moved, 0m), _bench.Balance("USDT", account: 1));
        Assert.Empty(_bench.Market.Records.Trades(0));
        Assert.Single(_bench.Market.Records.PreventedMatches(1));
    }

    [Fact]
    public void Accounts_of_no_group_trade_with_all_others()
    {
        Order(Buy, 1m, 1_000m, "NONE");
        Assert.Equal("FILLED", Order(Sell, 1m, 1_000m, "EXPIRE_BOTH", account: 2).Status);
        Order(Buy, 1m, 1_000m, "NONE", account: 1);
        Assert.Equal("EXPIRED_IN_MATCH", Order(Sell, 1m, 1_000m, "EXPIRE_BOTH").Status);
    }
}
