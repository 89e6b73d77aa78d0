using System.Text;

namespace Spotwire.Streams;

/// <summary>One stream of a session: who wants it and how it stands with the exchange.</summary>
internal sealed class StreamEntry(string name)
{
    private StreamLease[] _leases = [];

    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public StreamWireState State { get; set; }

    /// <summary>Whether it was acknowledged on an earlier connection.</summary>
    public bool WasPresent { get; set; }

    /// <summary>Whether the exchange refused a message that named it among others, so that it must be asked for
    /// alone.</summary>
    public bool MustGoAlone { get; set; }

    public HistoryTracker History { get; } = new(StreamNames.KindOf(name));

    /// <summary>Who wants it; never changed in place, so that a walk over it stays valid.</summary>
    public StreamLease[] Leases => _leases;

    public bool IsWanted => _leases.Length > 0;

    public void Add(StreamLease lease) => _leases = [.. _leases, lease];

    public void Remove(StreamLease lease) => _leases = Array.FindAll(_leases, other => other != lease);
}
