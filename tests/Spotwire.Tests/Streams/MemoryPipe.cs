using System.IO.Pipelines;

namespace Spotwire.Tests.Streams;

/// <summary>Two streams joined in memory; what one end writes the other reads on the same thread.</summary>
internal sealed class MemoryPipe : Stream
{
    private readonly PipeReader _reader;
    private readonly PipeWriter _writer;

    private MemoryPipe(PipeReader reader, PipeWriter writer) => (_reader, _writer) = (reader, writer);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static (MemoryPipe Client, MemoryPipe Server) Create()
    {
        var inline = new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline,
            pauseWriterThreshold: 0, useSynchronizationContext: false);
        var up = new Pipe(inline);
        var down = new Pipe(inline);
        return (new MemoryPipe(down.Reader, up.Writer), new MemoryPipe(up.Reader, down.Writer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var result = await _reader.ReadAsync(cancellationToken);
        var count = (int)Math.Min(buffer.Length, result.Buffer.Length);
        var part = result.Buffer.Slice(0, count);
        var copied = 0;
        foreach (var segment in part)
        {
            segment.CopyTo(buffer[copied..]);
            copied += segment.Length;
        }

        _reader.AdvanceTo(part.End);
        return count;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var flush = await _writer.WriteAsync(buffer, cancellationToken);
        if (flush.IsCompleted)
        {
            throw new IOException("the other end is closed");
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _writer.Complete();
            _reader.CancelPendingRead();
            _reader.Complete();
        }

        base.Dispose(disposing);
    }
}
