using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spotwire.Benchmarks.Floors;

/// <summary>What the hand-written readers are made of: one pass, fixed layout, digits by multiplication. It may read
/// up to 64
/// bytes past a message. Nothing of the library is used here.</summary>
internal static unsafe class FloorScan
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Take(ref byte* at, ReadOnlySpan<byte> literal)
    {
        var same = new ReadOnlySpan<byte>(at, literal.Length).SequenceEqual(literal);
        at += literal.Length;
        return same;
    }

    /// <summary>Digits up to whatever is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakeInteger(ref byte* at, out long value)
    {
        var start = at;
        value = 0;
        var word = Unsafe.ReadUnaligned<ulong>(at);
        if (IsEightDigits(word))
        {
            value = EightDigits(word);
            at += 8;
        }

        for (uint digit; (digit = *at - (uint)'0') <= 9; at++)
        {
            value = (value * 10) + digit;
        }

        return at != start && at - start <= 18;
    }

    /// <summary>Up to seven digits, a point, eight digits and the closing quote; times 10^8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TakeNumber(ref byte* at, out long value)
    {
        var word = Unsafe.ReadUnaligned<ulong>(at);
        var difference = word ^ 0x2E2E2E2E2E2E2E2E;
        var hit = (difference - 0x0101010101010101) & ~difference & 0x8080808080808080;
        var bits = BitOperations.TrailingZeroCount(hit) & ~7;
        if (bits is 0 or 64)
        {
            value = 0;
            return false;
        }

        var whole = (word << (64 - bits)) | (0x3030303030303030UL >> bits);
        var point = at + (bits >> 3);
        var fraction = Unsafe.ReadUnaligned<ulong>(point + 1);
        at = point + 10;
        if (point[9] != '"')
        {
            value = 0;
            return false;
        }

        return SixteenDigits(whole, fraction, out value);
    }

    private static bool IsEightDigits(ulong word) =>
        ((word & 0xF0F0F0F0F0F0F0F0) | (((word + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) == 0x3333333333333333;

    private static long EightDigits(ulong word)
    {
        word = (word & 0x0F0F0F0F0F0F0F0F) * 2561 >> 8;
        word = (word & 0x00FF00FF00FF00FF) * 6553601 >> 16;
        return (long)((word & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SixteenDigits(ulong whole, ulong fraction, out long value)
    {
        if (!Sse41.IsSupported)
        {
            value = (EightDigits(whole) * 100_000_000) + EightDigits(fraction);
            return IsEightDigits(whole) && IsEightDigits(fraction);
        }

        var digits = Vector128.Create(whole, fraction).AsByte() - Vector128.Create((byte)'0');
        var pairs = Ssse3.MultiplyAddAdjacent(
            digits, Vector128.Create(0x010A010A010A010AUL, 0x010A010A010A010AUL).AsSByte());
        var fours = Sse2.MultiplyAddAdjacent(
            pairs, Vector128.Create(0x0001006400010064L, 0x0001006400010064L).AsInt16());
        var packed = Sse41.PackUnsignedSaturate(fours, fours);
        var eights = Sse2.MultiplyAddAdjacent(
            packed.AsInt16(), Vector128.Create(0x0001271000012710L, 0x0001271000012710L).AsInt16());
        var both = eights.AsInt64().ToScalar();
        value = ((both & 0xFFFFFFFF) * 100_000_000) + (both >>> 32);
        return Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9));
    }
}
