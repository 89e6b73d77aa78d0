using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Spotwire.Cli.Capture;

/// <summary>Writes captured messages as <see cref="CaptureReader"/> reads them; gzip where the file's name ends with
/// <c>.gz</c>.</summary>
internal sealed class CaptureWriter : IDisposable
{
    private readonly Stream _stream;

    private CaptureWriter(Stream stream) => _stream = stream;

    /// <summary>Begins a file, replacing one that is there.</summary>
    public static CaptureWriter Create(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        return new CaptureWriter(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionLevel.Optimal)
            : new BufferedStream(file));
    }

    /// <summary>Writes a message.</summary>
    /// <param name="receivedNanoseconds">When it arrived, in nanoseconds since 1970.</param>
    /// <param name="message">One line, as received.</param>
    public void Write(long receivedNanoseconds, ReadOnlySpan<byte> message)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{receivedNanoseconds} ");
        _stream.Write(Encoding.ASCII.GetBytes(time));
        _stream.Write(message);
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _stream.Dispose();
}
