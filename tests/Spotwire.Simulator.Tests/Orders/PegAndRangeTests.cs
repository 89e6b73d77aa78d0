using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Prices that follow from the book, and prices at which an order may not trade. Documentation:
/// faqs/pegged_orders.md, faqs/price_range_execution_rules.md.</summary>
public sealed class PegAndRangeTests
{
    private const MatchSide Buy = MatchSide.Buy;
    private const MatchSide Sell = MatchSide.Sell;

    private readonly DeskBench _bench = new();

    private void Fill()
    {
        _bench.Flow(Buy, 49_990m, 1m);
        _bench.Flow(Buy, 49_980m, 1m);
        _bench.Flow(Sell, 50_010m, 1m);
        _bench.Flow(Sell, 50_020m, 1m);
    }

    [Theory]
    [InlineData("PRIMARY_PEG", null, 49_990)]
    [InlineData("PRIMARY_PEG", 1, 49_980)]
    [InlineData("MARKET_PEG", null, 50_010)]
    [InlineData("MARKET_PEG", 1, 50_020)]
    public void A_pegged_order_takes_its_price_from_the_book_at_entry(string type, int? offset, int price)
    {
        Fill();
        var order = _bench.Place(_bench.Ticket(Buy, "LIMIT", 3m).Pegged(type, offset));
        Assert.Equal((0m, price), (order.Price, order.PeggedPrice));
        Assert.Equal(order.OpenSteps * 0.00001m * price, _bench.Balance("USDT").Locked);
        Assert.Equal(type == "PRIMARY_PEG" ? 0m : offset is null ? 1m : 2m, order.ExecutedQuantity);
    }

    [Fact]
    public void A_worst_price_holds_and_a_thin_book_refuses()
    {
        Fill();
        var order = _bench.Place(_bench.Ticket(Buy, "LIMIT", 1m).Pegged("MARKET_PEG").At(50_000m));
        Assert.Equal((50_000m, 50_000m, "NEW"), (order.Price, order.PeggedPrice, order.Status));
        Assert.Equal(
            (-2010, "Order book liquidity is too low for this pegged order."),
            _bench.Refused(() => _bench.Place(_bench.Ticket(Buy, "LIMIT", 1m).Pegged("MARKET_PEG", 2))));
    }

    [Fact]
    public void A_pegged_stop_gets_its_price_when_it_is_triggered()
    {
        _bench.TradeAt(50_000m);
        Fill();
        var order = _bench.Place(_bench.Ticket(Buy, "STOP_LOSS_LIMIT", 1m).Stop(50_010m).Pegged("PRIMARY_PEG"));
        Assert.Equal(((decimal?)null, (long?)null), (order.PeggedPrice, order.WorkingMicros));
        Assert.Equal(50_010m, _bench.Balance("USDT").Locked);
        _bench.Flow(Buy, 50_010m, 0.5m);
        Assert.Equal((49_990m, "NEW"), (order.PeggedPrice, order.Status));
        Assert.Equal(49_990m, _bench.Balance("USDT").Locked);
    }

    [Fact]
    public void A_pegged_stop_without_a_book_expires()
    {
        _bench.TradeAt(50_000m);
        _bench.Flow(Sell, 50_010m, 0.5m);
        var order = _bench.Place(_bench.Ticket(Buy, "STOP_LOSS_LIMIT", 1m).Stop(50_010m).Pegged("MARKET_PEG"));
        _bench.Flow(Buy, 50_010m, 0.5m);
        Assert.Equal(("EXPIRED", "REJECTED"), (order.Status, order.ExpiryReason));
        Assert.Equal(0m, _bench.Balance("USDT").Locked);
    }

    [Theory]
    [InlineData(null, 15)]
    [InlineData(50_000, 10)] // the bound itself is allowed
    [InlineData(49_999, 0)]
    public void A_taker_expires_where_it_would_leave_the_price_range(int? reference, int executedTenths)
    {
        var bench = new DeskBench(new MarketRules
        {
            PercentPriceBySide = null, PriceRange = new PriceMultipliers { BidUp = 1.01m, AskDown = 0.99m },
        });
        bench.Flow(Sell, 50_500m, 1m);
        bench.Flow(Sell, 50_500.01m, 1m);
        bench.Market.Data.Reference.Set(reference, bench.Now);
        var order = bench.Place(bench.Ticket(Buy, "MARKET", 1.5m));
        Assert.Equal(executedTenths / 10m, order.ExecutedQuantity);
        Assert.Equal(
            reference is null ? null : "EXECUTION_RULE_PRICE_RANGE_EXCEEDED", order.ExpiryReason);
        Assert.Equal(0m, bench.Balance("USDT").Locked);
    }
}
