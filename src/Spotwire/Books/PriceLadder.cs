using System.Numerics;
using System.Runtime.CompilerServices;
using Spotwire.Streams;

namespace Spotwire.Books;

/// <summary>One side of a book: quantities in steps by price in ticks. A key is the price in ticks for bids and its
/// negative
/// for asks, so that the best key is the largest on both sides.</summary>
/// <remarks>Most changes fall near the best price, so the ticks there have a slot each, found without searching: a
/// window
/// that follows the best. What lies below the window is kept sorted. The window begins small and grows while many
/// changes
/// miss it, so that a quiet book stays small. Nothing else allocates in steady state.</remarks>
internal sealed class PriceLadder
{
    private const int FirstSlots = 512;
    private const int MostSlots = 8_192;

    /// <summary>How many changes below the window are looked at together before it may grow.</summary>
    private const int MissesLookedAt = 1_024;

    /// <summary>The window grows where one change in this many misses it.</summary>
    private const int ChangesAMiss = 8;

    private readonly SortedLevels _below = new();
    private long[] _slots = new long[FirstSlots];
    private ulong[] _isTaken = new ulong[FirstSlots / 64];
    private long _base;
    private int _best = -1;
    private int _inside;
    private long _changes;
    private int _misses;

    /// <summary>How many levels stand.</summary>
    public int Count => _inside + _below.Count;

    /// <summary>The best level.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetBest(out long key, out long steps)
    {
        // While any level stands, the best is inside the window.
        if (_best < 0)
        {
            key = 0;
            steps = 0;
            return false;
        }

        key = _base + _best;
        steps = _slots[_best];
        return true;
    }

    /// <summary>Copies the best levels, best first, as key and quantity in steps.</summary>
    /// <returns>How many were copied: the smaller of what stands and what fits.</returns>
    public int Copy(Span<BookLevel> into)
    {
        var count = 0;
        for (var slot = _best; slot >= 0 && count < into.Length; slot = TakenAtOrBelow(slot - 1))
        {
            into[count++] = new BookLevel(_base + slot, _slots[slot]);
        }

        var keys = _below.Keys;
        var steps = _below.Steps;
        for (var i = keys.Length - 1; i >= 0 && count < into.Length; i--)
        {
            into[count++] = new BookLevel(keys[i], steps[i]);
        }

        return count;
    }

    /// <summary>Removes every level.</summary>
    public void Clear()
    {
        _below.Clear();
        ClearWindow();
    }

    /// <summary>Sets one level's quantity; 0 removes it, and removing what is not there is normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(long key, long steps)
    {
        _changes++;
        var slot = key - _base;
        if ((ulong)slot < (ulong)_slots.Length)
        {
            SetInside((int)slot, steps);
        }
        else if (_best < 0 || slot > 0)
        {
            SetAbove(key, steps);
        }
        else
        {
            SetBelow(key, steps);
        }
    }

    /// <summary>Makes every key a multiple: the tick became finer.</summary>
    /// <exception cref="OverflowException">A price no longer fits into 64 bits.</exception>
    public void MultiplyKeys(long factor)
    {
        SinkBelow(_slots.Length);
        ClearWindow();
        _below.MultiplyKeys(factor);
        FollowDown();
    }

    /// <summary>Makes every quantity a multiple: the step became finer.</summary>
    /// <exception cref="OverflowException">A quantity no longer fits into 64 bits.</exception>
    public void MultiplySteps(long factor)
    {
        foreach (ref var steps in _slots.AsSpan())
        {
            steps = checked(steps * factor);
        }

        _below.MultiplySteps(factor);
    }

