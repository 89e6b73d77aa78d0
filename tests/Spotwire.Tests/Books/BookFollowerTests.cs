using CsCheck;
using Spotwire.Books;
using Spotwire.Wire;

namespace Spotwire.Tests.Books;

public sealed class BookFollowerTests
{
    private readonly BookFollower _follower = new(capacity: 100);

    [Fact]
    public void Events_before_the_snapshot_are_kept_and_then_skipped_or_applied()
    {
        Assert.Equal(DepthVerdict.Keep, Offer(5, 7));
        Assert.Equal(DepthVerdict.Keep, Offer(8, 10));
        Assert.Equal(DepthVerdict.Keep, Offer(11, 12));

        Assert.Equal(SnapshotVerdict.Joined, Snapshot(9));

        Assert.Equal((12, 2, 1, 0), (_follower.LastUpdateId, _follower.Applied, _follower.Stale, _follower.Gaps));
        Assert.Equal(0, _follower.Kept);
        Assert.Equal(DepthVerdict.Apply, Offer(13, 13));
    }

    [Fact]
    public void A_snapshot_older_than_the_first_event_is_refused_and_the_events_stay()
    {
        Offer(100, 105);
        Offer(106, 110);
        Assert.Equal(SnapshotVerdict.TooOld, Snapshot(99));
        Assert.False(_follower.IsJoined);
        Assert.Equal(2, _follower.Kept);

        Assert.Equal(SnapshotVerdict.Joined, Snapshot(100));
        Assert.Equal(110, _follower.LastUpdateId);
    }

