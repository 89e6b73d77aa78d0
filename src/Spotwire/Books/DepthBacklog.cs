using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Copies of the depth events that wait for a snapshot, oldest first. The copies are used again, so that a
/// later
/// resynchronization allocates nothing new.</summary>
/// <param name="capacity">How many events are kept; the oldest is dropped for a newer one.</param>
internal sealed class DepthBacklog(int capacity)
{
    private readonly Queue<KeptDepth> _kept = new();
    private readonly Stack<KeptDepth> _spare = new();

    /// <summary>How many events are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>The oldest event kept.</summary>
    public KeptDepth First => _kept.Peek();

    /// <summary>Keeps a copy.</summary>
    /// <param name="change">The event; it may be used again by the caller.</param>
    /// <param name="ticker">The last book ticker received before it.</param>
    /// <returns>Whether the oldest event was dropped for it.</returns>
    public bool Add(DepthBuffer change, in TopOfBook ticker)
    {
        var dropped = _kept.Count == capacity;
        if (dropped)
        {
            RemoveFirst();
        }

        var kept = _spare.Count > 0 ? _spare.Pop() : new KeptDepth();
        kept.Set(change, ticker);
        _kept.Enqueue(kept);
        return dropped;
    }

    /// <summary>Removes the oldest event; what it held is valid until the next one is added.</summary>
    public KeptDepth RemoveFirst()
    {
        var kept = _kept.Dequeue();
        _spare.Push(kept);
        return kept;
    }

    /// <summary>Removes every event.</summary>
    public void Clear()
    {
        while (_kept.Count > 0)
        {
            RemoveFirst();
        }
    }
}
