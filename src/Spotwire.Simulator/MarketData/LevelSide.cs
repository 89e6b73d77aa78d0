namespace Spotwire.Simulator.MarketData;

/// <summary>One side of a book: prices and totals in two arrays, the best price last, so that changes near the
/// best move little.</summary>
internal sealed class LevelSide(bool isBid)
{
    private long[] _ticks = new long[64];
    private long[] _steps = new long[64];

    public int Count { get; private set; }

    public bool IsBid { get; } = isBid;

    public long BestTicks => Count == 0 ? 0 : _ticks[Count - 1];

    public long BestSteps => Count == 0 ? 0 : _steps[Count - 1];

    /// <summary>The level at a distance from the best; 0 is the best.</summary>
    public (long Ticks, long Steps) this[int depth] => (_ticks[Count - 1 - depth], _steps[Count - 1 - depth]);

    /// <summary>Sets the total at a price; zero removes the level.</summary>
    public void Set(long ticks, long steps)
    {
        var index = Find(ticks);
        if (index >= 0)
        {
            if (steps != 0)
            {
                _steps[index] = steps;
                return;
            }

            Array.Copy(_ticks, index + 1, _ticks, index, Count - index - 1);
            Array.Copy(_steps, index + 1, _steps, index, Count - index - 1);
            Count--;
            return;
        }

        if (steps != 0)
        {
            Insert(~index, ticks, steps);
        }
    }

    public void Clear() => Count = 0;

    private void Insert(int index, long ticks, long steps)
    {
        if (Count == _ticks.Length)
        {
            Array.Resize(ref _ticks, Count * 2);
            Array.Resize(ref _steps, Count * 2);
        }

        Array.Copy(_ticks, index, _ticks, index + 1, Count - index);
        Array.Copy(_steps, index, _steps, index + 1, Count - index);
        _ticks[index] = ticks;
        _steps[index] = steps;
        Count++;
    }

    private int Find(long ticks)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            var found = _ticks[middle];
            if (found == ticks)
            {
                return middle;
            }

            if (found < ticks == IsBid)
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
