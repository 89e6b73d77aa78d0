using System.Numerics;
using System.Runtime.CompilerServices;

namespace Spotwire.Wire;

/// <summary>Eight ASCII digits at a time in an ordinary 64-bit register, first digit in the lowest byte.</summary>
internal static class SwarDigits
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong Dots = 0x2E2E2E2E2E2E2E2E;
    private const ulong Ones = 0x0101010101010101;
    private const ulong Highs = 0x8080808080808080;

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
}
