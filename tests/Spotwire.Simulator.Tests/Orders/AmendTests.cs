using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using static Spotwire.Simulator.Orders.OrderListKind;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Documentation: faqs/order_amend_keep_priority.md.</summary>
public sealed class AmendTests
{
    private const MatchSide Buy = MatchSide.Buy;
    private const MatchSide Sell = MatchSide.Sell;

    private readonly DeskBench _bench = new();

    private Amendment Amend(SimulatedOrder order, decimal quantity, string? name = null) =>
        _bench.Exchange.Amend(0, order, Tickets.Amount(quantity), name, _bench.Now);

    [Fact]
    public void A_smaller_order_keeps_its_number_and_its_place()
    {
        _bench.Flow(Buy, 40_000m, 1m);
        var mine = _bench.Place(Tickets.Limit(_bench.Market, Buy, 5.5m, 40_000m).Named("before"));
        _bench.Flow(Buy, 40_000m, 4m);
        var amendment = Amend(mine, 5m);
        Assert.Equal((5.5m, 5m, "before"), (
            amendment.OriginalQuantity, amendment.NewQuantity, amendment.OriginalClientOrderId));
        Assert.NotEqual("before", mine.ClientOrderId);
        Assert.Equal(mine, _bench.Market.Records.Find(0, mine.ClientOrderId));
        Assert.Null(_bench.Market.Records.Find(0, "before"));
        Assert.Equal((800_000m, 200_000m), _bench.Balance("USDT"));
        Assert.Equal(["2 NEW NEW", "2 REPLACED NEW"], _bench.Told());
        Assert.Equal(amendment.ExecutionId, _bench.Observer.Executions[^1].Notice.ExecutionId);
        _bench.Flow(Sell, 40_000m, 2m);
        Assert.Equal(1m, mine.ExecutedQuantity);
        Assert.Equal([amendment.ExecutionId], _bench.Market.Records.Amendments(2).Select(one => one.ExecutionId));
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var mine = _bench.Limit(Buy, 5m, 40_000m);
        Assert.Equal(
            (-2038, "Order amend (quantity increase) is not supported."), _bench.Refused(() => Amend(mine, 5.1m)));
        Assert.Equal(
            (-2038, "The requested action would change no state; rejecting."),
            _bench.Refused(() => Amend(mine, 5m)));
        Assert.Equal((-1013, "Filter failure: LOT_SIZE"), _bench.Refused(() => Amend(mine, 0m)));
        _bench.Place(Tickets.Limit(_bench.Market, Buy, 1m, 30_000m).Named("taken"));
        Assert.Equal((-2038, "Duplicate order sent."), _bench.Refused(() => Amend(mine, 4m, "taken")));
        for (var i = 1; i <= 10; i++)
        {
            Amend(mine, 5m - (i * 0.1m), mine.ClientOrderId);
        }

        Assert.Equal((-2038, "Filter failure: MAX_NUM_ORDER_AMENDS"), _bench.Refused(() => Amend(mine, 1m)));
        Assert.Equal(4m, mine.Quantity);
    }

    [Fact]
    public void An_order_that_has_been_filled_that_far_expires()
    {
        var mine = _bench.Limit(Buy, 5m, 40_000m);
        _bench.Flow(Sell, 40_000m, 3m);
        _bench.Told();
        var amendment = Amend(mine, 3m, "same");
        Assert.Equal(("EXPIRED", 3m, 3m), (amendment.Order.Status, mine.Quantity, mine.ExecutedQuantity));
        Assert.Equal(["1 REPLACED PARTIALLY_FILLED", "1 EXPIRED EXPIRED"], _bench.Told());
        Assert.Equal(0m, _bench.Balance("USDT").Locked);
    }

    [Fact]
    public void An_iceberg_shows_less_only_where_less_is_left()
    {
        var mine = _bench.Place(Tickets.Limit(_bench.Market, Buy, 5m, 40_000m) with
        {
            IcebergQuantity = Tickets.Amount(1m),
        });
        Amend(mine, 3m);
        Assert.Equal(1m, mine.IcebergQuantity);
        Amend(mine, 0.5m);
        Assert.Equal(0.5m, mine.IcebergQuantity);
        Assert.Equal(0.5m / 0.00001m, _bench.Market.Book.LevelAt(Buy, 0).Steps);
    }

    [Fact]
    public void Orders_of_a_pair_change_together_and_pending_ones_alone()
    {
        _bench.TradeAt(50_000m);
        var list = _bench.PlaceList(
            Otoco,
            Tickets.Limit(_bench.Market, Buy, 1m, 49_500m),
            _bench.Ticket(Sell, "STOP_LOSS", 2m).Stop(49_000m),
            _bench.Ticket(Sell, "LIMIT_MAKER", 2m).At(51_000m)).List;
        _bench.Told();
        Amend(list.Orders[2], 1.5m, "less");
        Assert.Equal([1m, 1.5m, 1.5m], list.Orders.Select(order => order.Quantity));
        Assert.Equal((8.5m, 1.5m), _bench.Balance("BTC"));
        Assert.Equal(["5 REPLACED PENDING_NEW", "4 REPLACED PENDING_NEW", "list UPDATED EXECUTING"], _bench.Told());
        _bench.Flow(Sell, 49_500m, 1m);
        _bench.Told();
        Amend(list.Orders[1], 0.5m, list.Orders[1].ClientOrderId);
        Assert.Equal([1m, 0.5m, 0.5m], list.Orders.Select(order => order.Quantity));
        Assert.Equal(["4 REPLACED NEW", "5 REPLACED NEW"], _bench.Told());
        Assert.Equal(0.5m, _bench.Balance("BTC").Locked);
    }

    [Fact]
    public void A_pending_order_that_has_no_quantity_yet_is_not_changed()
    {
        var list = _bench.PlaceList(
            Opo, Tickets.Limit(_bench.Market, Buy, 1m, 49_500m), _bench.Ticket(Sell, "MARKET", null)).List;
        Assert.Equal(
            (-2038, "Order amend (pending OPO order) is not supported."),
            _bench.Refused(() => Amend(list.Orders[1], 0.5m)));
    }
}
