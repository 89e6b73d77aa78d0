namespace Spotwire.Transport;

/// <summary>Ends calls whose time is over, whatever has become of them: all with the same time, so that one timer
/// serves them all and a call that is answered in time never touches it. Safe to use from several threads.</summary>
internal sealed class CallDeadlines : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(ApiCall Call, long Since)> _calls = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly ITimer _timer;
    private bool _isSet;

    /// <param name="time">The clock.</param>
    /// <param name="timeout">How long a call may take.</param>
    public CallDeadlines(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _timer = time.CreateTimer(
            static state => ((CallDeadlines)state!).OnTimer(),
            this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A call begins.</summary>
    public void Add(ApiCall call)
    {
        lock (_gate)
        {
            while (_calls.TryPeek(out var first) && first.Call.IsSettled)
            {
                _calls.Dequeue();
            }

            _calls.Enqueue((call, _time.GetTimestamp()));
            if (!_isSet)
            {
                _isSet = true;
                _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void OnTimer()
    {
        var late = new List<ApiCall>();
        lock (_gate)
        {
            _isSet = false;
            while (_calls.TryPeek(out var first))
            {
                var left = _timeout - _time.GetElapsedTime(first.Since);
                if (!first.Call.IsSettled && left > TimeSpan.Zero)
                {
                    // Timers count whole milliseconds and cut what is below.
                    _isSet = true;
                    _timer.Change(
                        TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                    break;
                }

                _calls.Dequeue();
                if (!first.Call.IsSettled)
                {
                    late.Add(first.Call);
                }
            }
        }

        foreach (var call in late)
        {
            call.Fail(CallFailure.Describe(new TimeoutException(), isCancelled: false, isTimeout: true, _timeout));
        }
    }
}
