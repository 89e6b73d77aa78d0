using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Spotwire.Wire;

/// <summary>The rarer ways of <see cref="WireCursor"/>. Each returns how many bytes it read, 0 for none.</summary>
internal static class WireScan
{
    private const int LongestDecimal = 40;
    private const int TextKeyLength = 6;

    /// <summary>An integer without sign of which the message ends within 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ShortInteger(ReadOnlySpan<byte> rest, out long value)
    {
        var i = 0;
        value = 0;
        while (i < rest.Length && i < 16 && char.IsAsciiDigit((char)rest[i]))
        {
            value = (value * 10) + (rest[i] - '0');
            i++;
        }

        return i > 1 && rest[0] == '0' ? 0 : i;
    }

    /// <summary>A number with nine or more digits before the point and eight behind it; × 10^8, where that
    /// fits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LongNumber(ReadOnlySpan<byte> rest, out long value)
    {
        var taken = LongParts(rest, out var whole, out var part);
        value = (long)((whole * 100_000_000) + part);
        return whole < long.MaxValue / 100_000_000 ? taken : 0;
    }

    /// <summary>The field <c>,"k":"number"</c>, the number with eight digits after the point, × 10^8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int NumberField(ReadOnlySpan<byte> rest, char key, out long value)
    {
        value = 0;
        var cursor = new WireCursor(rest);
        return TakeTextKey(ref cursor, rest, key) && cursor.TakeNumber(out value)
            ? rest.Length - cursor.Rest.Length
            : 0;
    }

    /// <summary>The same with or without a minus sign.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int SignedNumberField(ReadOnlySpan<byte> rest, char key, out long value)
    {
        value = 0;
        var cursor = new WireCursor(rest);
        if (!TakeTextKey(ref cursor, rest, key))
        {
            return 0;
        }

        var isNegative = cursor.Take((byte)'-');
        var taken = cursor.TakeNumber(out var number);
        value = isNegative ? -number : number;
        return taken ? rest.Length - cursor.Rest.Length : 0;
    }

    /// <summary>The field <c>,"k":"number"</c>, the number in any usual form, with its own digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int DecimalField(ReadOnlySpan<byte> rest, char key, out decimal value)
    {
        value = 0;
        var cursor = new WireCursor(rest);
        if (!TakeTextKey(ref cursor, rest, key))
        {
            return 0;
        }

        if (cursor.TakeNumber(out var scaled))
        {
            value = new decimal((int)(uint)scaled, (int)(scaled >> 32), 0, isNegative: false, 8);
            return rest.Length - cursor.Rest.Length;
        }

        var taken = RareDecimal(rest[TextKeyLength..], out value);
        return taken == 0 ? 0 : TextKeyLength + taken;
    }

    /// <summary>The field <c>,"k":integer</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int IntegerField(ReadOnlySpan<byte> rest, char key, out long value)
    {
        value = 0;
        var cursor = new WireCursor(rest);
        if (rest.Length < 6 || rest[0] != ',' || rest[1] != '"' || rest[2] != key || rest[3] != '"' || rest[4] != ':')
        {
            return 0;
        }

        cursor.Took(5);
        return cursor.TakeSignedInteger(out value) ? rest.Length - cursor.Rest.Length : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakeTextKey(ref WireCursor cursor, ReadOnlySpan<byte> rest, char key)
    {
        if (rest.Length < 8)
        {
            return false;
        }

        // ,"k":" in the order of the bytes; the two behind it are the number's.
        var expected = 0x0000_223A_2200_222CUL | ((ulong)key << 16);
        cursor.Took(TextKeyLength);
        return (SwarDigits.Read(ref MemoryMarshal.GetReference(rest), 0) & 0x0000_FFFF_FFFF_FFFF) == expected;
    }

    private static int RareDecimal(ReadOnlySpan<byte> rest, out decimal value)
    {
        var taken = LongParts(rest, out var whole, out var part);
        if (taken != 0 && taken < rest.Length && rest[taken] == '"')
        {
            var high = Math.BigMul(whole, 100_000_000UL, out var low);
            high += low + part < low ? 1UL : 0;
            low += part;
            value = new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)high, isNegative: false, 8);
            return taken + 1;
        }

        var length = rest[..Math.Min(rest.Length, LongestDecimal)].IndexOf((byte)'"');
        if (length >= 0 && WireNumber.TryParse(rest[..length], out var number) && number.TryToDecimal(out value))
        {
            return length + 1;
        }

        value = 0;
        return 0;
    }

    private static int LongParts(ReadOnlySpan<byte> rest, out ulong whole, out ulong part)
    {
        whole = 0;
        part = 0;
        if (rest.Length < 17)
        {
            return 0;
        }

        ref var p = ref MemoryMarshal.GetReference(rest);
        var first = SwarDigits.ToValues(SwarDigits.Read(ref p, 0));
        var second = SwarDigits.ToValues(SwarDigits.Read(ref p, 8));
        var more = BitOperations.TrailingZeroCount(SwarDigits.NonDigits(second)) >> 3;
        if (SwarDigits.NonDigits(first) != 0 || more is 0 or 8 || rest.Length < more + 17
            || rest[more + 8] != '.')
        {
            return 0;
        }

        var behind = SwarDigits.ToValues(SwarDigits.Read(ref p, more + 9));
        if (SwarDigits.NonDigits(behind) != 0)
        {
            return 0;
        }

        whole = (SwarDigits.Combine(first) * SwarDigits.PowersOfTen[more])
            + SwarDigits.Combine(second << (64 - (8 * more)));
        part = SwarDigits.Combine(behind);
        return more + 17;
    }
}
