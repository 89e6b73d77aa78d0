namespace Spotwire.Streams;

/// <summary>Some streams on one connection, wanted until disposed.</summary>
internal sealed class StreamLease : IAsyncDisposable
{
    private readonly TaskCompletionSource _ready;
    private Action<StreamLease>? _release;

    public StreamLease(
        IReadOnlyList<string> names, StreamHandler handler, bool runContinuationsInline, Action<StreamLease> release)
    {
        Names = names;
        Handler = handler;
        _release = release;
        _ready = new TaskCompletionSource(
            runContinuationsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The streams, in the order they are asked for, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    public StreamHandler Handler { get; }

    /// <summary>Ends when the exchange has acknowledged every stream, or with the error that makes it
    /// impossible.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The session's: the streams as it keeps them.</summary>
    public StreamEntry[] Entries { get; set; } = [];

    /// <summary>The session's: whether all of them are acknowledged on the present connection.</summary>
    public bool IsSubscribed { get; set; }

    /// <summary>The session's: whether they ever were.</summary>
    public bool WasSubscribed { get; set; }

    /// <summary>The session's: settles <see cref="Ready"/>; only the first call counts.</summary>
    public void Settle(SpotwireError? error)
    {
        if (error is null)
        {
            _ready.TrySetResult();
        }
        else if (_ready.TrySetException(new SpotwireException(error)))
        {
            // Whoever waited may have gone; the error is in the log already.
            _ = _ready.Task.Exception;
        }
    }

    /// <summary>Gives the streams back; they are unsubscribed unless somebody else wants them.</summary>
    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _release, null)?.Invoke(this);
        return ValueTask.CompletedTask;
    }
}
