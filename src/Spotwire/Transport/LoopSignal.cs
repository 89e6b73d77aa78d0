using System.Runtime.CompilerServices;

namespace Spotwire.Transport;

/// <summary>What one owner loop waits on: a flag that anybody may raise and that waiting (<c>await signal</c>) lowers.
/// Only the owner waits, once at a time. Nothing is allocated after the first wait, and no context is
/// captured.</summary>
internal sealed class LoopSignal : ICriticalNotifyCompletion
{
    private static readonly Action Raised = static () => { };
    private Action? _state;

    /// <summary>Whether the flag is up, so that waiting ends at once.</summary>
    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _state), Raised);

    /// <summary>The signal is its own awaiter.</summary>
    public LoopSignal GetAwaiter() => this;

    /// <summary>Lowers the flag; what was done before it was raised is seen after this.</summary>
    public void GetResult() => Interlocked.Exchange(ref _state, null);

    /// <summary>Raises the flag.</summary>
    /// <param name="runInline">Whether the owner may go on inside this very call: right for callbacks of sockets and
    /// timers, wrong for a caller who must not be kept.</param>
    public void Raise(bool runInline)
    {
        var before = Interlocked.Exchange(ref _state, Raised);
        if (before is null || ReferenceEquals(before, Raised))
        {
            return;
        }

        if (runInline)
        {
            before();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static go => go(), before, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        if (Interlocked.CompareExchange(ref _state, continuation, null) is not null)
        {
            continuation();
        }
    }
}
