using System.Buffers.Text;
using System.IO.Compression;

namespace Spotwire.Simulator.Replay;

/// <summary>Reads captured messages, <c>&lt;receive ns&gt; &lt;message&gt;</c> a line, from plain or gzip files one
/// after the other.</summary>
internal static class CaptureReader
{
    /// <summary>All messages in order; lines that have no time in front are skipped.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<CapturedMessage> Read(IReadOnlyList<string> paths)
    {
        for (var file = 0; file < paths.Count; file++)
        {
            using var stream = Open(paths[file]);
            foreach (var line in Lines(stream))
            {
                if (Utf8Parser.TryParse(line.Span, out long nanos, out var consumed)
                    && consumed + 1 < line.Length && line.Span[consumed] == (byte)' ')
                {
                    yield return new CapturedMessage(nanos, line[(consumed + 1)..], file);
                }
            }
        }
    }

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var buffer = new byte[1 << 17];
        int start = 0, end = 0;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return buffer.AsMemory(start, length);
                start += length + 1;
                continue;
            }

            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                end -= start;
                start = 0;
            }
            else if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                if (end > 0)
                {
                    yield return buffer.AsMemory(0, end);
                }

                yield break;
            }

            end += read;
        }
    }
}
