namespace Spotwire.Simulator.Time;

/// <summary>A timer of <see cref="VirtualTime"/>.</summary>
internal sealed class VirtualTimer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    /// <summary>Which of its queue entries counts; 0 while it is stopped.</summary>
    public long Sequence { get; set; }

    public long Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _period = period;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            Sequence = 0;
            return true;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        clock.Enqueue(this, dueTime);
        return true;
    }

    public void Fire()
    {
        Sequence = 0;
        if (_period > TimeSpan.Zero)
        {
            clock.Enqueue(this, _period);
        }

        callback(state);
    }

    public void Dispose()
    {
        _disposed = true;
        Sequence = 0;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
