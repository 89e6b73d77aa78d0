using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;

namespace Spotwire.Simulator.Tests.Orders;

/// <summary>Orders that are routed over several books, on those of faqs/sor_faq.md.</summary>
public sealed class SmartRoutingTests
{
    private readonly DeskBench _bench = new(new MarketRules
    {
        PercentPriceBySide = null,
        SmartOrderRouting = true,
        Commission = new CommissionSchedule { Standard = CommissionRateSet.Zero },
    });

    public SmartRoutingTests()
    {
        foreach (var (symbol, price, quantity) in new (string, decimal, decimal)[]
        {
            ("BTCUSDT", 30_800m, 3m), ("BTCUSDT", 30_500m, 3m),
            ("BTCUSDC", 30_000m, 1m), ("BTCUSDC", 28_000m, 1m),
            ("BTCFDUSD", 35_000m, 1m), ("BTCFDUSD", 29_000m, 1m),
        })
        {
            _bench.Flow(MatchSide.Sell, price, quantity, _bench.Exchange.Find(symbol));
        }
    }

    private SimulatedOrder Buy(string type, decimal quantity, decimal? price) => _bench.Place(
        _bench.Ticket(MatchSide.Buy, type, quantity) with
        {
            Price = price is { } limit ? Tickets.Amount(limit) : null,
            IsSmartRouted = true,
        });

    [Fact]
    public void The_best_price_of_all_books_is_taken_and_paid_in_the_own_quote_asset()
    {
        var order = Buy("LIMIT", 0.5m, 31_000m);
        Assert.Equal(("FILLED", "SOR", true), (order.Status, order.WorkingFloor, order.UsedSor));
        var fill = Assert.Single(order.Fills);
        Assert.Equal((28_000m, 0.5m, -1L, 0L), (fill.Price, fill.Quantity, fill.TradeId, fill.AllocationId));
        Assert.Equal((1_000_000m - 14_000m, 0m), _bench.Balance("USDT"));
        Assert.Equal((1_000_000m, 0m), _bench.Balance("USDC"));
        Assert.Equal((10.5m, 0m), _bench.Balance("BTC"));
        Assert.Empty(_bench.Market.Records.Trades(0));
        Assert.Equal([fill], _bench.Market.Records.Allocations(0));
        Assert.True(_bench.Exchange.Audit().IsConserved);
        Assert.Equal(28_000m, _bench.Exchange.Find("BTCUSDC")!.Data.LastPrice);
        Assert.Null(_bench.Market.Data.LastPrice);
    }

    [Fact]
    public void It_goes_on_over_the_books_in_the_order_of_prices()
    {
        var order = Buy("LIMIT", 5m, 31_000m);
        Assert.Equal(("FILLED", 148_000m), (order.Status, order.ExecutedQuote));
        Assert.Equal(
            [(28_000m, 1m), (29_000m, 1m), (30_000m, 1m), (30_500m, 2m)],
            order.Fills.Select(fill => (fill.Price, fill.Quantity)));
        Assert.Equal([0L, 1, 2, null], order.Fills.Select(fill => fill.AllocationId));
        Assert.Equal((852_000m, 0m), _bench.Balance("USDT"));
    }

    [Fact]
    public void What_all_books_together_do_not_have_expires_at_market()
    {
        var order = Buy("MARKET", 11m, null);
        Assert.Equal(("EXPIRED", 10m, 305_900m), (order.Status, order.ExecutedQuantity, order.ExecutedQuote));
        Assert.Equal((1_000_000m - 305_900m, 0m), _bench.Balance("USDT"));
        Assert.True(_bench.Exchange.Audit().IsConserved);
    }

    [Fact]
    public void What_is_left_of_a_limit_order_rests_on_the_own_book()
    {
        var order = Buy("LIMIT", 3m, 29_500m);
        Assert.Equal(("PARTIALLY_FILLED", 2m), (order.Status, order.ExecutedQuantity));
        Assert.Equal(2_950_000, _bench.Market.Book.BestBidTicks);
        Assert.Equal(29_500m, _bench.Balance("USDT").Locked);
        Assert.Equal(["3 NEW NEW", "3 TRADE PARTIALLY_FILLED", "3 TRADE PARTIALLY_FILLED"], _bench.Told());
    }

    [Fact]
    public void Whoever_sells_receives_the_own_quote_asset_and_the_maker_pays_its_own()
    {
        var usdc = _bench.Exchange.Find("BTCUSDC")!;
        _bench.Place(Tickets.Limit(usdc, MatchSide.Buy, 1m, 27_000m), account: 0);
        var order = _bench.Place(
            _bench.Ticket(MatchSide.Sell, "MARKET", 1m) with { IsSmartRouted = true }, account: 1);
        Assert.Equal("FILLED", order.Status);
        Assert.Equal((1_027_000m, 0m), _bench.Balance("USDT", account: 1));
        Assert.Equal((9m, 0m), _bench.Balance("BTC", account: 1));
        Assert.Equal((973_000m, 0m), _bench.Balance("USDC"));
        Assert.Equal((11m, 0m), _bench.Balance("BTC"));
        Assert.True(Assert.Single(usdc.Records.Trades(0)).IsMaker);
    }

    [Fact]
    public void Self_trade_prevention_holds_over_all_books()
    {
        var fdusd = _bench.Exchange.Find("BTCFDUSD")!;
        var maker = _bench.Place(Tickets.Limit(fdusd, MatchSide.Sell, 1m, 27_000m));
        var order = _bench.Place(_bench.Ticket(MatchSide.Buy, "MARKET", 1m).Mode("EXPIRE_MAKER") with
        {
            IsSmartRouted = true,
        });
        Assert.Equal(("EXPIRED_IN_MATCH", "FILLED"), (maker.Status, order.Status));
        var match = Assert.Single(order.PreventedMatches);
        Assert.Equal(("BTCUSDT", "BTCFDUSD", 27_000m), (match.Market.Name, match.MakerMarket.Name, match.Price));
        Assert.Equal(28_000m, order.ExecutedQuote);
    }
}
