using System.Runtime.CompilerServices;

namespace Spotwire.Transport;

/// <summary>What one owner loop waits on: a flag that anybody may raise and that waiting (<c>await signal</c>) lowers.
/// Only the owner waits, once at a time. Nothing is allocated after the first wait, and no context is
/// captured.</summary>
internal sealed class LoopSignal : ICriticalNotifyCompletion
{
    private static readonly Action Raised = static () => { };
    private Action? _state;
    private IThreadPoolWorkItem? _errand;

    /// <summary>Whether the owner runs on a thread that was lent to it, which it must not keep. It ends with the next
    /// wait, or where the owner says so.</summary>
    public bool IsOnLoan { get; private set; }

    /// <summary>Whether the flag is up, so that waiting ends at once.</summary>
    public bool IsCompleted => !IsOnLoan && ReferenceEquals(Volatile.Read(ref _state), Raised);

    /// <summary>The signal is its own awaiter.</summary>
    public LoopSignal GetAwaiter() => this;

    /// <summary>Lowers the flag; what was done before it was raised is seen after this.</summary>
    public void GetResult() => Interlocked.Exchange(ref _state, null);

    /// <summary>Raises the flag.</summary>
    /// <param name="runInline">Whether the owner may go on inside this very call: right for callbacks of sockets and
    /// timers, wrong for a caller who must not be kept.</param>
    public void Raise(bool runInline)
    {
        if (TakeOwner() is not { } owner)
        {
            return;
        }

        if (runInline)
        {
            owner();
        }
        else
        {
            Queue(owner);
        }
    }

    /// <summary>Raises the flag; an owner that waits goes on inside this very call, on a thread that it must not
    /// keep.</summary>
    public void RaiseAndLend()
    {
        if (TakeOwner() is { } owner)
        {
            IsOnLoan = true;
            owner();
        }
    }

    /// <summary>The owner has left the thread that was lent to it.</summary>
    public void EndLoan() => IsOnLoan = false;

    /// <summary>The owner's: what the thread that it runs on does once the owner waits, and so needs it no more.
    /// Another thread may be the owner by then, so that it may take as long as it likes. What was set before goes to
    /// the thread pool, and so does this where the flag is up already.</summary>
    public void SetErrand(IThreadPoolWorkItem errand)
    {
        DelegateErrand();
        _errand = errand;
    }

    /// <summary>The owner's: leaves the errand to the thread pool, because there is more to do before
    /// waiting.</summary>
    public void DelegateErrand()
    {
        if (_errand is { } errand)
        {
            _errand = null;
            ThreadPool.UnsafeQueueUserWorkItem(errand, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        // Read while this thread is the owner still.
        var (isOnLoan, errand) = (IsOnLoan, _errand);
        (IsOnLoan, _errand) = (false, null);
        if (Interlocked.CompareExchange(ref _state, continuation, null) is null)
        {
            errand?.Execute();
            return;
        }

        if (errand is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(errand, preferLocal: false);
        }

        if (isOnLoan)
        {
            Queue(continuation);
        }
        else
        {
            continuation();
        }
    }

    private static void Queue(Action owner) =>
        ThreadPool.UnsafeQueueUserWorkItem(static go => go(), owner, preferLocal: false);

    /// <summary>Raises the flag and gives the owner where it waits.</summary>
    private Action? TakeOwner()
    {
        var before = Interlocked.Exchange(ref _state, Raised);
        return ReferenceEquals(before, Raised) ? null : before;
    }
}
