namespace Spotwire.Books;

/// <summary>Levels in two sorted arrays, the largest key last. Cheap near the end; a change further down moves what
/// lies
/// behind it. Allocates only when it outgrows everything it ever held.</summary>
internal sealed class SortedLevels
{
    private long[] _keys = new long[256];
    private long[] _steps = new long[256];
    private int _count;

    /// <summary>How many levels stand.</summary>
    public int Count => _count;

    /// <summary>The keys, lowest first.</summary>
    public ReadOnlySpan<long> Keys => _keys.AsSpan(0, _count);

    /// <summary>The quantities by position of their keys.</summary>
    public ReadOnlySpan<long> Steps => _steps.AsSpan(0, _count);

    /// <summary>Removes every level.</summary>
    public void Clear() => _count = 0;

    /// <summary>Sets one level's quantity; 0 removes it, and removing what is not there is normal.</summary>
    public void Set(long key, long steps)
    {
        var index = FirstNotBelow(key);
        if (index < _count && _keys[index] == key)
        {
            if (steps != 0)
            {
                _steps[index] = steps;
                return;
            }

            RemoveAt(index);
        }
        else if (steps != 0)
        {
            InsertAt(index, key, steps);
        }
    }

    /// <summary>Puts a level behind the last; its key is above every other.</summary>
    public void Append(long key, long steps) => InsertAt(_count, key, steps);

    /// <summary>Removes the level with the largest key.</summary>
    public void RemoveLast() => _count--;

    /// <summary>Makes every key a multiple: the tick became finer.</summary>
    /// <exception cref="OverflowException">A price no longer fits into 64 bits.</exception>
    public void MultiplyKeys(long factor) => Multiply(_keys, factor);

    /// <summary>Makes every quantity a multiple: the step became finer.</summary>
    /// <exception cref="OverflowException">A quantity no longer fits into 64 bits.</exception>
    public void MultiplySteps(long factor) => Multiply(_steps, factor);

    private void Multiply(long[] values, long factor)
    {
        foreach (ref var value in values.AsSpan(0, _count))
        {
            value = checked(value * factor);
        }
    }

    /// <summary>The position of the lowest key that is not below the given one: from the best downwards in doubling
    /// strides, then by halving.</summary>
    private int FirstNotBelow(long key)
    {
        var keys = _keys.AsSpan(0, _count);
        var high = keys.Length;
        var stride = 1;
        while (stride <= keys.Length && keys[^stride] >= key)
        {
            high = keys.Length - stride;
            stride *= 2;
        }

        var low = stride <= keys.Length ? keys.Length - stride + 1 : 0;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void InsertAt(int index, long key, long steps)
    {
        if (_count == _keys.Length)
        {
            Array.Resize(ref _keys, _count * 2);
            Array.Resize(ref _steps, _count * 2);
        }

        var behind = _count - index;
        if (behind > 0)
        {
            Array.Copy(_keys, index, _keys, index + 1, behind);
            Array.Copy(_steps, index, _steps, index + 1, behind);
        }

        _keys[index] = key;
        _steps[index] = steps;
        _count++;
    }

    private void RemoveAt(int index)
    {
        _count--;
        var behind = _count - index;
        if (behind > 0)
        {
            Array.Copy(_keys, index + 1, _keys, index, behind);
            Array.Copy(_steps, index + 1, _steps, index, behind);
        }
    }
}
