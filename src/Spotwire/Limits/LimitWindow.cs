using Spotwire.Time;

namespace Spotwire.Limits;

/// <summary>Counts one limit in windows that are aligned to the exchange's clock. Pure: time comes in.</summary>
/// <remarks>
/// Answers overtake each other, and each tells the count of the moment when it was made. Kept are the told counts that
/// may still be the newest: an answer to a request that was sent after another answer had come is certainly newer than
/// that one and replaces it; of answers whose requests were on their way at the same time the greatest counts. What was
/// sent and told no count comes on top until such a newer answer includes it, and so does what is on its way until it
/// is answered: the sum is never below the exchange's own count.
/// </remarks>
internal sealed class LimitWindow(LimitRule rule)
{
    private readonly List<(long Order, int Count)> _told = [];
    private readonly List<(long Order, int Count)> _untold = [];
    private long _index = long.MinValue;
    private long _order;
    private int _lateCount;
    private int _countOfPrevious;

    public LimitRule Rule { get; private set; } = rule;

    /// <summary>The count as last told, with what was sent since and never answered.</summary>
    public int Used { get; private set; }

    /// <summary>What is on its way.</summary>
    public int InFlight { get; private set; }

    /// <summary>Takes another size for the same window.</summary>
    public void Resize(in LimitRule rule) => Rule = rule;

    /// <summary>Moves on to the window of the given time.</summary>
    public void MoveTo(in ClockReading now)
    {
        var index = Math.DivRem(now.ServerMicros, Rule.WindowMicros).Quotient;
        if (index == _index)
        {
            return;
        }

        if (index > _index)
        {
            // What was answered at the very end of the window may have counted in this one.
            var carried = index == _index + 1 ? _lateCount : 0;
            _countOfPrevious = index == _index + 1 ? Used : 0;
            _lateCount = 0;
            _told.Clear();
            _untold.Clear();
            Charge(carried);
        }

        // A clock that was set back keeps the counts: they are dropped when the window ends again.
        _index = index;
    }

    /// <summary>Microseconds until this window has certainly ended at the exchange.</summary>
    public long RemainingMicros(in ClockReading now) =>
        Rule.WindowMicros - (now.ServerMicros % Rule.WindowMicros);

    public bool HasRoom(int count) => (long)Used + InFlight + count <= Rule.Limit;

    /// <summary>Whether there would be room if what is on its way came to nothing.</summary>
    public bool MayHaveRoomSoon(int count) => (long)Used + count <= Rule.Limit;

    public Share Take(int count, in ClockReading now)
    {
        InFlight += count;
        return new Share(this, count, _index, _order);
    }

    /// <summary>An answer came.</summary>
    /// <param name="share">What was taken for its request.</param>
    /// <param name="told">The exchange's count in it; null where it told none.</param>
    /// <param name="cost">What the request cost, for want of a told count.</param>
    /// <param name="now">Time; the window has been moved to it.</param>
    public void Settle(in Share share, int? told, int cost, in ClockReading now)
    {
        InFlight -= share.Count;
        var isOfThisWindow = share.Index == _index;
        if (isOfThisWindow && RemainingMicros(now) <= now.UncertaintyMicros)
        {
            _lateCount += cost;
        }

        // Of a request that was on its way when the window ended, a count at least as high as the ended window's is
        // most likely that window's own.
        if (told is { } count && (isOfThisWindow || count < _countOfPrevious))
        {
            var sentAfter = share.Order;
            _told.RemoveAll(entry => entry.Order <= sentAfter);
            _untold.RemoveAll(entry => entry.Order <= sentAfter);
            Tell(count);
        }
        else
        {
            Charge(cost);
        }
    }

    /// <summary>The request never left.</summary>
    public void Release(in Share share) => InFlight -= share.Count;

    /// <summary>An answer came to a request for which nothing was taken, because the limits were not known
    /// then.</summary>
    public void Observe(int? told, int cost)
    {
        if (told is { } count)
        {
            Tell(count);
        }
        else
        {
            Charge(cost);
        }
    }

    private void Tell(int count)
    {
        _told.Add((++_order, count));
        Count();
    }

    private void Charge(int cost)
    {
        if (cost > 0)
        {
            _untold.Add((++_order, cost));
        }

        Count();
    }

    private void Count()
    {
        var used = 0;
        foreach (var (_, count) in _told)
        {
            used = Math.Max(used, count);
        }

        foreach (var (_, count) in _untold)
        {
            used += count;
        }

        Used = used;
    }

    /// <summary>What one request has taken of a window.</summary>
    /// <param name="Window">Of which.</param>
    /// <param name="Count">How much.</param>
    /// <param name="Index">Which of its windows it was.</param>
    /// <param name="Order">How many counts had been told when it was taken.</param>
    internal readonly record struct Share(LimitWindow Window, int Count, long Index, long Order);
}
