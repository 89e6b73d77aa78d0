using System.Text;

namespace Spotwire.Benchmarks.Corpus;

/// <summary>Messages one after the other in one block, as a receive buffer holds them, with slack behind the
/// last.</summary>
internal sealed class MessageSet
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    public MessageSet(IReadOnlyList<string> messages)
    {
        _starts = new int[messages.Count + 1];
        for (var i = 0; i < messages.Count; i++)
        {
            _starts[i + 1] = _starts[i] + Encoding.UTF8.GetByteCount(messages[i]);
        }

        _bytes = new byte[_starts[^1] + 64];
        for (var i = 0; i < messages.Count; i++)
        {
            Encoding.UTF8.GetBytes(messages[i], _bytes.AsSpan(_starts[i]));
        }
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);
}
