namespace Spotwire.Time;

/// <summary>Runs one thing at a time: who asks while it runs waits for the same run. The run belongs to this object,
/// not to whoever asked first, so a caller that gives up takes nothing from the others.</summary>
internal sealed class SingleFlight(CancellationToken lifetime)
{
    private readonly Lock _gate = new();
    private Task? _running;

    /// <summary>Joins the run, or starts one, and waits for its end.</summary>
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var run = Join(work);
        return cancellationToken.CanBeCanceled ? run.WaitAsync(cancellationToken) : run;
    }

    /// <summary>Starts a run unless there is one, and does not wait; a failure is left to whoever asks next.</summary>
    public void Start(Func<CancellationToken, Task> work) =>
        _ = Join(work).ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    /// <summary>Waits until nothing runs, whatever came of it.</summary>
    public async ValueTask DrainAsync()
    {
        Task? running;
        lock (_gate)
        {
            running = _running;
        }

        if (running is not null)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Join(Func<CancellationToken, Task> work)
    {
        var first = new TaskCompletionSource();
        lock (_gate)
        {
            if (_running is { IsCompleted: false })
            {
                return _running;
            }

            // Visible to others before the work begins, which may complete at once or call back here.
            _running = first.Task;
        }

        _ = CompleteAsync(work, first);
        return first.Task;
    }

    private async Task CompleteAsync(Func<CancellationToken, Task> work, TaskCompletionSource done)
    {
        try
        {
            await work(lifetime).ConfigureAwait(false);
            done.SetResult();
        }
        catch (OperationCanceledException)
        {
            done.SetCanceled(lifetime);
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }
}
