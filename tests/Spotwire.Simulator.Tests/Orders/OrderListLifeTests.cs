using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using static Spotwire.Simulator.Orders.OrderListKind;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Order lists from placement to end, and what the account is told of them. Documentation: rest-api.md, "Order
/// lists"; faqs/opo.md.</summary>
public sealed class OrderListLifeTests
{
    private const MatchSide Buy = MatchSide.Buy;
    private const MatchSide Sell = MatchSide.Sell;

    private readonly DeskBench _bench = new();

    private OrderTicket[] SellPair(decimal? quantity = 1m) =>
    [
        _bench.Ticket(Sell, "STOP_LOSS_LIMIT", quantity).Stop(49_000m).At(48_900m),
        _bench.Ticket(Sell, "LIMIT_MAKER", quantity).At(51_000m),
    ];

    [Fact]
    public void An_oco_holds_once_and_its_stop_expires_when_the_limit_order_trades()
    {
        _bench.TradeAt(50_000m);
        var report = _bench.PlaceList(Oco, SellPair());
        Assert.Equal(("EXEC_STARTED", "EXECUTING", "OCO"), (
            report.StatusType, report.OrderStatus, report.List.ContingencyType));
        Assert.Equal(["STOP_LOSS_LIMIT", "LIMIT_MAKER"], report.Reports.Select(order => order.Type));
        Assert.Null(report.Reports[0].WorkingMicros);
        Assert.NotNull(report.Reports[1].WorkingMicros);
        Assert.Equal((9m, 1m), _bench.Balance("BTC"));
        Assert.Equal(["3 NEW NEW", "4 NEW NEW", "list EXEC_STARTED EXECUTING"], _bench.Told());

        _bench.Flow(Buy, 51_000m, 0.4m);
        Assert.Equal(["3 EXPIRED EXPIRED", "4 TRADE PARTIALLY_FILLED"], _bench.Told());
        Assert.Equal("OCO_TRIGGER", report.List.Orders[0].ExpiryReason);
        Assert.Equal((9m, 0.6m), _bench.Balance("BTC"));
        _bench.Flow(Buy, 51_000m, 0.6m);
        Assert.Equal(["4 TRADE FILLED", "list ALL_DONE ALL_DONE"], _bench.Told());
        Assert.False(report.List.IsOpen);
        Assert.Equal((9m, 0m), _bench.Balance("BTC"));
    }

    [Fact]
    public void The_limit_order_of_an_oco_expires_before_its_stop_works()
    {
        _bench.TradeAt(50_000m);
        _bench.PlaceList(Oco, SellPair());
        _bench.Told();
        _bench.TradeAt(49_000m);
        Assert.Equal(["4 EXPIRED EXPIRED", "3 NEW NEW"], _bench.Told());
        Assert.Equal((9m, 1m), _bench.Balance("BTC"));
        _bench.Flow(Buy, 48_950m, 1m);
        Assert.Equal(["3 TRADE FILLED", "list ALL_DONE ALL_DONE"], _bench.Told());
    }

    [Fact]
    public void A_buying_oco_holds_what_its_dearer_order_may_cost()
    {
        _bench.TradeAt(50_000m);
        var report = _bench.PlaceList(
            Oco,
            _bench.Ticket(Buy, "STOP_LOSS_LIMIT", 1m).Stop(51_000m).At(51_500m),
            _bench.Ticket(Buy, "LIMIT_MAKER", 1m).At(49_000m));
        Assert.Equal((948_500m, 51_500m), _bench.Balance("USDT"));
        _bench.Flow(Sell, 49_000m, 0.5m);
        Assert.Equal((951_000m, 24_500m), _bench.Balance("USDT"));
        var canceled = _bench.Exchange.Cancel(0, report.List.Orders[1], "gone", _bench.Now);
        Assert.Equal("ALL_DONE", canceled.List!.StatusType);
        Assert.Equal("CANCELED", Assert.Single(canceled.List.Reports).Status);
        Assert.Equal((975_500m, 0m), _bench.Balance("USDT"));
    }

    [Theory]
    [InlineData(50_000, 49_000)] // the limit at the last price
    [InlineData(51_000, 50_000)] // the stop at the last price
    [InlineData(49_500, 49_000)]
    public void Prices_of_an_oco_lie_on_both_sides_of_the_last(int limit, int stop)
    {
        _bench.TradeAt(50_000m);
        Assert.Equal(
            (-2010, "The relationship of the prices for the orders is not correct."),
            _bench.Refused(() => _bench.PlaceList(
                Oco,
                _bench.Ticket(Sell, "STOP_LOSS", 1m).Stop(stop),
                _bench.Ticket(Sell, "LIMIT_MAKER", 1m).At(limit))));
        Assert.Equal(["3 REJECTED REJECTED", "4 REJECTED REJECTED", "list RESPONSE REJECT"], _bench.Told());
        Assert.Equal("OCO_BAD_PRICES", _bench.Observer.Lists[^1].Notice.RejectReason);
        Assert.Empty(_bench.Exchange.OrderLists.All(0));
    }

