using Spotwire.Time;

namespace Spotwire.Limits;

/// <summary>What was sent before the limits were known: the questions for the time and for the limits themselves, of
/// every client of the process. The exchange counts them, so they count here as soon as there are windows to count
/// them in. Pure: time comes in.</summary>
internal sealed class EarlyRequests
{
    private readonly List<Entry> _entries = [];

    /// <summary>A request is about to leave.</summary>
    /// <param name="reservation">What it was allowed by.</param>
    /// <param name="most">The most that it may cost.</param>
    public void Add(LimitReservation reservation, LimitAnswer most) => _entries.Add(new Entry(reservation, most));

    /// <summary>An answer came, or will not come.</summary>
    public void Settle(LimitReservation reservation, LimitAnswer answer, in ClockReading now)
    {
        if (_entries.Find(entry => entry.Reservation == reservation) is not { } settled)
        {
            return;
        }

        (settled.Cost, settled.EndedAt) = (answer, now.LocalMicros);
        if (!_entries.Exists(entry => entry.EndedAt is null))
        {
            // Whatever is sent from now on is counted by the exchange after these, and its answers tell them too.
            var forgotten = now.LocalMicros - LimitWindow.LongestStrayMicros;
            _entries.RemoveAll(entry => !entry.Cost.MayStillArrive || entry.EndedAt <= forgotten);
        }
    }

    /// <summary>Nothing left the machine.</summary>
    public void Release(LimitReservation reservation) =>
        _entries.RemoveAll(entry => entry.Reservation == reservation);

    /// <summary>The limits are known: counts everything in the windows that its reservation has nothing of
    /// yet.</summary>
    /// <param name="windowsOf">The windows of the address and of an account, moved to <paramref name="now"/>.</param>
    /// <param name="costIn">What an answer means in a window.</param>
    /// <param name="now">Time.</param>
    public void CountIn(
        Func<string?, IEnumerable<LimitWindow>> windowsOf,
        Func<LimitWindow, LimitAnswer, int> costIn,
        in ClockReading now)
    {
        // What is on its way first, so that its answers, which may not tell of the others, leave the others alone.
        foreach (var entry in _entries.OrderBy(entry => entry.EndedAt is not null))
        {
            var shares = entry.Reservation.Shares;
            foreach (var window in windowsOf(entry.Reservation.Account))
            {
                if (shares.Exists(share => share.Window == window))
                {
                    continue;
                }

                var count = costIn(window, entry.Cost);
                if (entry.EndedAt is not { } endedAt)
                {
                    shares.Add(window.Take(count, now));
                }
                else if (entry.Cost.MayStillArrive)
                {
                    window.Strand(count, endedAt);
                }
                else
                {
                    window.Charge(count);
                }
            }
        }

        _entries.Clear();
    }

    private sealed class Entry(LimitReservation reservation, LimitAnswer most)
    {
        public LimitReservation Reservation { get; } = reservation;

        /// <summary>What it costs, or the most that it may.</summary>
        public LimitAnswer Cost { get; set; } = most;

        /// <summary>Local monotonic microseconds; null while it is on its way.</summary>
        public long? EndedAt { get; set; }
    }
}
