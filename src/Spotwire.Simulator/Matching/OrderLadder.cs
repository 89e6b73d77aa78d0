namespace Spotwire.Simulator.Matching;

/// <summary>Price levels in order, the best last, so that what changes most is cheapest to reach.</summary>
/// <param name="highestIsBest">True for bids and for stops that wait below the price.</param>
internal sealed class OrderLadder(bool highestIsBest)
{
    private readonly int _sign = highestIsBest ? 1 : -1;
    private readonly Stack<LevelQueue> _spare = new();
    private LevelQueue[] _levels = new LevelQueue[64];

    /// <summary>How many price levels there are.</summary>
    public int Count { get; private set; }

    /// <summary>The best level, or null.</summary>
    public LevelQueue? Best => Count == 0 ? null : _levels[Count - 1];

    /// <summary>The level that many places behind the best.</summary>
    public LevelQueue this[int place] => _levels[Count - 1 - place];

    /// <summary>Puts an order behind the others at its price.</summary>
    public LevelQueue Add(OrderNode node, long ticks)
    {
        var index = IndexOf(ticks);
        if (index < 0)
        {
            index = ~index;
            Insert(index, ticks);
        }

        _levels[index].Append(node);
        return _levels[index];
    }

    /// <summary>Takes an order out, and its level if it was the last one there.</summary>
    /// <returns>What others still see at its price.</returns>
    public long Remove(OrderNode node)
    {
        var level = node.Level!;
        level.Remove(node);
        var total = level.Shown;
        if (level.First is null)
        {
            RemoveAt(IndexOf(level.Ticks));
        }

        return total;
    }

    /// <summary>Takes the best level out; it must be empty.</summary>
    public void RemoveBest() => RemoveAt(Count - 1);

    /// <summary>All orders, those at the best price and the oldest first.</summary>
    public IEnumerable<OrderNode> List()
    {
        for (var place = 0; place < Count; place++)
        {
            foreach (var node in this[place].List())
            {
                yield return node;
            }
        }
    }

    private void RemoveAt(int index)
    {
        _spare.Push(_levels[index]);
        Count--;
        Array.Copy(_levels, index + 1, _levels, index, Count - index);
        _levels[Count] = null!;
    }

    private void Insert(int index, long ticks)
    {
        if (Count == _levels.Length)
        {
            Array.Resize(ref _levels, Count * 2);
        }

        Array.Copy(_levels, index, _levels, index + 1, Count - index);
        var level = _spare.TryPop(out var spare) ? spare : new LevelQueue();
        level.Ticks = ticks;
        _levels[index] = level;
        Count++;
    }

    private int IndexOf(long ticks)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _sign * _levels[middle].Ticks.CompareTo(ticks);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }
}
