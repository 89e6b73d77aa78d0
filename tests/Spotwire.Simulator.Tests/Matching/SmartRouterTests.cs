using CsCheck;
using Spotwire.Simulator.Matching;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Matching;

/// <summary>The examples of faqs/sor_faq.md, prices in whole units and quantities in tenths; and the router against its
/// naive twin.</summary>
public sealed class SmartRouterTests
{
    private const string Usdt = "USDT", Usdc = "USDC", Usdp = "USDP";

    private static readonly string[] Names = [Usdt, Usdc, Usdp];

    private readonly MatchingBook[] _books = [new(), new(), new()];
    private readonly MatchingRecorder[] _told = [new(), new(), new()];
    private long _lastId;

    [Fact]
    public void Example_1_takes_from_the_book_with_the_best_price()
    {
        OfferExample1();
        var order = Route(MatchSide.Buy, MatchType.Limit, 31_000, 5);
        Assert.Equal([(Usdc, 28_000, 5)], Fills());
        Assert.Equal(Filled(order), Assert.Single(_told[0].Ends));
        Assert.Equal(140_000, Notional());
        Assert.Equal(new MatchLevel(28_000, 5), _books[1].LevelAt(MatchSide.Sell, 0));
    }

    [Fact]
    public void Example_2_goes_from_book_to_book()
    {
        OfferExample1();
        Route(MatchSide.Buy, MatchType.Limit, 31_000, 50);
        Assert.Equal([(Usdc, 28_000, 10), (Usdp, 29_000, 10), (Usdc, 30_000, 10), (Usdt, 30_500, 20)], Fills());
        Assert.Equal(1_480_000, Notional());
    }

    [Fact]
    public void Example_3_expires_where_all_books_are_exhausted()
    {
        OfferExample1();
        var order = Route(MatchSide.Buy, MatchType.Market, 0, 110);
        Assert.Equal(
            [
                (Usdc, 28_000, 10), (Usdp, 29_000, 10), (Usdc, 30_000, 10), (Usdt, 30_500, 30), (Usdt, 30_800, 30),
                (Usdp, 35_000, 10),
            ],
            Fills());
        Assert.Equal(3_059_000, Notional());
        Assert.Equal(
            new MatchDone(order, 1, MatchEnd.Expired, MatchExpiry.NoLiquidity, 10, 0),
            Assert.Single(_told[0].Ends, end => end.Owner == 1));
        Assert.All(_books, book => Assert.Equal(0, book.OpenCount));
    }

    [Fact]
    public void Example_4_sells_into_the_best_bids()
    {
        Quote(MatchSide.Buy, Usdt, 29_500, 50);
        Quote(MatchSide.Buy, Usdc, 35_000, 50);
        Quote(MatchSide.Buy, Usdc, 30_000, 50);
        Quote(MatchSide.Buy, Usdp, 28_000, 50);
        Route(MatchSide.Sell, MatchType.Limit, 29_000, 100);
        Assert.Equal([(Usdc, 35_000, 50), (Usdc, 30_000, 50)], Fills());
        Assert.Equal(3_250_000, Notional());
    }

    [Fact]
    public void Where_prices_are_equal_the_submitted_book_comes_first()
    {
        Quote(MatchSide.Sell, Usdp, 30_000, 5);
        Quote(MatchSide.Sell, Usdc, 30_000, 5);
        Quote(MatchSide.Sell, Usdt, 30_000, 5);
        Route(MatchSide.Buy, MatchType.Market, 0, 12);
        Assert.Equal([(Usdt, 30_000, 5), (Usdc, 30_000, 5), (Usdp, 30_000, 2)], Fills());
    }

    [Fact]
    public void What_is_left_of_a_limit_order_rests_on_the_submitted_book_or_expires()
    {
        OfferExample1();
        var rests = Route(MatchSide.Buy, MatchType.Limit, 28_500, 15);
        Assert.Equal([(Usdc, 28_000, 10)], Fills());
        Assert.True(_books[0].TryGetOpen(rests, out var open));
        Assert.Equal(5, open.RemainingSteps);
        Assert.Equal(28_500, _books[0].BestBidTicks);
        var expires = Route(MatchSide.Buy, MatchType.Limit, 29_000, 15, MatchTimeInForce.ImmediateOrCancel);
        Assert.Equal(
            new MatchDone(expires, 1, MatchEnd.Expired, MatchExpiry.ImmediateOrCancel, 5, 0), _told[0].Ends.Last());
    }

    [Fact]
    public void Fill_or_kill_counts_all_books()
    {
        OfferExample1();
        var tooMuch = Route(MatchSide.Buy, MatchType.Limit, 30_000, 31, MatchTimeInForce.FillOrKill);
        Assert.Empty(Fills());
        Assert.Equal(
            new MatchDone(tooMuch, 1, MatchEnd.Expired, MatchExpiry.FillOrKill, 31, 0), Assert.Single(_told[0].Ends));
        Route(MatchSide.Buy, MatchType.Limit, 30_000, 30, MatchTimeInForce.FillOrKill);
        Assert.Equal(3, Fills().Count());
    }

    [Fact]
    public void A_trade_in_a_foreign_book_sets_off_its_stops()
    {
        Quote(MatchSide.Sell, Usdc, 28_000, 10);
        var stop = Limit(MatchSide.Buy, 29_000, 3) with { Type = MatchType.StopLossLimit, StopTicks = 28_000 };
        _books[1].Submit(stop, _told[1]);
        Route(MatchSide.Buy, MatchType.Market, 0, 2);
        Assert.Contains(("triggered", stop), _told[1].Events);
        Assert.Equal([(Usdc, 28_000, 2), (Usdc, 28_000, 3)], Fills());
        Assert.Null(_books[0].LastTradeTicks);
    }

