namespace Spotwire.Cli.Commands;

/// <summary>The end that <c>--seconds</c> sets, joined with Ctrl-C.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _joined;
    private readonly CancellationToken _interrupted;

    private TimeLimit(TimeSpan? limit, TimeProvider timeProvider, CancellationToken interrupted)
    {
        _interrupted = interrupted;
        _time = limit is { } span ? new CancellationTokenSource(span, timeProvider) : new CancellationTokenSource();
        _joined = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, interrupted);
    }

    /// <summary>Fires when the time is over or at Ctrl-C.</summary>
    public CancellationToken Token => _joined.Token;

    /// <summary>Whether the time is over, and nobody has interrupted.</summary>
    public bool IsOver => _time.IsCancellationRequested && !_interrupted.IsCancellationRequested;

    /// <summary>Starts the time of an invocation; without <c>--seconds</c> it never ends.</summary>
    public static TimeLimit Start(Invocation invocation, CancellationToken interrupted) =>
        new(invocation.Arguments.FindSeconds("--seconds"), invocation.Host.TimeProvider, interrupted);

    public void Dispose()
    {
        _joined.Dispose();
        _time.Dispose();
    }
}
