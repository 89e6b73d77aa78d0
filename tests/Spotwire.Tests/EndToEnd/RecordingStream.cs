using System.Text;

namespace Spotwire.Tests.EndToEnd;

/// <summary>A byte stream that passes everything on and writes down the WebSocket text messages in both
/// directions.</summary>
internal sealed class RecordingStream(Stream inner, WireRecorder recorder) : Stream
{
    private readonly FrameTap _sent = new(text => recorder.AddSent(text));
    private readonly FrameTap _received = new(text => recorder.AddReceived(text));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        _received.Add(buffer.AsSpan(offset, read));
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _received.Add(buffer.Span[..read]);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _sent.Add(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _sent.Add(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Cuts one direction into messages: first the HTTP head of the handshake, then frames.</summary>
    private sealed class FrameTap(FrameTap.OnText tell)
    {
        private readonly List<byte> _bytes = [];
        private readonly List<byte> _message = [];
        private bool _isPastHead;

        public delegate void OnText(ReadOnlySpan<byte> text);

        public void Add(ReadOnlySpan<byte> bytes)
        {
            _bytes.AddRange(bytes);
            if (!_isPastHead)
            {
                var head = Encoding.Latin1.GetString([.. _bytes]);
                var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end < 0)
                {
                    return;
                }

                _isPastHead = true;
                _bytes.RemoveRange(0, end + 4);
            }

            while (TryTakeFrame())
            {
            }
        }

        private bool TryTakeFrame()
        {
            if (_bytes.Count < 2)
            {
                return false;
            }

            var (opcode, isLast) = (_bytes[0] & 0x0F, (_bytes[0] & 0x80) != 0);
            var isMasked = (_bytes[1] & 0x80) != 0;
            var at = 2;
            long length = _bytes[1] & 0x7F;
            var extended = length switch { 126 => 2, 127 => 8, _ => 0 };
            if (_bytes.Count < at + extended + (isMasked ? 4 : 0))
            {
                return false;
            }

            if (extended > 0)
            {
                length = 0;
                for (var i = 0; i < extended; i++)
                {
                    length = (length << 8) | _bytes[at++];
                }
            }

            var mask = isMasked ? _bytes.GetRange(at, 4) : [0, 0, 0, 0];
            at += isMasked ? 4 : 0;
            if (_bytes.Count < at + length)
            {
                return false;
            }

            if (opcode is 0 or 1)
            {
                for (var i = 0; i < length; i++)
                {
                    _message.Add((byte)(_bytes[at + i] ^ mask[i % 4]));
                }

                if (isLast)
                {
                    tell([.. _message]);
                    _message.Clear();
                }
            }

            _bytes.RemoveRange(0, at + (int)length);
            return true;
        }
    }
}
