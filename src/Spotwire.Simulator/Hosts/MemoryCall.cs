namespace Spotwire.Simulator.Hosts;

/// <summary>A REST request on its way through memory: there, through the exchange, and back, each step from a
/// timer.</summary>
internal sealed class MemoryCall
{
    private readonly TaskCompletionSource<ExchangeResponse> _completion = new();
    private readonly TimeProvider _timeProvider;
    private readonly Action _arrive;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _timer;
    private ExchangeResponse? _response;
    private bool _isReturning;

    /// <summary>A request that has not left yet.</summary>
    /// <param name="timeProvider">Whose timers carry it.</param>
    /// <param name="arrive">What happens when it arrives; must call <see cref="Return"/> or leave it lost.</param>
    public MemoryCall(TimeProvider timeProvider, Action<MemoryCall> arrive)
    {
        _timeProvider = timeProvider;
        _arrive = () => arrive(this);
    }

    public Task<ExchangeResponse> Completion => _completion.Task;

    /// <summary>Sends it off.</summary>
    public void Start(TimeSpan delay, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken.UnsafeRegister(
            static (state, token) => ((MemoryCall)state!)._completion.TrySetCanceled(token), this);
        Set(delay);
    }

    /// <summary>Sends the answer back, or null where the connection breaks.</summary>
    public void Return(ExchangeResponse? response, TimeSpan delay)
    {
        _response = response;
        _isReturning = true;
        Set(delay);
    }

    private void Set(TimeSpan delay)
    {
        _timer?.Dispose();
        _timer = _timeProvider.CreateTimer(
            static state => ((MemoryCall)state!).OnTimer(), this, delay, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        if (!_isReturning)
        {
            _arrive();
            return;
        }

        _timer?.Dispose();
        _cancellation.Unregister();
        if (_response is { } response)
        {
            _completion.TrySetResult(response);
        }
        else
        {
            _completion.TrySetException(new HttpRequestException(
                HttpRequestError.ResponseEnded, "The connection broke before the answer."));
        }
    }
}
