namespace Spotwire.Simulator.Streams;

/// <summary>Levels that have changed since the last depth message of a speed. The newest total is kept here, not
/// looked up later: a replay's book may stand ahead of its messages.</summary>
internal sealed class DepthChanges
{
    private readonly Dictionary<long, long> _bids = [];
    private readonly Dictionary<long, long> _asks = [];

    public bool IsEmpty => FinalId == 0;

    public long FirstId { get; private set; }

    /// <summary>Last update id in it; 0 while it is empty.</summary>
    public long FinalId { get; private set; }

    public void Set(bool isBid, long ticks, long steps) => (isBid ? _bids : _asks)[ticks] = steps;

    public void Close(long firstId, long finalId)
    {
        FirstId = IsEmpty ? firstId : FirstId;
        FinalId = finalId;
    }

    public void Clear()
    {
        _bids.Clear();
        _asks.Clear();
        FirstId = FinalId = 0;
    }

    /// <summary>The changed levels of a side, the best first.</summary>
    public IEnumerable<KeyValuePair<long, long>> Levels(bool isBid)
    {
        var levels = (isBid ? _bids : _asks).ToArray();
        Array.Sort(levels, (x, y) => isBid ? y.Key.CompareTo(x.Key) : x.Key.CompareTo(y.Key));
        return levels;
    }
}
