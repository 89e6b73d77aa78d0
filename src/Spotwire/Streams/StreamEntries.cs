using Spotwire.Wire;

namespace Spotwire.Streams;

/// <summary>The streams of one session, in the order they were asked for, each once.</summary>
internal sealed class StreamEntries
{
    private readonly List<StreamEntry> _entries = [];
    private readonly NameTable<StreamEntry> _byName = new();

    public IReadOnlyList<StreamEntry> All => _entries;

    /// <summary>Whether every wanted stream is acknowledged.</summary>
    public bool AreSettled => !_entries.Exists(static e => e is { IsWanted: true, State: not StreamWireState.Present });

    /// <summary>The stream of this name, as it stands in a message; null where it is none of ours.</summary>
    public StreamEntry? Find(ReadOnlySpan<byte> name) => _byName.Find(name);

    /// <summary>The stream of this name, made where it is new.</summary>
    public StreamEntry Take(string name)
    {
        var made = new StreamEntry(name);
        if (_byName.Find(made.Utf8Name) is { } known)
        {
            return known;
        }

        _entries.Add(made);
        _byName.Set(made.Utf8Name, made);
        return made;
    }

    /// <summary>Forgets a stream that nobody wants and the exchange does not send.</summary>
    public void ForgetIfDone(StreamEntry entry)
    {
        if (!entry.IsWanted && entry.State == StreamWireState.Absent && _entries.Remove(entry))
        {
            _byName.Remove(entry.Utf8Name);
        }
    }

    /// <summary>The connection is gone: the exchange sends nothing any more.</summary>
    public void OnClosed()
    {
        foreach (var entry in _entries.ToArray())
        {
            entry.State = StreamWireState.Absent;
            entry.History.OnReconnected();
            ForgetIfDone(entry);
        }
    }
}
