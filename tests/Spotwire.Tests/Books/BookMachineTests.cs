using Spotwire.Books;

namespace Spotwire.Tests.Books;

public sealed class BookMachineTests
{
    private const long Second = 1_000_000;
    private readonly BookMachine _machine = new(new BookOptions(), new Random(1));

    [Fact]
    public void The_snapshot_is_fetched_at_the_first_event()
    {
        _machine.OnSubscribed(0);
        Assert.Equal((BookState.Synchronizing, 1_500_000L), (_machine.State, _machine.SnapshotDue));

        Event(5, 6, now: 40_000);

        Assert.Equal(40_000, _machine.SnapshotDue);
    }

    [Fact]
    public void A_quiet_market_gets_its_snapshot_all_the_same()
    {
        _machine.OnSubscribed(0);
        _machine.OnFetching();
        Assert.Null(_machine.SnapshotDue);
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(6, now: 2 * Second));
        Assert.Equal(BookState.Live, _machine.State);
        Assert.Equal(DepthVerdict.Apply, Event(7, 8, now: 60 * Second));
    }

    [Fact]
    public void A_gap_is_mended_after_a_wait_that_doubles_up_to_a_limit()
    {
        GoLive(0);
        Assert.Equal(DepthVerdict.Gap, Event(50, 51, now: 0));
        Assert.Equal(BookState.Synchronizing, _machine.State);
        var waits = new List<long> { _machine.SnapshotDue!.Value };
        for (var i = 0; i < 9; i++)
        {
            _machine.OnFetching();
            Assert.Equal(SnapshotVerdict.TooOld, Snapshot(40, now: 0));
            waits.Add(_machine.SnapshotDue!.Value);
        }

        for (var i = 0; i < waits.Count; i++)
        {
            var longest = Math.Min(250_000L << i, 30 * Second);
            Assert.InRange(waits[i], longest / 2, longest);
        }

        Assert.Equal(SnapshotVerdict.Joined, Snapshot(50, now: 0));
        Assert.Equal((BookState.Live, 1L), (_machine.State, _machine.Resyncs));
    }

    [Fact]
    public void The_same_seed_waits_the_same()
    {
        static long Wait(int seed)
        {
            var machine = new BookMachine(new BookOptions(), new Random(seed));
            machine.OnSubscribed(0);
            machine.OnSnapshot(DepthMessages.Snapshot(10, [(100, 5)]), machine.Epoch, 0);
            machine.OnDepth(DepthMessages.Event(20, 21, []), 0);
            return machine.SnapshotDue!.Value;
        }

        Assert.Equal(Wait(5), Wait(5));
        Assert.NotEqual(Wait(5), Wait(6));
    }

    [Fact]
    public void After_a_calm_while_the_waits_begin_anew()
    {
        GoLive(0);
        Event(50, 51, now: 0);
        Snapshot(51, now: Second);
        Event(60, 61, now: 2 * Second);
        Assert.InRange(_machine.SnapshotDue!.Value - (2 * Second), 250_000, 500_000);
        Snapshot(61, now: 3 * Second);
        Event(70, 71, now: 40 * Second);
        Assert.InRange(_machine.SnapshotDue!.Value - (40 * Second), 125_000, 250_000);
    }

    [Fact]
    public void Events_during_a_retry_do_not_hasten_it()
    {
        GoLive(0);
        Event(50, 51, now: 0);
        var due = _machine.SnapshotDue;
        Event(52, 53, now: 10);
        Assert.Equal(due, _machine.SnapshotDue);
    }

    [Fact]
    public void What_the_exchange_says_about_waiting_is_obeyed()
    {
        _machine.OnSubscribed(0);
        Event(5, 6, now: 0);
        _machine.OnFetching();
        Fail(ErrorKind.Banned, TimeSpan.FromMinutes(2), now: Second);
        Assert.Equal((BookState.Synchronizing, 121 * Second), (_machine.State, _machine.SnapshotDue));
    }

    [Fact]
    public void An_unknown_symbol_breaks_the_book_for_good()
    {
        _machine.OnSubscribed(0);
        _machine.OnFetching();
        Fail(ErrorKind.NotFound, null, now: 0);
        Assert.Equal((BookState.Broken, ErrorKind.NotFound), (_machine.State, _machine.Error!.Kind));
        _machine.OnInterrupted(0);
        _machine.OnSubscribed(0);
        Event(5, 6, now: 0);
        Assert.Equal((BookState.Broken, null), (_machine.State, _machine.SnapshotDue));
    }

    [Fact]
    public void A_lost_connection_leaves_the_book_readable_but_stale_until_it_is_built_again()
    {
        GoLive(0);
        _machine.OnInterrupted(Second);
        Assert.Equal((BookState.Stale, 10L, 1), (
            _machine.State, _machine.Follower.LastUpdateId, _machine.Follower.Book.BidCount));
        Assert.Null(_machine.SnapshotDue);

        _machine.OnSubscribed(2 * Second);
        Assert.Equal((BookState.Synchronizing, 0L, 1L), (
            _machine.State, _machine.Follower.LastUpdateId, _machine.Reconnects));

        Event(90, 91, now: 2 * Second);
        Assert.Equal(2 * Second, _machine.SnapshotDue);
        Snapshot(91, now: 3 * Second);
        Assert.Equal((BookState.Live, 1L, 0L), (_machine.State, _machine.Resyncs, _machine.Follower.Gaps));
    }

    [Fact]
    public void Messages_that_come_before_the_acknowledgement_are_kept_and_one_reconnect_is_counted()
    {
        GoLive(0);
        _machine.OnInterrupted(Second);
        Event(20, 21, now: 2 * Second);
        Assert.Equal((BookState.Synchronizing, 1L), (_machine.State, _machine.Reconnects));
        _machine.OnSubscribed(3 * Second);
        Assert.Equal((1L, 1), (_machine.Reconnects, _machine.Follower.Kept));
    }

    [Fact]
    public void A_snapshot_asked_for_before_the_connection_was_lost_is_not_taken()
    {
        _machine.OnSubscribed(0);
        _machine.OnFetching();
        var epoch = _machine.Epoch;
        _machine.OnInterrupted(0);
        _machine.OnSubscribed(0);
        Assert.Equal(
            SnapshotVerdict.NotNeeded, _machine.OnSnapshot(DepthMessages.Snapshot(10, [(100, 5)]), epoch, 0));
        Assert.Equal(BookState.Synchronizing, _machine.State);
    }

    [Fact]
    public void Ids_of_a_new_history_may_be_lower()
    {
        GoLive(0);
        _machine.OnInterrupted(0);
        _machine.OnNewHistory(0);
        _machine.OnSubscribed(0);
        _machine.OnNewHistory(0);
        Event(1, 2, now: 0);
        Assert.Equal(SnapshotVerdict.Joined, Snapshot(2, now: 0));
        Assert.Equal(DepthVerdict.Apply, Event(3, 3, now: 0));
        Assert.Equal((BookState.Live, 3L), (_machine.State, _machine.Follower.LastUpdateId));
    }

    [Fact]
    public void An_unreadable_message_is_as_good_as_a_missing_one()
    {
        GoLive(0);
        _machine.OnUnreadable(0);
        Assert.Equal((BookState.Synchronizing, 0), (_machine.State, _machine.Follower.Book.BidCount));
        Assert.NotNull(_machine.SnapshotDue);
    }

    private void GoLive(long now)
    {
        _machine.OnSubscribed(now);
        _machine.OnFetching();
        Snapshot(10, now);
        Assert.Equal(BookState.Live, _machine.State);
    }

    private DepthVerdict Event(long first, long final, long now) =>
        _machine.OnDepth(DepthMessages.Event(first, final, [(101, 1)]), now);

    private SnapshotVerdict Snapshot(long id, long now) =>
        _machine.OnSnapshot(DepthMessages.Snapshot(id, [(100, 5)]), _machine.Epoch, now);

    private void Fail(ErrorKind kind, TimeSpan? after, long now) => _machine.OnSnapshotFailed(
        new SpotwireError { Kind = kind, Message = "no", RetryAfter = after }, _machine.Epoch, now);
}
