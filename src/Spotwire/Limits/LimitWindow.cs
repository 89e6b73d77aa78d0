using Spotwire.Time;

namespace Spotwire.Limits;

/// <summary>Counts one limit in windows that are aligned to the exchange's clock. Pure: time comes in.</summary>
/// <remarks>
/// Answers overtake each other, and each tells the count of the moment when it was made. Kept are the told counts that
/// may still be the newest: an answer to a request that was sent after another answer had come is certainly newer than
/// that one and replaces it; of answers whose requests were on their way at the same time the greatest counts. What was
/// sent and told no count comes on top until such a newer answer includes it, and so does what is on its way until it
/// is answered: the sum is never below the exchange's own count.
/// The exchange counts on arrival, in the window of its own clock, which may be ahead of the estimate by the
/// uncertainty. Whatever is on its way counts in every window that it may fall into; so does what was answered when the
/// exchange may already have been in a later window, and for a while what was given up without an answer.
/// </remarks>
internal sealed class LimitWindow(LimitRule rule)
{
    /// <summary>A request that was given up without an answer reaches the exchange within this time or not at all: its
    /// connection is closed, or delivers what was written.</summary>
    public const long LongestStrayMicros = 5_000_000;

    private readonly List<(long Order, int Count)> _told = [];
    private readonly List<(long Order, int Count)> _untold = [];
    private readonly List<(long LatestIndex, int Count)> _late = [];
    private readonly List<(long Until, int Count)> _strays = [];
    private long _index = long.MinValue;
    private long _order;
    private int _countOfPrevious;
    private bool _isEverTold;

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
        var index = IndexOf(now.ServerMicros);
        if (index > _index)
        {
            _countOfPrevious = index == _index + 1 ? Used : 0;
            _told.Clear();
            _untold.Clear();
            _late.RemoveAll(late => late.LatestIndex < index);
            foreach (var (_, count) in _late)
            {
                _untold.Add((++_order, count));
            }

            Count();
        }

        // A clock that was set back keeps the counts: they are dropped when the window ends again.
        _index = index;
        if (_strays.Count > 0)
        {
            EndStrays(now);
        }
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
        AddLate(cost, now);
        var isOfThisWindow = share.Index == _index;

        // Of a request that was on its way when the window ended, a count at least as high as the ended window's is
        // most likely that window's own.
        if (told is { } count && (isOfThisWindow || count < _countOfPrevious))
        {
            Forget(_told, share.Order);
            Forget(_untold, share.Order);
            Tell(count);
        }
        else
        {
            Charge(cost);
        }
    }

    /// <summary>The request never left.</summary>
    public void Release(in Share share) => InFlight -= share.Count;

    /// <summary>The request was given up without an answer, and may still be on its way.</summary>
    public void GiveUp(in Share share, in ClockReading now)
    {
        InFlight -= share.Count;
        Strand(share.Count, now.LocalMicros);
    }

    /// <summary>A request may have been on its way when it was given up.</summary>
    /// <param name="count">The most that it counts for.</param>
    /// <param name="since">When, in local monotonic microseconds.</param>
    public void Strand(int count, long since)
    {
        if (count > 0)
        {
            _strays.Add((since + LongestStrayMicros, count));
            Count();
        }
    }

    /// <summary>Counts what no answer tells.</summary>
    public void Charge(int cost)
    {
        if (cost > 0)
        {
            _untold.Add((++_order, cost));
            if (!_isEverTold && _untold.Count > 1)
            {
                // Nothing tells such a window's count, as REST's of raw requests: one sum stands for all.
                var sum = 0;
                foreach (var (_, count) in _untold)
                {
                    sum += count;
                }

                _untold.Clear();
                _untold.Add((_order, sum));
            }
        }

        Count();
    }

    /// <summary>Drops what was noted before a request was sent whose answer tells it all.</summary>
    private static void Forget(List<(long Order, int Count)> noted, long sentAfter)
    {
        var old = 0;
        while (old < noted.Count && noted[old].Order <= sentAfter)
        {
            old++;
        }

        noted.RemoveRange(0, old);
    }

    private void Tell(int count)
    {
        _isEverTold = true;
        _told.Add((++_order, count));
        Count();
    }

    /// <summary>What is answered now the exchange counted at the latest in the window that it may be in now.</summary>
    private void AddLate(int count, in ClockReading now)
    {
        var latest = IndexOf(now.ServerMicros + now.UncertaintyMicros);
        if (count > 0 && latest > _index)
        {
            _late.Add((latest, count));
        }
    }

    /// <summary>What was given up long enough ago has arrived, in this window or before it, or never will.</summary>
    private void EndStrays(in ClockReading now)
    {
        var sinceStart = now.UncertaintyMicros + (now.ServerMicros % Rule.WindowMicros);
        for (var i = _strays.Count - 1; i >= 0; i--)
        {
            var (until, count) = _strays[i];
            var ago = now.LocalMicros - until;
            if (ago < 0)
            {
                continue;
            }

            _strays.RemoveAt(i);
            AddLate(count, now);
            Charge(ago <= sinceStart ? count : 0);
        }
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

        foreach (var (_, count) in _strays)
        {
            used += count;
        }

        Used = used;
    }

    private long IndexOf(long serverMicros) => Math.DivRem(serverMicros, Rule.WindowMicros).Quotient;

    /// <summary>What one request has taken of a window.</summary>
    /// <param name="Window">Of which.</param>
    /// <param name="Count">How much.</param>
    /// <param name="Index">Which of its windows it was.</param>
    /// <param name="Order">How many counts had been told when it was taken.</param>
    internal readonly record struct Share(LimitWindow Window, int Count, long Index, long Order);
}
