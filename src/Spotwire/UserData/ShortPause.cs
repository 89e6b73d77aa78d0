namespace Spotwire.UserData;

/// <summary>Waiting on the client's clock that goes on exactly where it ends.</summary>
internal static class ShortPause
{
    /// <summary>Waits.</summary>
    /// <param name="span">How long; above zero.</param>
    /// <param name="options">Whose timers are used.</param>
    /// <param name="cancellationToken">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    public static async Task WaitAsync(
        TimeSpan span, SpotwireOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var over = new TaskCompletionSource(options.RunContinuationsInline
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously);

        // Timers count whole milliseconds and cut what is below.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds));
        using var timer = options.TimeProvider.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), over, whole, Timeout.InfiniteTimeSpan);
        var stopped = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), over);
        try
        {
            await over.Task.ConfigureAwait(false);
        }
        finally
        {
            // Not disposed, which would wait for a callback under way.
            stopped.Unregister();
        }
    }
}
