namespace Spotwire.Cli.Demo;

/// <summary>Waiting that goes on exactly where it is ended. Cancelling the framework's own delay continues on the
/// thread pool, and with it a seeded run would depend on the machine.</summary>
internal static class Pause
{
    /// <summary>Waits.</summary>
    /// <param name="span">How long; zero or more.</param>
    /// <param name="time">Whose timers are used.</param>
    /// <param name="cancellationToken">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    public static async Task ForAsync(TimeSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var over = new TaskCompletionSource();
        using var timer = time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), over, span, Timeout.InfiniteTimeSpan);
        using var stopped = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), over);
        await over.Task.ConfigureAwait(false);
    }
}
