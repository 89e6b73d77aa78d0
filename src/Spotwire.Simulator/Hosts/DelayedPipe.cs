namespace Spotwire.Simulator.Hosts;

/// <summary>One direction of a connection in memory: bytes arrive in order, each after its delay, from a timer's
/// callback and never from within the writer's call.</summary>
internal sealed class DelayedPipe : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan Due, ReadOnlyMemory<byte> Bytes, PipeEnd End)> _queue = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly Action<ReadOnlyMemory<byte>, PipeEnd> _deliver;
    private readonly ITimer _timer;
    private TimeSpan _lastDue;
    private bool _armed;
    private bool _ended;

    /// <summary>An empty pipe.</summary>
    /// <param name="timeProvider">Whose timers deliver.</param>
    /// <param name="deliver">Takes what arrives; called without locks held, one call at a time.</param>
    public DelayedPipe(TimeProvider timeProvider, Action<ReadOnlyMemory<byte>, PipeEnd> deliver)
    {
        _timeProvider = timeProvider;
        _start = timeProvider.GetTimestamp();
        _deliver = deliver;
        _timer = timeProvider.CreateTimer(
            static state => ((DelayedPipe)state!).Deliver(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Messages under way.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    private TimeSpan Now => _timeProvider.GetElapsedTime(_start);

    /// <summary>Sends bytes, which must not change any more, or the end of all bytes.</summary>
    public void Write(ReadOnlyMemory<byte> bytes, TimeSpan delay, PipeEnd end = PipeEnd.None)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            if (end == PipeEnd.Cut)
            {
                // What is under way is lost with the connection.
                _queue.Clear();
            }

            _ended = end != PipeEnd.None;
            var due = Now + delay;
            _lastDue = due > _lastDue || end == PipeEnd.Cut ? due : _lastDue;
            _queue.Enqueue((_lastDue, bytes, end));
            if (!_armed)
            {
                _armed = true;
                _timer.Change(_lastDue - Now, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _queue.Clear();
        }

        _timer.Dispose();
    }

    private void Deliver()
    {
        while (TryTake(out var bytes, out var end))
        {
            _deliver(bytes, end);
        }
    }

    private bool TryTake(out ReadOnlyMemory<byte> bytes, out PipeEnd end)
    {
        lock (_gate)
        {
            bytes = default;
            end = default;
            if (!_queue.TryPeek(out var next))
            {
                _armed = false;
                return false;
            }

            var now = Now;
            if (next.Due > now)
            {
                _timer.Change(next.Due - now, Timeout.InfiniteTimeSpan);
                return false;
            }

            _queue.Dequeue();
            (bytes, end) = (next.Bytes, next.End);
            return true;
        }
    }
}
