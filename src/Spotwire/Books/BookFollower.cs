using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Follows one market's depth events from whatever source, live or captured: sequence, events kept for the
/// snapshot,
/// the book itself, and the comparison with book tickers. Pure: no I/O, no clock, one caller at a time.</summary>
/// <param name="capacity">How many events are kept while there is no snapshot.</param>
internal sealed class BookFollower(int capacity)
{
    private readonly DepthSequencer _sequencer = new();
    private readonly DepthBacklog _backlog = new(capacity);
    private TopOfBook _ticker;

    /// <summary>The book; empty while no snapshot is joined.</summary>
    public DepthBook Book { get; } = new();

    /// <summary>Whether the book stands.</summary>
    public bool IsJoined => _sequencer.IsJoined;

    /// <summary>The last update id that the book contains; 0 while it does not stand.</summary>
    public long LastUpdateId => _sequencer.LastUpdateId;

    /// <summary>Event time of the last event applied; the default value before any.</summary>
    public ExchangeTime EventTime { get; private set; }

    /// <summary>How many events wait for a snapshot.</summary>
    public int Kept => _backlog.Count;

    /// <summary>Depth events applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Depth events ignored because the book had all of them.</summary>
    public long Stale { get; private set; }

    /// <summary>Depth events before which others were missing.</summary>
    public long Gaps { get; private set; }

    /// <summary>Events after which the book stood at the last ticker's update id and had the ticker's top.</summary>
    public long BookTickerAgree { get; private set; }

    /// <summary>Events after which the book stood at the last ticker's update id and had another top.</summary>
    public long BookTickerDisagree { get; private set; }

    /// <summary>Takes a book ticker as the last one received.</summary>
    public void OnBookTicker(in TopOfBook ticker) => _ticker = ticker;

    /// <summary>Takes a depth event.</summary>
    /// <returns>What happened; after <see cref="DepthVerdict.Gap"/> the book is empty and the event is kept.</returns>
    /// <exception cref="OverflowException">A number does not fit the book.</exception>
    public DepthVerdict OnDepth(DepthBuffer change)
    {
        var verdict = Follow(change, _ticker);
        if (verdict == DepthVerdict.Gap)
        {
            Restart();
            Keep(change);
        }
        else if (verdict == DepthVerdict.Keep && _backlog.Add(change, _ticker))
        {
            // The oldest had to go, so a snapshot has to be at least as new as what is the oldest now.
            _sequencer.Restart();
            _sequencer.Offer(_backlog.First.Change.FirstUpdateId, _backlog.First.Change.FinalUpdateId);
        }

        return verdict;
    }

    /// <summary>Takes a snapshot and applies the events kept to it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="canFetchAgain">Whether a snapshot older than the first event kept is refused, as documented; where
    /// no other one can be had, it is taken and the events decide.</param>
    /// <exception cref="OverflowException">A number does not fit the book.</exception>
    public SnapshotVerdict OnSnapshot(DepthBuffer snapshot, bool canFetchAgain)
    {
        if (_sequencer.IsJoined)
        {
            return SnapshotVerdict.NotNeeded;
        }

        if (canFetchAgain && _sequencer.IsTooOld(snapshot.FinalUpdateId))
        {
            return SnapshotVerdict.TooOld;
        }

        Book.Load(snapshot);
        _sequencer.Join(snapshot.FinalUpdateId);
        while (_backlog.Count > 0)
        {
            var kept = _backlog.First;
            if (Follow(kept.Change, kept.Ticker) == DepthVerdict.Gap)
            {
                _sequencer.Restart();
                _sequencer.Offer(kept.Change.FirstUpdateId, kept.Change.FinalUpdateId);
                Book.Clear();
                return SnapshotVerdict.Gap;
            }

            _backlog.RemoveFirst();
        }

        return SnapshotVerdict.Joined;
    }

    /// <summary>Throws the book, the events kept and the last ticker away; the counts stay.</summary>
    public void Restart()
    {
        _sequencer.Restart();
        _backlog.Clear();
        Book.Clear();
    }

    /// <summary>Forgets the last ticker: what follows comes from another connection.</summary>
    public void ForgetBookTicker() => _ticker = default;

    private void Keep(DepthBuffer change)
    {
        _sequencer.Offer(change.FirstUpdateId, change.FinalUpdateId);
        _backlog.Add(change, _ticker);
    }

    private DepthVerdict Follow(DepthBuffer change, in TopOfBook ticker)
    {
        var verdict = _sequencer.Offer(change.FirstUpdateId, change.FinalUpdateId);
        if (verdict == DepthVerdict.Apply)
        {
            Applied++;
            EventTime = change.EventTime;
            Book.Apply(change);
            if (ticker.UpdateId == change.FinalUpdateId)
            {
                Compare(ticker);
            }
        }
        else if (verdict == DepthVerdict.Skip)
        {
            Stale++;
        }
        else if (verdict == DepthVerdict.Gap)
        {
            Gaps++;
        }

        return verdict;
    }

    private void Compare(in TopOfBook ticker)
    {
        if (ticker.Matches(Book))
        {
            BookTickerAgree++;
        }
        else
        {
            BookTickerDisagree++;
        }
    }
}
