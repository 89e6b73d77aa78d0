using System.Buffers.Text;
using System.IO.Compression;

namespace Spotwire.Cli.Capture;

/// <summary>Reads a file of captured messages, one a line: <c>&lt;receive ns&gt; &lt;message&gt;</c>; gzip or plain,
/// told by the first bytes.</summary>
internal sealed class CaptureReader : IDisposable
{
    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    private CaptureReader(Stream stream) => _stream = stream;

    /// <summary>Opens a file.</summary>
    public static CaptureReader Open(string path)
    {
        var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        file.Position = 0;
        return new CaptureReader(isGzip ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <summary>The next message; false at the end. The message is valid until the next call.</summary>
    /// <exception cref="FormatException">A line does not begin with a time.</exception>
    public bool TryRead(out long receivedNanoseconds, out ReadOnlySpan<byte> message)
    {
        while (TryReadLine(out var line))
        {
            line = line.TrimEnd("\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (!Utf8Parser.TryParse(line, out receivedNanoseconds, out var digits)
                || digits >= line.Length || line[digits] != (byte)' ')
            {
                throw new FormatException("A captured line begins with the time of receipt in nanoseconds.");
            }

            message = line[(digits + 1)..];
            return true;
        }

        receivedNanoseconds = 0;
        message = default;
        return false;
    }

    public void Dispose() => _stream.Dispose();

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var searched = _start;
        while (true)
        {
            var newline = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = _buffer.AsSpan(_start, searched + newline - _start);
                _start = searched + newline + 1;
                return true;
            }

            searched = _end - _start;
            if (_isAtEnd)
            {
                line = _buffer.AsSpan(_start, _end - _start);
                _start = _end;
                return !line.IsEmpty;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }
}