    [Fact]
    public void Missing_events_throw_the_book_away_and_keep_the_newest()
    {
        Snapshot(10);
        Assert.Equal(DepthVerdict.Apply, Offer(11, 12));
        Assert.Equal(DepthVerdict.Gap, Offer(14, 15));
        Assert.Equal((false, 0, 1), (_follower.IsJoined, _follower.LastUpdateId, _follower.Kept));
        Assert.Equal(0, _follower.Book.BidCount);

        Assert.Equal(DepthVerdict.Keep, Offer(16, 16));
        Assert.Equal(SnapshotVerdict.TooOld, Snapshot(13));
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(15));
        Assert.Equal((16, 2, 1, 1), (_follower.LastUpdateId, _follower.Applied, _follower.Stale, _follower.Gaps));
    }

    [Fact]
    public void Missing_events_among_those_kept_ask_for_a_newer_snapshot()
    {
        Offer(5, 6);
        Offer(9, 10);
        Assert.Equal(SnapshotVerdict.Gap, Snapshot(5));
        Assert.Equal((1, 1, 0), (_follower.Kept, _follower.Gaps, _follower.Book.BidCount));
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(9));
        Assert.Equal((10, 1), (_follower.LastUpdateId, _follower.Gaps));
    }

    [Fact]
    public void An_event_that_ends_where_the_book_stands_is_stale_and_an_overlapping_one_is_applied()
    {
        Snapshot(10);
        Assert.Equal(DepthVerdict.Skip, Offer(8, 10));
        Assert.Equal(DepthVerdict.Apply, Offer(9, 11));
        Assert.Equal(DepthVerdict.Apply, Offer(12, 12));
    }

    [Fact]
    public void A_full_backlog_drops_the_oldest_and_then_needs_a_newer_snapshot()
    {
        for (var id = 1; id <= 150; id++)
        {
            Offer(id, id);
        }

        Assert.Equal(100, _follower.Kept);
        Assert.Equal(SnapshotVerdict.TooOld, Snapshot(50));
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(51));
        Assert.Equal(150, _follower.LastUpdateId);
    }

    [Fact]
    public void A_snapshot_that_is_not_needed_changes_nothing()
    {
        Snapshot(10);
        Offer(11, 11);
        Assert.Equal(SnapshotVerdict.NotNeeded, Snapshot(9));
        Assert.Equal(11, _follower.LastUpdateId);
    }

    [Fact]
    public void Where_no_other_snapshot_can_be_had_the_events_decide()
    {
        Offer(11, 12);
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(10, canFetchAgain: false));
        Assert.Equal((12, 1), (_follower.LastUpdateId, _follower.Applied));
    }

    [Fact]
    public void Book_tickers_are_compared_only_where_the_book_stands_exactly_at_their_id()
    {
        _follower.OnSnapshot(DepthMessages.Snapshot(10, [(100, 5)], [(101, 7)]), canFetchAgain: true);
        Ticker(12, 100, 5, 101, 8);
        Offer(11, 11, asks: [(101, 8)]);
        Assert.Equal((0, 0), (_follower.BookTickerAgree, _follower.BookTickerDisagree));
        Offer(12, 12);
        Assert.Equal((1, 0), (_follower.BookTickerAgree, _follower.BookTickerDisagree));
        Ticker(13, 100, 5, 101, 9);
        Offer(13, 13);
        Assert.Equal((1, 1), (_follower.BookTickerAgree, _follower.BookTickerDisagree));
        Ticker(14, 100, 6, 101, 8);
        _follower.ForgetBookTicker();
        Offer(14, 14, asks: []);
        Assert.Equal((1, 1), (_follower.BookTickerAgree, _follower.BookTickerDisagree));
    }

    [Fact]
    public void An_event_kept_is_compared_with_the_ticker_received_before_it()
    {
        Ticker(11, 100, 5, 101, 7);
        Offer(11, 11, bids: [(100, 5)]);
        Ticker(12, 100, 6, 101, 7);
        Offer(12, 13, bids: [(100, 4)]);
        _follower.OnSnapshot(DepthMessages.Snapshot(10, [(99, 5)], [(101, 7)]), canFetchAgain: false);
        Assert.Equal((1, 0), (_follower.BookTickerAgree, _follower.BookTickerDisagree));
    }

    [Fact]
    public void Whatever_is_lost_repeated_or_late_the_book_is_right_whenever_it_stands() =>
        Gen.Int[0, int.MaxValue].Sample(Disturb, iter: 300);

    private static void Disturb(int seed)
    {
        var random = new Random(seed);
        var truth = new NaiveBook();
        var follower = new BookFollower(capacity: 20);
        var id = 1000L;
        truth.Apply(DepthMessages.Event(id, id, [(100, 5)], [(110, 5)]));
        DepthBuffer? last = null;
        for (var i = 0; i < 300; i++)
        {
            var first = id + 1;
            id += random.Next(1, 5);
            var change = DepthMessages.Event(
                first, id, [(random.Next(50, 100), random.Next(4))], [(random.Next(105, 150), random.Next(4))]);
            truth.Apply(change);
            if (random.Next(20) != 0)
            {
                follower.OnDepth(change);
                if (random.Next(10) == 0)
                {
                    follower.OnDepth(random.Next(2) == 0 ? change : last ?? change);
                }

                last = change;
            }

            if (!follower.IsJoined && random.Next(5) == 0)
            {
                follower.OnSnapshot(Copy(truth, id), canFetchAgain: true);
            }

            if (follower.IsJoined && follower.LastUpdateId == id)
            {
                Assert.Equal(truth.State(), NaiveBook.State(follower.Book));
            }
        }
    }

    private static DepthBuffer Copy(NaiveBook book, long id) => DepthMessages.Snapshot(
        id,
        [.. book.Bids.Reverse().Select(level => ((long)(level.Key * 100), (long)(level.Value * 100)))],
        [.. book.Asks.Select(level => ((long)(level.Key * 100), (long)(level.Value * 100)))]);

    private DepthVerdict Offer(
        long first,
        long final,
        (long Price, long Quantity)[]? bids = null,
        (long Price, long Quantity)[]? asks = null) =>
        _follower.OnDepth(DepthMessages.Event(first, final, bids ?? [], asks));

    private SnapshotVerdict Snapshot(long id, bool canFetchAgain = true) =>
        _follower.OnSnapshot(DepthMessages.Snapshot(id, [(100, 5)]), canFetchAgain);

    private void Ticker(long id, long bid, long bidQuantity, long ask, long askQuantity) =>
        _follower.OnBookTicker(new TopOfBook(id, new(bid, 2), new(bidQuantity, 2), new(ask, 2), new(askQuantity, 2)));
}
