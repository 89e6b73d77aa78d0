using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spotwire.Wire;

/// <summary>Eight ASCII digits at a time in an ordinary 64-bit register, first digit in the lowest byte.</summary>
internal static class SwarDigits
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong Dots = 0x2E2E2E2E2E2E2E2E;
    private const ulong Ones = 0x0101010101010101;
    private const ulong Highs = 0x8080808080808080;

    public static ReadOnlySpan<ulong> PowersOfTen =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Eight bytes from an offset on; the caller has made sure that they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ref byte start, int offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));

    /// <summary>ASCII to values: a byte is 0 to 9 exactly when it was a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToValues(ulong ascii) => ascii ^ Zeros;

    /// <summary>The high bit of every byte that is no digit value. Bytes above the first such byte may be marked
    /// wrongly, the first never is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonDigits(ulong values) => ((values + 0x7676767676767676) | values) & Highs;

    /// <summary>How many bytes stand before the first full stop; 8 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BytesBeforeDot(ulong ascii)
    {
        var x = ascii ^ Dots;
        return BitOperations.TrailingZeroCount((x - Ones) & ~x & Highs) >> 3;
    }

    /// <summary>The number of which the eight values are the digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong values)
    {
        values = (values * 10) + (values >> 8);
        return (((values & 0x000000FF000000FF) * 0x000F424000000064)
            + (((values >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    /// <summary>The number of which <paramref name="whole"/> are eight digits before the point and
    /// <paramref name="part"/> eight behind it, × 10^8, both as values; false when a byte is no digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCombine(ulong whole, ulong part, out long value)
    {
        if (Ssse3.IsSupported && Sse41.IsSupported)
        {
            // Both halves at once: pairs of digits, fours, eights.
            var digits = Vector128.Create(whole, part).AsByte();
            var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((ushort)0x010A).AsSByte());
            var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064u).AsInt16());
            var packed = Sse41.PackUnsignedSaturate(fours, fours).AsInt16();
            var both = Sse2.MultiplyAddAdjacent(packed, Vector128.Create(0x0001_2710u).AsInt16());
            var eights = both.AsUInt64().ToScalar();
            value = (long)(((eights & uint.MaxValue) * 100_000_000) + (eights >> 32));
            return Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9));
        }

        value = (long)((Combine(whole) * 100_000_000) + Combine(part));
        return (NonDigits(whole) | NonDigits(part)) == 0;
    }
}
