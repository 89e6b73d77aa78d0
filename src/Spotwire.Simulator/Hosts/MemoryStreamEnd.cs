using System.Threading.Tasks.Sources;

namespace Spotwire.Simulator.Hosts;

/// <summary>The client's end of a connection in memory. A read that waits is completed inline by the timer that brings
/// the bytes; a write completes at once and arrives later.</summary>
internal sealed class MemoryStreamEnd : Stream, IValueTaskSource<int>
{
    private readonly Lock _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _arrived = new();
    private readonly Action<ReadOnlyMemory<byte>, PipeEnd> _send;
    private ManualResetValueTaskSourceCore<int> _source;
    private CancellationTokenRegistration _cancellation;
    private Memory<byte> _waiting;
    private bool _isWaiting;
    private PipeEnd _end;
    private bool _disposed;

    /// <summary>An open end.</summary>
    /// <param name="send">Takes what is written, or the end.</param>
    public MemoryStreamEnd(Action<ReadOnlyMemory<byte>, PipeEnd> send) => _send = send;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes or the end have arrived.</summary>
    public void Arrive(ReadOnlyMemory<byte> bytes, PipeEnd end)
    {
        int length;
        lock (_gate)
        {
            _end = end == PipeEnd.None ? _end : end;
            if (bytes.Length > 0)
            {
                _arrived.Enqueue(bytes);
            }

            if (end == PipeEnd.Cut)
            {
                _arrived.Clear();
            }

            if (!_isWaiting || (_arrived.Count == 0 && _end == PipeEnd.None))
            {
                return;
            }

            _isWaiting = false;
            length = Take(_waiting.Span);
        }

        Complete(length, end == PipeEnd.Cut ? Reset() : null);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            cancellationToken.ThrowIfCancellationRequested();
            if (_isWaiting)
            {
                throw new InvalidOperationException("A read is under way.");
            }

            if (_end == PipeEnd.Cut)
            {
                return ValueTask.FromException<int>(Reset());
            }

            if (_arrived.Count > 0 || _end == PipeEnd.Closed || buffer.Length == 0)
            {
                return new ValueTask<int>(Take(buffer.Span));
            }

            _source.Reset();
            _waiting = buffer;
            _isWaiting = true;
            var version = _source.Version;
            _cancellation = cancellationToken.UnsafeRegister(
                static (state, token) => ((MemoryStreamEnd)state!).Stop(new OperationCanceledException(token)), this);
            return new ValueTask<int>(this, version);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            cancellationToken.ThrowIfCancellationRequested();
            if (_end != PipeEnd.None)
            {
                return ValueTask.FromException(Reset());
            }
        }

        _send(buffer.ToArray(), PipeEnd.None);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        _send(buffer.AsSpan(offset, count).ToArray(), PipeEnd.None);

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A blocking read would stop the thread that brings the bytes.");

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _arrived.Clear();
        }

        _send(default, PipeEnd.Closed);
        Stop(new IOException("The connection has been closed."));
        base.Dispose(disposing);
    }

    private static IOException Reset() => new("The connection was reset.");

    private int Take(Span<byte> target)
    {
        var length = 0;
        while (length < target.Length && _arrived.TryPeek(out var bytes))
        {
            var part = Math.Min(bytes.Length, target.Length - length);
            bytes.Span[..part].CopyTo(target[length..]);
            length += part;
            if (part == bytes.Length)
            {
                _arrived.Dequeue();
            }
            else
            {
                // The rest stays in front: take the queue round once.
                Requeue(bytes[part..]);
            }
        }

        return length;
    }

    private void Requeue(ReadOnlyMemory<byte> rest)
    {
        _arrived.Dequeue();
        var behind = _arrived.ToArray();
        _arrived.Clear();
        _arrived.Enqueue(rest);
        foreach (var bytes in behind)
        {
            _arrived.Enqueue(bytes);
        }
    }

    private void Stop(Exception reason)
    {
        lock (_gate)
        {
            if (!_isWaiting)
            {
                return;
            }

            _isWaiting = false;
        }

        Complete(0, reason);
    }

    private void Complete(int length, Exception? error)
    {
        // Unregister does not wait, unlike Dispose: the callback may be what has brought us here.
        _cancellation.Unregister();
        if (error is null)
        {
            _source.SetResult(length);
        }
        else
        {
            _source.SetException(error);
        }
    }
}
