using System.Runtime.CompilerServices;
using System.Text;

namespace Spotwire.Benchmarks.Floors;

/// <summary>Names of markets by their bytes: a small open table that never shrinks.</summary>
internal static unsafe class FloorSymbols
{
    private static readonly (ulong Head, byte[] Bytes, string Name)[] Table = new (ulong, byte[], string)[1024];

    /// <summary>The name up to the closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string Take(ref byte* at)
    {
        var start = at;
        while (*at != '"')
        {
            at++;
        }

        var name = new ReadOnlySpan<byte>(start, (int)(at++ - start));
        var head = (Unsafe.ReadUnaligned<ulong>(start) * 0x9E3779B97F4A7C15) + (ulong)name.Length;
        for (var slot = (int)(head >> 54); ; slot = (slot + 1) & 1023)
        {
            ref var entry = ref Table[slot];
            if (entry.Head == head && name.SequenceEqual(entry.Bytes))
            {
                return entry.Name;
            }

            if (entry.Bytes is null)
            {
                entry = (head, name.ToArray(), Encoding.UTF8.GetString(name));
                return entry.Name;
            }
        }
    }
}