    [Fact]
    public void Only_limit_and_market_orders_are_routed_and_each_book_needs_a_listener()
    {
        var budget = Limit(MatchSide.Buy, 1, 1) with { Type = MatchType.MarketByQuote, QuoteUnits = 5 };
        Assert.Throws<ArgumentException>(() => SmartRouter.Submit(budget, _books, _told));
        var maker = Limit(MatchSide.Buy, 1, 1) with { Type = MatchType.LimitMaker };
        Assert.Throws<ArgumentException>(() => SmartRouter.Submit(maker, _books, _told));
        Assert.Throws<ArgumentException>(() => SmartRouter.Submit(Limit(MatchSide.Buy, 1, 1), _books, _told[..2]));
        Assert.Throws<ArgumentException>(() => SmartRouter.Submit(Limit(MatchSide.Buy, 1, 1), [], []));
        Assert.Throws<ArgumentException>(() => SmartRouter.Submit(Limit(MatchSide.Buy, 1, 0), _books, _told));
    }

    [Fact]
    public void DoesTheSameAsItsTwin() =>
        Gen.Select(MatchCommand.Any, Gen.Int[0, 2], Gen.Bool).Array[0, 150].SampleSeeded(AssertSameAsTwin, count: 200);

    private static void AssertSameAsTwin((MatchCommand Command, int Book, bool IsRouted)[] commands)
    {
        var (books, twins) = (new MatchingBook[] { new(), new(), new() }, new NaiveBook[] { new(), new(), new() });
        var (told, twinTold) = (new List<object>(), new List<object>());
        var listeners = Names.Select(_ => NaiveTwinTests.Recorder(told)).ToArray();
        var twinListeners = Names.Select(_ => NaiveTwinTests.Recorder(twinTold)).ToArray();
        for (var i = 0; i < commands.Length; i++)
        {
            var (command, own, isRouted) = commands[i];
            var order = command.Order with { OrderId = i };
            if (command.Kind != MatchCommandKind.Submit)
            {
                Assert.Equal(
                    twins[own].End(i - command.Back, null, twinListeners[own]),
                    books[own].Cancel(i - command.Back, listeners[own]));
            }
            else if (!isRouted || order.Type is not (MatchType.Limit or MatchType.Market))
            {
                twins[own].Submit(order, twinListeners[own]);
                books[own].Submit(order, listeners[own]);
            }
            else
            {
                int[] way = [own, (own + 1) % 3, (own + 2) % 3];
                MatchingBook[] real = [.. way.Select(b => books[b])];
                NaiveBook[] naive = [.. way.Select(b => twins[b])];
                Assert.Equal(
                    NaiveBook.Preview(order, MatchBounds.None, naive),
                    SmartRouter.Preview(order, real, MatchBounds.None));
                NaiveBook.Route(order, [.. way.Select(b => (twins[b], (IMatchingListener)twinListeners[b]))]);
                SmartRouter.Submit(order, real, [.. way.Select(b => listeners[b])]);
            }

            Assert.Equal(twinTold, told);
            twinTold.Clear();
            told.Clear();
            for (var b = 0; b < books.Length; b++)
            {
                NaiveTwinTests.AssertSameState(twins[b], books[b]);
            }
        }
    }

    private void OfferExample1()
    {
        Quote(MatchSide.Sell, Usdt, 30_800, 30);
        Quote(MatchSide.Sell, Usdt, 30_500, 30);
        Quote(MatchSide.Sell, Usdc, 30_000, 10);
        Quote(MatchSide.Sell, Usdc, 28_000, 10);
        Quote(MatchSide.Sell, Usdp, 35_000, 10);
        Quote(MatchSide.Sell, Usdp, 29_000, 10);
    }

    private void Quote(MatchSide side, string book, long price, long steps)
    {
        var at = Array.IndexOf(Names, book);
        _books[at].Submit(Limit(side, price, steps) with { Owner = 0 }, _told[at]);
    }

    private long Route(
        MatchSide side,
        MatchType type,
        long price,
        long steps,
        MatchTimeInForce tif = MatchTimeInForce.GoodTillCanceled)
    {
        Array.ForEach(_told, told => told.Events.Clear());
        var order = Limit(side, price, steps) with { Type = type, TimeInForce = tif };
        SmartRouter.Submit(order, _books, _told);
        return order.OrderId;
    }

    // The order of fills across the books is the order of their prices, which rise for a buyer and fall for a seller.
    private IEnumerable<(string Book, long Price, long Steps)> Fills()
    {
        var fills = Names.SelectMany(
            (name, i) => _told[i].Trades.Select(t => (name, t.PriceTicks, t.Steps, t.TakerSide)));
        return fills.OrderBy(f => f.TakerSide == MatchSide.Buy ? f.PriceTicks : -f.PriceTicks)
            .Select(f => (f.name, f.PriceTicks, f.Steps));
    }

    private long Notional() => Fills().Sum(f => f.Price * f.Steps);

    private MatchOrder Limit(MatchSide side, long price, long steps) =>
        new(++_lastId, 1, side, MatchType.Limit, MatchTimeInForce.GoodTillCanceled, price, steps, 0, 0);

    private static MatchDone Filled(long id) => new(id, 1, MatchEnd.Filled, MatchExpiry.None, 0, 0);
}
