using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Spotwire.Wire;

/// <summary>Finds values by a name in UTF-8 bytes without allocating. Readers need no lock; writers take one.</summary>
/// <typeparam name="T">What stands under a name.</typeparam>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Lock _gate = new();
    private Slot?[] _slots = new Slot?[64];
    private int _count;

    /// <summary>How many names are in it.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The value under a name, or null.</summary>
    public T? Find(ReadOnlySpan<byte> name)
    {
        var hash = HashOf(name);
        var slots = Volatile.Read(ref _slots);
        for (var i = hash & (uint)(slots.Length - 1); ; i = (i + 1) & (uint)(slots.Length - 1))
        {
            var slot = slots[i];
            if (slot is null)
            {
                return null;
            }

            if (slot.Hash == hash && name.SequenceEqual(slot.Name))
            {
                return slot.Value;
            }
        }
    }

    /// <summary>Finds the name that stands at the start of a message and ends before a quotation mark, when it is at
    /// most 15 bytes long and at least 16 bytes are left; null otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? MatchShort(ReadOnlySpan<byte> message, out int length)
    {
        length = 0;
        if (message.Length < Vector128<byte>.Count)
        {
            return null;
        }

        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(message));
        var quotes = Vector128.Equals(block, Vector128.Create((byte)'"')).ExtractMostSignificantBits();
        if (quotes == 0)
        {
            return null;
        }

        length = BitOperations.TrailingZeroCount(quotes);
        var kept = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Masks), (nuint)(16 - length)) & block;
        var low = kept.AsUInt64().ToScalar();
        var high = kept.AsUInt64().GetElement(1);
        var slots = Volatile.Read(ref _slots);
        for (var i = Mix(low, high, length); ; i++)
        {
            var slot = slots[i & (uint)(slots.Length - 1)];
            if (slot is null)
            {
                return null;
            }

            if (slot.Low == low && slot.High == high && slot.Length == length)
            {
                return slot.Value;
            }
        }
    }

    /// <summary>Puts a value under a name, in place of what stood there.</summary>
    public void Set(ReadOnlySpan<byte> name, T value)
    {
        lock (_gate)
        {
            if ((_count + 1) * 2 > _slots.Length)
            {
                Rebuild(_slots.Length * 2, without: default, skip: false);
            }

            Insert(_slots, new Slot(name.ToArray(), value));
        }
    }

    /// <summary>Takes a name out.</summary>
    public void Remove(ReadOnlySpan<byte> name)
    {
        lock (_gate)
        {
            Rebuild(_slots.Length, name, skip: true);
        }
    }

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static uint HashOf(ReadOnlySpan<byte> name)
    {
        if (name.Length < Vector128<byte>.Count)
        {
            var (low, high) = Halves(name);
            return Mix(low, high, name.Length);
        }

        // First 16 and last 16 bytes: names of a market differ at the end, of different markets at the start.
        ref var start = ref MemoryMarshal.GetReference(name);
        var head = Unsafe.ReadUnaligned<ulong>(ref start) ^ (Unsafe.ReadUnaligned<ulong>(
            ref Unsafe.Add(ref start, 8)) * 0x9E3779B97F4A7C15);
        var tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, name.Length - 16))
            ^ (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, name.Length - 8)) * 0xC2B2AE3D27D4EB4F);
        return Mix(head, tail, name.Length);
    }

    private static (ulong Low, ulong High) Halves(ReadOnlySpan<byte> name)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        name.CopyTo(padded);
        return (Unsafe.ReadUnaligned<ulong>(ref padded[0]), Unsafe.ReadUnaligned<ulong>(ref padded[8]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(ulong low, ulong high, int length)
    {
        var mixed = (low ^ BitOperations.RotateLeft(high, 29) ^ (ulong)length) * 0x9E3779B97F4A7C15;
        return (uint)(mixed >> 32);
    }

    private void Insert(Slot?[] slots, Slot added)
    {
        for (var i = added.Hash & (uint)(slots.Length - 1); ; i = (i + 1) & (uint)(slots.Length - 1))
        {
            var slot = slots[i];
            if (slot is null || slot.Name.AsSpan().SequenceEqual(added.Name))
            {
                _count += slot is null ? 1 : 0;
                Volatile.Write(ref slots[i], added);
                return;
            }
        }
    }

    private void Rebuild(int size, ReadOnlySpan<byte> without, bool skip)
    {
        var old = _slots;
        var slots = new Slot?[size];
        _count = 0;
        foreach (var slot in old)
        {
            if (slot is not null && !(skip && without.SequenceEqual(slot.Name)))
            {
                Insert(slots, slot);
            }
        }

        Volatile.Write(ref _slots, slots);
    }

    private sealed class Slot
    {
        public readonly ulong Low;
        public readonly ulong High;
        public readonly uint Hash;
        public readonly int Length;
        public readonly byte[] Name;
        public readonly T Value;

        public Slot(byte[] name, T value)
        {
            Name = name;
            Value = value;
            Length = name.Length;
            Hash = HashOf(name);
            (Low, High) = name.Length < 16 ? Halves(name) : (ulong.MaxValue, ulong.MaxValue);
        }
    }
}
