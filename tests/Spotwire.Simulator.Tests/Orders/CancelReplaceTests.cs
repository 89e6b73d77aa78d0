using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>The table of rest-api.md, "Cancel an Existing Order and Send a New Order".</summary>
public sealed class CancelReplaceTests
{
    private readonly DeskBench _bench = new();

    private CancelReplaceResult Replace(
        long cancel, decimal quantity, bool stops, bool cancelsWhenLimited = false, string? restrictions = null) =>
        _bench.Exchange.CancelReplace(
            0,
            new CancelReplaceTicket
            {
                NewOrder = Tickets.Limit(_bench.Market, MatchSide.Buy, quantity, 40_000m).Named("new"),
                CancelOrderId = cancel,
                CancelNewClientOrderId = "stop",
                CancelRestrictions = restrictions,
                StopsOnFailure = stops,
                CancelsWhenLimited = cancelsWhenLimited,
            },
            _bench.Now);

    private SimulatedOrder Old() =>
        _bench.Place(Tickets.Limit(_bench.Market, MatchSide.Buy, 1m, 30_000m).Named("new"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_halves_succeed_and_the_name_is_free_again(bool stops)
    {
        var old = Old();
        var result = Replace(old.OrderId, 1m, stops);
        Assert.Equal(("SUCCESS", "SUCCESS"), (result.CancelResult, result.NewOrderResult));
        Assert.Equal(("CANCELED", "stop", "new"), (old.Status, result.Canceled!.CancelId, old.ClientOrderId));
        Assert.Equal((960_000m, 40_000m), _bench.Balance("USDT"));
        Assert.Equal(["1 NEW NEW", "1 CANCELED CANCELED", "2 NEW NEW"], _bench.Told());
    }

    [Theory]
    [InlineData(true, "NOT_ATTEMPTED", 0)]
    [InlineData(false, "SUCCESS", 1)]
    public void The_cancel_fails(bool stops, string newOrder, int open)
    {
        var result = Replace(99, 1m, stops);
        Assert.Equal(("FAILURE", newOrder), (result.CancelResult, result.NewOrderResult));
        Assert.Equal((-2011, "Unknown order sent."), (result.CancelRefusal!.Code, result.CancelRefusal.Message));
        Assert.Equal(open, _bench.Market.Records.Open(0).Count);
    }

    [Fact]
    public void Restrictions_hold_for_the_cancel()
    {
        var result = Replace(Old().OrderId, 0.1m, stops: true, restrictions: "ONLY_PARTIALLY_FILLED");
        Assert.Equal("Order was not canceled due to cancel restrictions.", result.CancelRefusal!.Message);
        Assert.Equal("NOT_ATTEMPTED", result.NewOrderResult);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_new_order_fails(bool stops)
    {
        var result = Replace(Old().OrderId, 100m, stops);
        Assert.Equal(("SUCCESS", "FAILURE"), (result.CancelResult, result.NewOrderResult));
        Assert.Equal(
            (-2010, "Account has insufficient balance for requested action."),
            (result.NewOrderRefusal!.Code, result.NewOrderRefusal.Message));
        Assert.Equal((1_000_000m, 0m), _bench.Balance("USDT"));
        Assert.Equal(
            "FAILURE FAILURE",
            Replace(99, 100m, stops: false) is var both ? $"{both.CancelResult} {both.NewOrderResult}" : "");
    }

    [Fact]
    public void What_a_filter_refuses_touches_neither_half()
    {
        var old = Old();
        Assert.Equal((-1013, "Filter failure: NOTIONAL"), _bench.Refused(() => Replace(old.OrderId, 0.0001m, true)));
        Assert.Equal("NEW", old.Status);
    }

    [Fact]
    public void With_too_many_orders_the_cancel_is_tried_where_that_was_asked_for()
    {
        var old = Old();
        for (var i = 0; i < 19; i++)
        {
            Replace(99, 1m, stops: true); // a new order that is not tried is counted all the same
        }

        const string Text = "Too many new orders; current limit is 20 orders per 10 SECOND.";
        Assert.Equal((-1015, Text), _bench.Refused(() => Replace(old.OrderId, 1m, stops: false)));
        var result = Replace(old.OrderId, 1m, stops: false, cancelsWhenLimited: true);
        Assert.Equal(("SUCCESS", "FAILURE"), (result.CancelResult, result.NewOrderResult));
        Assert.Equal((-1015, 429), (result.NewOrderRefusal!.Code, result.NewOrderRefusal.Status));
        Assert.Equal("CANCELED", old.Status);
    }
}
