namespace Spotwire.Time;

/// <summary>Runs one thing at a time: who asks while it runs waits for the same run. The run belongs to this object,
/// not to whoever asked first, so a caller that gives up takes nothing from the others.</summary>
/// <param name="lifetime">Ends the run.</param>
/// <param name="runInline">Whether those who wait go on at once on the thread that ends the run. Each waits for a task
/// of its own: of several that wait for one task, all but one would go on by the thread pool.</param>
internal sealed class SingleFlight(CancellationToken lifetime, bool runInline)
{
    private readonly Lock _gate = new();
    private List<TaskCompletionSource>? _waiting;

    /// <summary>Joins the run, or starts one, and waits for its end.</summary>
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var end = NewEnd();
        if (Join(end, mayStart: true))
        {
            _ = CompleteAsync(work);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(end, cancellationToken) : end.Task;
    }

    /// <summary>Starts a run unless there is one, and does not wait; a failure is left to whoever asks next.</summary>
    public void Start(Func<CancellationToken, Task> work)
    {
        if (Join(null, mayStart: true))
        {
            _ = CompleteAsync(work);
        }
    }

    /// <summary>Waits until nothing runs, whatever came of it.</summary>
    public async ValueTask DrainAsync()
    {
        var end = NewEnd();
        Join(end, mayStart: false);
        await end.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task WaitAsync(TaskCompletionSource end, CancellationToken cancellationToken)
    {
        var giveUp = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), end);
        await using (giveUp.ConfigureAwait(false))
        {
            await end.Task.ConfigureAwait(false);
        }
    }

    private TaskCompletionSource NewEnd() => new(
        runInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the caller has to start the run.</summary>
    private bool Join(TaskCompletionSource? end, bool mayStart)
    {
        lock (_gate)
        {
            var isFirst = _waiting is null;
            if (isFirst && !mayStart)
            {
                end?.SetResult();
                return false;
            }

            // Visible to others before the work begins, which may end at once or call back here.
            _waiting ??= [];
            if (end is not null)
            {
                _waiting.Add(end);
            }

            return isFirst;
        }
    }

    private async Task CompleteAsync(Func<CancellationToken, Task> work)
    {
        Exception? failure = null;
        try
        {
            await work(lifetime).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }

        List<TaskCompletionSource> ended;
        lock (_gate)
        {
            ended = _waiting!;
            _waiting = null;
        }

        foreach (var end in ended)
        {
            if (failure is null)
            {
                end.TrySetResult();
            }
            else if (failure is OperationCanceledException)
            {
                end.TrySetCanceled(lifetime);
            }
            else
            {
                end.TrySetException(failure);
            }
        }
    }
}
