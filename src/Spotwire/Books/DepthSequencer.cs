namespace Spotwire.Books;

/// <summary>Decides by update ids alone what happens to each depth event and snapshot; it holds no levels, does no
/// I/O and
/// reads no clock. See "How to manage a local order book correctly" in web-socket-streams.md.</summary>
internal sealed class DepthSequencer
{
    private bool _hasKept;

    /// <summary>Whether a snapshot was joined, so that events are applied instead of kept.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>The last update id that the book contains; 0 until a snapshot is joined.</summary>
    public long LastUpdateId { get; private set; }

    /// <summary>The first update id of the oldest event kept for a snapshot; 0 where none is kept.</summary>
    public long FirstKeptId { get; private set; }

    /// <summary>Decides about an event and, where it is to be applied, moves on.</summary>
    /// <param name="firstUpdateId"><c>U</c> of the event.</param>
    /// <param name="finalUpdateId"><c>u</c> of the event.</param>
    public DepthVerdict Offer(long firstUpdateId, long finalUpdateId)
    {
        if (!IsJoined)
        {
            if (!_hasKept)
            {
                _hasKept = true;
                FirstKeptId = firstUpdateId;
            }

            return DepthVerdict.Keep;
        }

        if (finalUpdateId <= LastUpdateId)
        {
            return DepthVerdict.Skip;
        }

        if (firstUpdateId > LastUpdateId + 1)
        {
            return DepthVerdict.Gap;
        }

        LastUpdateId = finalUpdateId;
        return DepthVerdict.Apply;
    }

    /// <summary>Whether a snapshot is older than the first event kept, so that another one has to be fetched.</summary>
    public bool IsTooOld(long snapshotUpdateId) => _hasKept && snapshotUpdateId < FirstKeptId;

    /// <summary>Takes a snapshot as the book; the events kept are to be offered again after it.</summary>
    public void Join(long snapshotUpdateId)
    {
        IsJoined = true;
        LastUpdateId = snapshotUpdateId;
        _hasKept = false;
        FirstKeptId = 0;
    }

    /// <summary>Forgets book and events kept.</summary>
    public void Restart()
    {
        IsJoined = false;
        LastUpdateId = 0;
        _hasKept = false;
        FirstKeptId = 0;
    }
}