    [Fact]
    public void A_pending_order_is_placed_when_the_working_one_is_filled_whole()
    {
        _bench.TradeAt(50_000m);
        var report = _bench.PlaceList(
            Oto, Tickets.Limit(_bench.Market, Buy, 1m, 49_000m), Tickets.Limit(_bench.Market, Sell, 2m, 52_000m));
        Assert.Equal(["NEW", "PENDING_NEW"], report.Reports.Select(order => order.Status));
        Assert.Equal("OTO", report.List.ContingencyType);
        Assert.Equal(["3 NEW NEW", "4 NEW PENDING_NEW", "list EXEC_STARTED EXECUTING"], _bench.Told());
        Assert.Equal((951_000m, 49_000m), _bench.Balance("USDT"));
        Assert.Equal((8m, 2m), _bench.Balance("BTC"));
        _bench.Flow(Sell, 49_000m, 0.5m);
        Assert.Equal(["3 TRADE PARTIALLY_FILLED"], _bench.Told());
        _bench.Flow(Sell, 49_000m, 0.5m);
        Assert.Equal(["3 TRADE FILLED", "4 NEW NEW"], _bench.Told());
        Assert.NotNull(report.List.Orders[1].WorkingMicros);
        _bench.Flow(Buy, 52_000m, 2m);
        Assert.Equal(["4 TRADE FILLED", "list ALL_DONE ALL_DONE"], _bench.Told());
    }

    [Fact]
    public void A_list_that_fills_at_once_still_answers_a_pending_order()
    {
        _bench.Flow(Sell, 50_000m, 1m);
        var report = _bench.PlaceList(
            Oto, Tickets.Limit(_bench.Market, Buy, 1m, 50_000m), _bench.Ticket(Sell, "MARKET", 1m));
        Assert.Equal(["FILLED", "PENDING_NEW"], report.Reports.Select(order => order.Status));
        Assert.Equal("EXEC_STARTED", report.StatusType);
        Assert.Equal(
            [
                "2 NEW NEW", "3 NEW PENDING_NEW", "list EXEC_STARTED EXECUTING", "2 TRADE FILLED", "3 NEW NEW",
                "3 EXPIRED EXPIRED", "list ALL_DONE ALL_DONE",
            ],
            _bench.Told());
        Assert.Equal("INSUFFICIENT_LIQUIDITY", report.List.Orders[1].ExpiryReason);
    }

    [Fact]
    public void Pending_orders_expire_with_the_working_one_and_are_cancelled_with_it()
    {
        var first = _bench.PlaceList(
            Otoco,
            [
                Tickets.Limit(_bench.Market, Buy, 1m, 49_000m) with
                {
                    TimeInForce = MatchTimeInForce.ImmediateOrCancel,
                },
                .. SellPair(),
            ]);
        Assert.Equal("ALL_DONE", first.StatusType);
        Assert.Equal(
            [
                "1 NEW NEW", "2 NEW PENDING_NEW", "3 NEW PENDING_NEW", "list EXEC_STARTED EXECUTING",
                "1 EXPIRED EXPIRED", "2 EXPIRED EXPIRED", "3 EXPIRED EXPIRED", "list ALL_DONE ALL_DONE",
            ],
            _bench.Told());
        Assert.Equal(
            ["UNFILLED_IOC_QUANTITY_EXPIRED", "OTO_PHASE_ONE_EXPIRED", "OTO_PHASE_ONE_EXPIRED"],
            first.List.Orders.Select(order => order.ExpiryReason));
        var second = _bench.PlaceList(Otoco, [Tickets.Limit(_bench.Market, Buy, 1m, 49_000m), .. SellPair()]);
        _bench.Told();
        var canceled = _bench.Exchange.Cancel(0, second.List.Orders[2], "stop", _bench.Now);
        Assert.Equal(3, canceled.List!.Reports.Count);
        Assert.All(canceled.List.Reports, order => Assert.Equal(("CANCELED", "stop"), (order.Status, order.CancelId)));
        Assert.Equal(
            ["4 CANCELED CANCELED", "5 CANCELED CANCELED", "6 CANCELED CANCELED", "list ALL_DONE ALL_DONE"],
            _bench.Told());
        Assert.Equal((1_000_000m, 0m), _bench.Balance("USDT"));
        Assert.Equal((10m, 0m), _bench.Balance("BTC"));
    }

