namespace Spotwire.Simulator.Time;

/// <summary>Time that moves only when told to: one queue of timers, ordered by due time and then by the order in which
/// they were set, fired on the thread that runs it. Everything that takes its time from here runs the same way every
/// time. Not safe for use from several threads.</summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (long Due, long Sequence)> _queue = new();
    private readonly DateTimeOffset _start;
    private long _ticks;
    private long _sequence;

    /// <summary>Starts the clock.</summary>
    /// <param name="start">The first time it shows.</param>
    public VirtualTime(DateTimeOffset start) => _start = start;

    /// <summary>Starts the clock at 2026-01-01 00:00 UTC.</summary>
    public VirtualTime()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>The time it shows.</summary>
    public DateTimeOffset Now => _start.AddTicks(_ticks);

    /// <summary>Timers fired since the start.</summary>
    public long Fired { get; private set; }

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Always UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The time it shows.</summary>
    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    /// <summary>100 ns ticks since the start.</summary>
    public override long GetTimestamp() => _ticks;

    /// <summary>A timer that fires on the thread that runs the clock. A due time of zero fires on the next step, never
    /// at once.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Fires everything due up to a moment, in order, and stands there afterwards.</summary>
    /// <param name="moment">The time to stop at; earlier than <see cref="Now"/> does nothing.</param>
    public void RunUntil(DateTimeOffset moment)
    {
        var end = (moment - _start).Ticks;
        while (_queue.TryPeek(out _, out var next) && next.Due <= end)
        {
            Step();
        }

        _ticks = Math.Max(_ticks, end);
    }

    /// <summary>Fires everything due within a span.</summary>
    public void RunFor(TimeSpan span) => RunUntil(Now + span);

    /// <summary>Fires timers until a condition holds; it is tested before the first and after each.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="limit">Longest time that may pass.</param>
    /// <returns>Whether the condition holds.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var end = _ticks + limit.Ticks;
        while (!condition())
        {
            if (!_queue.TryPeek(out _, out var next) || next.Due > end)
            {
                _ticks = Math.Max(_ticks, end);
                return condition();
            }

            Step();
        }

        return true;
    }

    internal void Enqueue(VirtualTimer timer, TimeSpan dueTime)
    {
        timer.Sequence = ++_sequence;
        timer.Due = checked(_ticks + dueTime.Ticks);
        _queue.Enqueue(timer, (timer.Due, timer.Sequence));
    }

    private void Step()
    {
        _queue.TryDequeue(out var timer, out var at);
        if (timer!.Sequence != at.Sequence)
        {
            // Changed or disposed since: this entry no longer counts.
            return;
        }

        _ticks = Math.Max(_ticks, at.Due);
        Fired++;
        timer.Fire();
    }
}
