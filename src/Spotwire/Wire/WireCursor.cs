using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Spotwire.Wire;

/// <summary>Walks a message in Binance's own layout from left to right. Every method takes what it names, or returns
/// false and leaves the message to the general reader; nothing is ever skipped unseen.</summary>
internal ref struct WireCursor
{
    private ReadOnlySpan<byte> _rest;

    public WireCursor(ReadOnlySpan<byte> message) => _rest = message;

    /// <summary>Whether everything has been taken.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    private static ReadOnlySpan<ulong> PowersOfTen =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Takes exactly these bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<byte> literal)
    {
        if (!_rest.StartsWith(literal))
        {
            return false;
        }

        Skip(literal.Length);
        return true;
    }

    /// <summary>Takes an integer without sign of up to 16 digits. What is taken next must not begin with a
    /// digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeInteger(out long value)
    {
        if (_rest.Length < 16)
        {
            return TakeShortInteger(out value);
        }

        ref var p = ref MemoryMarshal.GetReference(_rest);
        var low = SwarDigits.ToValues(Read(ref p, 0));
        var end = SwarDigits.NonDigits(low);
        if (end != 0)
        {
            var digits = BitOperations.TrailingZeroCount(end) >> 3;
            if (digits == 0 || (p == '0' && digits != 1))
            {
                value = 0;
                return false;
            }

            value = (long)SwarDigits.Combine(low << (64 - (8 * digits)));
            Skip(digits);
            return true;
        }

        var high = SwarDigits.ToValues(Read(ref p, 8));
        end = SwarDigits.NonDigits(high);
        if (p == '0')
        {
            value = 0;
            return false;
        }

        if (end == 0)
        {
            value = (long)((SwarDigits.Combine(low) * 100_000_000) + SwarDigits.Combine(high));
            Skip(16);
            return true;
        }

        var more = BitOperations.TrailingZeroCount(end) >> 3;
        var tail = (high << 1) << (63 - (8 * more));
        value = (long)((SwarDigits.Combine(low) * PowersOfTen[more]) + SwarDigits.Combine(tail));
        Skip(8 + more);
        return true;
    }

    /// <summary>Takes an integer with or without sign, of up to 16 digits.</summary>
    public bool TakeSignedInteger(out long value)
    {
        if (!_rest.IsEmpty && _rest[0] == '-')
        {
            Skip(1);
            var taken = TakeInteger(out value);
            value = -value;
            return taken;
        }

        return TakeInteger(out value);
    }

    /// <summary>Takes a time in milliseconds or microseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeTime(out ExchangeTime time)
    {
        var taken = TakeInteger(out var value);
        time = WireTime.FromWire(value);
        return taken;
    }

    /// <summary>Takes a number with exactly eight digits after the point and the quotation mark behind it; the value is
    /// that number × 10^8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeNumber(out long value)
    {
        var length = _rest.Length;
        if (length >= 10)
        {
            ref var p = ref MemoryMarshal.GetReference(_rest);
            var head = Read(ref p, 0);
            var digits = SwarDigits.BytesBeforeDot(head);
            if (digits != 0 && length >= digits + 10)
            {
                var whole = SwarDigits.ToValues(head) << (64 - (8 * digits));
                var part = SwarDigits.ToValues(Read(ref p, digits + 1));
                if ((SwarDigits.NonDigits(whole) | SwarDigits.NonDigits(part)) == 0
                    && Unsafe.Add(ref p, digits) == '.' && Unsafe.Add(ref p, digits + 9) == '"')
                {
                    value = (long)((SwarDigits.Combine(whole) * 100_000_000) + SwarDigits.Combine(part));
                    Skip(digits + 10);
                    return true;
                }
            }
        }

        return TakeLongNumber(out value);
    }

    /// <summary>The same with or without a minus sign.</summary>
    public bool TakeSignedNumber(out long value)
    {
        var negative = !_rest.IsEmpty && _rest[0] == '-';
        if (negative)
        {
            Skip(1);
        }

        var taken = TakeNumber(out value);
        value = negative ? -value : value;
        return taken;
    }

    /// <summary>Takes a number of any usual length, with or without sign, and the quotation mark behind it.</summary>
    public bool TakeDecimal(out decimal value)
    {
        const int Longest = 40;
        var length = _rest[..Math.Min(_rest.Length, Longest)].IndexOf((byte)'"');
        if (length < 0 || !WireNumber.TryParse(_rest[..length], out var number) || !number.TryToDecimal(out value))
        {
            value = 0;
            return false;
        }

        Skip(length + 1);
        return true;
    }

    /// <summary>Takes <c>true</c> or <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeBoolean(out bool value)
    {
        value = false;
        if (_rest.Length < 5)
        {
            return false;
        }

        var word = Unsafe.ReadUnaligned<uint>(ref MemoryMarshal.GetReference(_rest));
        if (word == 0x65757274)
        {
            value = true;
            Skip(4);
            return true;
        }

        if (word != 0x736C6166 || _rest[4] != 'e')
        {
            return false;
        }

        Skip(5);
        return true;
    }

    /// <summary>Takes a symbol and the quotation mark behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeSymbol(out Symbol symbol)
    {
        if (!SymbolTable.Shared.TryMatch(_rest, out symbol, out var length))
        {
            return false;
        }

        Skip(length + 1);
        return true;
    }

    /// <summary>Takes a plain text and the quotation mark behind it.</summary>
    public bool TakeText(out ReadOnlySpan<byte> text)
    {
        var length = _rest.IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0 || _rest[length] != '"')
        {
            text = default;
            return false;
        }

        text = _rest[..length];
        Skip(length + 1);
        return true;
    }

    /// <summary>Takes one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(byte expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        Skip(1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ref byte start, int offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset));

    /// <summary>An integer with less than 16 bytes left behind its start.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeShortInteger(out long value)
    {
        var i = 0;
        value = 0;
        while (i < _rest.Length && char.IsAsciiDigit((char)_rest[i]))
        {
            value = (value * 10) + (_rest[i] - '0');
            i++;
        }

        if (i == 0 || (i > 1 && _rest[0] == '0'))
        {
            return false;
        }

        Skip(i);
        return true;
    }

    /// <summary>More than eight digits before the point, or close to the end of the message.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeLongNumber(out long value)
    {
        value = 0;
        var i = 0;
        var whole = 0UL;
        while (i < _rest.Length && i < 12 && char.IsAsciiDigit((char)_rest[i]))
        {
            whole = (whole * 10) + (ulong)(_rest[i] - '0');
            i++;
        }

        if (i is 0 or 12 || _rest.Length < i + 10 || _rest[i] != '.' || _rest[i + 9] != '"')
        {
            return false;
        }

        var part = SwarDigits.ToValues(Read(ref MemoryMarshal.GetReference(_rest), i + 1));
        if (SwarDigits.NonDigits(part) != 0 || whole > (ulong)(long.MaxValue / 100_000_000) - 1)
        {
            return false;
        }

        value = (long)((whole * 100_000_000) + SwarDigits.Combine(part));
        Skip(i + 10);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Skip(int count) =>
        _rest = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(_rest), count), _rest.Length - count);
}
