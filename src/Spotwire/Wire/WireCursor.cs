using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Spotwire.Wire;

/// <summary>Walks a message in Binance's own layout from left to right. Every method takes what it names, or returns
/// false and leaves the message to the general reader; nothing is ever skipped unseen.</summary>
/// <remarks>Everything here is inlined and the rarer ways (<see cref="WireScan"/>) get the bytes by value, so that the
/// position lives in registers: taking its address once would put every step through memory.</remarks>
internal ref struct WireCursor
{
    private ReadOnlySpan<byte> _rest;

    public WireCursor(ReadOnlySpan<byte> message) => _rest = message;

    /// <summary>Whether everything has been taken.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>What has not been taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

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

    /// <summary>Takes an integer without sign of up to 16 digits. What is taken next must not begin with a
    /// digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeInteger(out long value)
    {
        if (_rest.Length >= 16)
        {
            ref var p = ref MemoryMarshal.GetReference(_rest);
            var low = SwarDigits.ToValues(SwarDigits.Read(ref p, 0));
            var end = SwarDigits.NonDigits(low);
            if (end == 0)
            {
                return TakeLongInteger(low, out value);
            }

            var digits = BitOperations.TrailingZeroCount(end) >> 3;
            if (digits != 0 && (p != '0' || digits == 1))
            {
                value = (long)SwarDigits.Combine(low << (64 - (8 * digits)));
                Skip(digits);
                return true;
            }

            value = 0;
            return false;
        }

        var taken = WireScan.ShortInteger(_rest, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>Takes an integer with or without sign, of up to 16 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeSignedInteger(out long value)
    {
        var isNegative = Take((byte)'-');
        var taken = TakeInteger(out value);
        value = isNegative ? -value : value;
        return taken;
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
    public bool TakeNumber(out long value) => TakeBareNumber(out value) && Take((byte)'"');

    /// <summary>The same without the quotation mark. What is taken next must not begin with a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeBareNumber(out long value)
    {
        var length = _rest.Length;
        if (length >= 8)
        {
            ref var p = ref MemoryMarshal.GetReference(_rest);
            var head = SwarDigits.Read(ref p, 0);
            var digits = SwarDigits.BytesBeforeDot(head);
            if (digits != 0 && length >= digits + 9 && Unsafe.Add(ref p, digits) == '.')
            {
                var whole = SwarDigits.ToValues(head) << (64 - (8 * digits));
                var part = SwarDigits.ToValues(SwarDigits.Read(ref p, digits + 1));
                if (SwarDigits.TryCombine(whole, part, out value))
                {
                    Skip(digits + 9);
                    return true;
                }
            }
        }

        var taken = WireScan.LongNumber(_rest, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>Takes <c>,"k":"</c>, a number as <see cref="TakeNumber"/> takes it, and its quotation mark. One call
    /// instead of much inlined code: for messages with many numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeNumberField(char key, out long value)
    {
        var taken = WireScan.NumberField(_rest, key, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>The same with or without a minus sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeSignedNumberField(char key, out long value)
    {
        var taken = WireScan.SignedNumberField(_rest, key, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>Takes <c>,"k":"</c>, a number of any usual form, and its quotation mark.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeDecimalField(char key, out decimal value)
    {
        var taken = WireScan.DecimalField(_rest, key, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>Takes <c>,"k":</c> and an integer with or without sign. What is taken next must not begin with a
    /// digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeIntegerField(char key, out long value)
    {
        var taken = WireScan.IntegerField(_rest, key, out var number);
        value = number;
        return Took(taken);
    }

    /// <summary>Takes <c>,"k":</c> and a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeTimeField(char key, out ExchangeTime time)
    {
        var taken = TakeIntegerField(key, out var value);
        time = WireTime.FromWire(value);
        return taken && value >= 0;
    }

    /// <summary>Takes <c>true</c> or <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeBoolean(out bool value)
    {
        value = Take("true"u8);
        return value || Take("false"u8);
    }

    /// <summary>Takes a symbol and the quotation mark behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeSymbol(out Symbol symbol)
    {
        symbol = SymbolTable.Shared.Match(_rest, out var length);
        return Took(length + 1);
    }

    /// <summary>Takes a documented kline interval and the quotation mark behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeInterval(out KlineInterval interval)
    {
        var taken = WireIntervals.Match(_rest, out var found);
        interval = found;
        return Took(taken);
    }

    /// <summary>Takes so many bytes, which have been looked at already; none means failure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Took(int count)
    {
        Skip(count);
        return count != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeLongInteger(ulong low, out long value)
    {
        ref var p = ref MemoryMarshal.GetReference(_rest);
        var high = SwarDigits.ToValues(SwarDigits.Read(ref p, 8));
        var end = SwarDigits.NonDigits(high);
        var more = BitOperations.TrailingZeroCount(end) >> 3;
        if (p == '0')
        {
            value = 0;
            return false;
        }

        // Two shifts, because one by 64 would be one by 0; all eight need none.
        var tail = more == 8 ? high : (high << 1) << (63 - (8 * more));
        value = (long)((SwarDigits.Combine(low) * SwarDigits.PowersOfTen[more]) + SwarDigits.Combine(tail));
        Skip(8 + more);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Skip(int count) =>
        _rest = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(_rest), count), _rest.Length - count);
}
