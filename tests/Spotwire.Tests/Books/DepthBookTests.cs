using CsCheck;
using Spotwire.Books;
using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Tests.Books;

public sealed class DepthBookTests
{
    // Prices cluster around the touch of a book with a coarse tick, and now and then one sits on a finer tick or on
    // none.
    private static readonly Gen<(long Price, long Quantity)> Level = Gen.Select(
        Gen.Frequency(
            (20, Gen.Long[1, 400].Select(n => n * 50)),
            (3, Gen.Long[1, 4000].Select(n => n * 5)),
            (1, Gen.Long[1, 20000])),
        Gen.Frequency((4, Gen.Const(0L)), (10, Gen.Long[1, 30].Select(n => n * 1000)), (1, Gen.Long[1, 30000])));

    private static readonly Gen<(long Price, long Quantity)[]> Levels = Level.Array[0, 12];

    private static readonly Gen<DepthBuffer> Change = Gen.Select(
        Levels, Levels, Gen.Frequency((12, Gen.Const((byte)2)), (1, Gen.Const((byte)3)), (1, Gen.Const((byte)1))),
        (bids, asks, scale) => DepthMessages.Event(1, 1, bids, asks, scale));

    [Fact]
    public void Random_sequences_leave_the_same_book_as_sorted_dictionaries() =>
        Gen.Select(Level.Array[0, 200], Level.Array[0, 200], Change.Array[0, 60]).Sample(
            (bids, asks, changes) =>
            {
                var snapshot = DepthMessages.Snapshot(1, bids, asks);
                var (book, naive) = (new DepthBook(), new NaiveBook());
                naive.Load(snapshot);
                book.Load(snapshot);
                foreach (var change in changes)
                {
                    naive.Apply(change);
                    book.Apply(change);
                    Assert.Equal(naive.State(), NaiveBook.State(book));
                }
            },
            iter: 100);

    [Fact]
    public void A_long_walk_of_the_touch_leaves_the_same_book()
    {
        var random = new Random(7);
        var (book, naive) = (new DepthBook(), new NaiveBook());
        var middle = 1_000_000L;
        for (var i = 0; i < 10_000; i++)
        {
            middle += random.Next(-40, 41) + (random.Next(2000) == 0 ? random.Next(-30_000, 30_000) : 0);
            var bids = Side(random, middle, -1);
            var asks = Side(random, middle, 1);
            var change = DepthMessages.Event(1, 1, bids, asks, 8);
            naive.Apply(change);
            book.Apply(change);
            if (i % 500 == 0)
            {
                Assert.Equal(naive.State(), NaiveBook.State(book));
            }
        }

        Assert.Equal(naive.State(), NaiveBook.State(book));
    }

    [Fact]
    public void A_price_off_the_tick_makes_the_tick_finer_and_changes_no_other_price()
    {
        var book = new DepthBook();
        book.Load(DepthMessages.Snapshot(1, [(1000, 500), (900, 700)], [(1100, 300)]));
        Assert.Equal(new ScaledNumber(100, 2), book.TickSize);
        Assert.Equal(new ScaledNumber(100, 2), book.StepSize);

        book.Apply(DepthMessages.Event(2, 2, [(975, 501)]));

        Assert.Equal(new ScaledNumber(25, 2), book.TickSize);
        Assert.Equal(new ScaledNumber(1, 2), book.StepSize);
        var bids = new BookLevel[5];
        Assert.Equal(3, book.CopyBids(bids));
        Assert.Equal([new(1000, 500), new(975, 501), new(900, 700)], bids[..3]);
        Assert.True(book.TryGetBestAsk(out var ask, out _));
        Assert.Equal(11.00m, ask.ToDecimal());
    }

    [Fact]
    public void Messages_of_another_scale_mean_the_same_prices()
    {
        var book = new DepthBook();
        book.Load(DepthMessages.Snapshot(1, [(1000, 500)], [], scale: 2));
        book.Apply(DepthMessages.Event(2, 2, [(100_000_000, 70_000_000)], [], scale: 7));
        book.Apply(DepthMessages.Event(3, 3, [(9, 4)], [], scale: 0));

        Assert.Equal(2, book.BidCount);
        Assert.True(book.TryGetBestBid(out var best, out var quantity));
        Assert.Equal((10m, 7m), (best.ToDecimal(), quantity.ToDecimal()));
        var bids = new BookLevel[1];
        Assert.Equal(1, book.CopyBids(bids));
        book.Apply(DepthMessages.Event(4, 4, [(10, 0)], [], scale: 0));
        Assert.True(book.TryGetBestBid(out best, out quantity));
        Assert.Equal((9m, 4m), (best.ToDecimal(), quantity.ToDecimal()));
    }

    [Fact]
    public void Removing_a_level_that_is_not_there_is_normal()
    {
        var book = new DepthBook();
        book.Load(DepthMessages.Snapshot(1, [(1000, 500)], []));
        book.Apply(DepthMessages.Event(2, 2, [(999, 0), (1001, 0)], [(1002, 0)]));
        Assert.Equal((1, 0), (book.BidCount, book.AskCount));
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused_instead_of_bent()
    {
        var book = new DepthBook();
        book.Load(DepthMessages.Snapshot(1, [(1000, 500)], []));
        Assert.Throws<OverflowException>(() => book.Apply(DepthMessages.Event(2, 2, [(-1, 5)])));
        var huge = DepthMessages.Event(2, 2, [(long.MaxValue, 5)], [], scale: 0);
        Assert.Throws<OverflowException>(() => book.Apply(huge));
    }

    [Fact]
    public void Dividing_exactly_agrees_with_the_remainder() =>
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Long[0, long.MaxValue], Gen.Long[0, 1000]).Sample(
            (divisor, other, count) =>
            {
                Check(divisor, other);
                Check((divisor % 100_000) + 1, other);
                if (divisor < long.MaxValue / 1001)
                {
                    Check(divisor, divisor * count);
                }

                Check(divisor, -other);
            });

    private static void Check(long divisor, long value)
    {
        var whole = new ExactDivisor(divisor).TryDivide(value, out var quotient);
        Assert.Equal(value >= 0 && value % divisor == 0, whole);
        if (whole)
        {
            Assert.Equal(value / divisor, quotient);
        }
    }

    private static (long Price, long Quantity)[] Side(Random random, long middle, int sign) =>
        [.. Enumerable.Range(0, 10).Select(_ => (
            (middle + (sign * (long)(-Math.Log(1 - random.NextDouble()) * 1500))) * 1_000_000,
            random.Next(3) == 0 ? 0 : random.Next(1, 100_000) * 1000L))];
}