    [Fact]
    public void A_pending_pair_that_would_trigger_at_once_expires()
    {
        _bench.TradeAt(50_000m);
        var report = _bench.PlaceList(Otoco, [Tickets.Limit(_bench.Market, Buy, 1m, 48_000m), .. SellPair()]);
        _bench.Flow(Sell, 48_000m, 1m);
        Assert.Equal(
            ["FILLED", "EXPIRED", "EXPIRED"], report.List.Orders.Select(order => order.Status));
        Assert.Equal(
            [null, "REJECTED", "OCO_TRIGGER"], report.List.Orders.Select(order => order.ExpiryReason));
        Assert.False(report.List.IsOpen);
    }

    [Fact]
    public void What_an_opo_buys_is_locked_and_sold()
    {
        var bench = new DeskBench(null, AccountSpec.Parse("a:USDT=100000"));
        var report = bench.PlaceList(
            Opo,
            Tickets.Limit(bench.Market, Buy, 1m, 50_000m),
            Tickets.Order(bench.Market, Sell, "LIMIT", null).At(51_000m));
        Assert.False(report.Reports[1].HasQuantity);
        bench.Flow(Sell, 50_000m, 0.4m);

        // Nothing else is free, so that the commission of 0.0008 comes out of what was bought.
        Assert.Equal((0m, 0.39968m), bench.Balance("BTC"));
        bench.Flow(Sell, 50_000m, 0.6m);
        var pending = report.List.Orders[1];
        Assert.Equal(("NEW", 0.9992m), (pending.Status, pending.Quantity));
        Assert.Equal((0m, 0.9992m), bench.Balance("BTC"));
        bench.Exchange.CancelList(0, report.List, null, bench.Now);
        Assert.Equal((0.9992m, 0m), bench.Balance("BTC"));
    }

    [Fact]
    public void The_commission_of_an_opo_comes_out_of_what_is_free_where_there_is_enough()
    {
        var report = _bench.PlaceList(
            Opoco, [Tickets.Limit(_bench.Market, Buy, 1m, 50_000m), .. SellPair(quantity: null)]);
        _bench.Flow(Sell, 50_000m, 1m);
        Assert.Equal((9.9992m, 1m), _bench.Balance("BTC"));
        Assert.Equal([1m, 1m, 1m], report.List.Orders.Select(order => order.Quantity));
        _bench.Flow(Buy, 51_000m, 1m);
        Assert.Equal((9.9992m, 0m), _bench.Balance("BTC"));
        Assert.False(report.List.IsOpen);
    }

    [Fact]
    public void An_opo_that_ends_early_gives_back_what_it_bought()
    {
        var report = _bench.PlaceList(
            Opo, Tickets.Limit(_bench.Market, Buy, 1m, 50_000m), _bench.Ticket(Sell, "MARKET", null));
        _bench.Flow(Sell, 50_000m, 0.5m);
        Assert.Equal(0.5m, _bench.Balance("BTC").Locked);
        _bench.Exchange.CancelList(0, report.List, null, _bench.Now);
        Assert.Equal((10.5m - 0.0004m, 0m), _bench.Balance("BTC"));
        Assert.Equal((1_000_000m - 25_000m, 0m), _bench.Balance("USDT"));
    }

    [Fact]
    public void A_list_counts_all_its_orders_and_names_are_its_own()
    {
        _bench.TradeAt(50_000m);
        _bench.Exchange.PlaceList(
            0, Tickets.List(Oco, SellPair()) with { ListClientOrderId = "list" }, _bench.Now);
        Assert.Equal(
            (-2010, "Duplicate order sent."),
            _bench.Refused(() => _bench.Exchange.PlaceList(
                0, Tickets.List(Oco, SellPair()) with { ListClientOrderId = "list" }, _bench.Now)));
        for (var i = 0; i < 6; i++)
        {
            var list = _bench.PlaceList(
                Otoco, [Tickets.Limit(_bench.Market, Buy, 0.1m, 49_000m), .. SellPair(0.1m)]).List;
            _bench.Exchange.CancelList(0, list, null, _bench.Now);
        }

        Assert.Equal(
            (-1015, "Too many new orders; current limit is 20 orders per 10 SECOND."),
            _bench.Refused(() => _bench.PlaceList(Oco, SellPair(0.1m))));
    }
}