    /// <summary>Without branches but for the removal of the best: whether a change puts in, alters or removes cannot be
    /// foreseen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetInside(int slot, long steps)
    {
        ref var place = ref _slots[slot];
        ref var taken = ref _isTaken[slot >> 6];
        var was = place;
        place = steps;
        var bit = 1UL << slot;
        taken = (taken & ~bit) | (steps != 0 ? bit : 0);
        _inside += (steps != 0 ? 1 : 0) - (was != 0 ? 1 : 0);
        _best = Math.Max(_best, steps != 0 ? slot : -1);
        if (steps == 0 && slot == _best)
        {
            LeaveBest();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveBest()
    {
        _best = TakenAtOrBelow(_best - 1);
        if (_best < _slots.Length / 8 && _below.Count > 0)
        {
            FollowDown();
        }
    }

    /// <summary>A new best far above the old, or the first level at all: the window goes there, and what it leaves
    /// behind
    /// sinks below it in order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetAbove(long key, long steps)
    {
        if (steps == 0)
        {
            return;
        }

        var target = BaseFor(key);
        if (_best >= 0)
        {
            var shift = target - _base;
            SinkBelow((int)Math.Min(shift, _slots.Length));
            if (shift < _slots.Length)
            {
                Shift(from: (int)shift, to: 0, _slots.Length - (int)shift);
            }
        }

        _base = target;
        _best = -1;
        SetInside((int)(key - target), steps);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetBelow(long key, long steps)
    {
        _below.Set(key, steps);
        if (++_misses == MissesLookedAt)
        {
            if (_changes < (long)MissesLookedAt * ChangesAMiss && _slots.Length < MostSlots)
            {
                Grow();
            }

            _misses = 0;
            _changes = 0;
        }
    }

    /// <summary>The best has come down to the window's lower end: the window goes down with it and takes in what lay
    /// below.</summary>
    private void FollowDown()
    {
        if (Count == 0)
        {
            return;
        }

        var target = BaseFor(_best >= 0 ? _base + _best : _below.Keys[^1]);
        if (_best >= 0)
        {
            var shift = (int)(_base - target);
            Shift(from: 0, to: shift, _slots.Length - shift);
            _best += shift;
        }

        _base = target;
        TakeInFromBelow();
    }

    private void TakeInFromBelow()
    {
        while (_below.Count > 0 && _below.Keys[^1] >= _base)
        {
            var slot = (int)(_below.Keys[^1] - _base);
            _slots[slot] = _below.Steps[^1];
            _isTaken[slot >> 6] |= 1UL << slot;
            _inside++;
            _best = Math.Max(_best, slot);
            _below.RemoveLast();
        }
    }

    private void Grow()
    {
        var slots = _slots.Length * 2;
        SinkBelow(_slots.Length);
        _slots = new long[slots];
        _isTaken = new ulong[slots / 64];
        ClearWindow();
        FollowDown();
    }

    /// <summary>Where a window that has its best at a key begins: a quarter is left above for better prices. A
    /// multiple of
    /// 64, so that taken bits move by whole words.</summary>
    private long BaseFor(long key)
    {
        var room = (_slots.Length / 4 * 3) + 64;
        return key < long.MinValue + room ? long.MinValue : (key - room + 64) & ~63L;
    }

    /// <summary>Moves the levels of the lowest slots below the window, in order, and frees the slots.</summary>
    private void SinkBelow(int slots)
    {
        for (var word = 0; word < slots >> 6; word++)
        {
            for (var bits = _isTaken[word]; bits != 0; bits &= bits - 1)
            {
                var slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                _below.Append(_base + slot, _slots[slot]);
                _slots[slot] = 0;
                _inside--;
            }

            _isTaken[word] = 0;
        }
    }

    /// <summary>Moves slots with their taken bits and frees those left behind.</summary>
    private void Shift(int from, int to, int count)
    {
        Array.Copy(_slots, from, _slots, to, count);
        Array.Copy(_isTaken, from >> 6, _isTaken, to >> 6, count >> 6);
        var (start, length) = from > to ? (to + count, from - to) : (from, to - from);
        _slots.AsSpan(start, length).Clear();
        _isTaken.AsSpan(start >> 6, length >> 6).Clear();
    }

    private void ClearWindow()
    {
        if (_inside > 0)
        {
            Array.Clear(_slots);
            Array.Clear(_isTaken);
        }

        _inside = 0;
        _best = -1;
    }

    /// <summary>The highest taken slot that is not above the given one; -1 where there is none.</summary>
    private int TakenAtOrBelow(int slot)
    {
        if (slot < 0)
        {
            return -1;
        }

        var word = slot >> 6;
        var bits = _isTaken[word] & (ulong.MaxValue >> (63 - (slot & 63)));
        while (bits == 0)
        {
            if (--word < 0)
            {
                return -1;
            }

            bits = _isTaken[word];
        }

        return (word << 6) + 63 - BitOperations.LeadingZeroCount(bits);
    }
}
