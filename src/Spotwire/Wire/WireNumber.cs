namespace Spotwire.Wire;

/// <summary>A number exactly as the wire spells it: every digit, trailing zeros included.</summary>
internal readonly struct WireNumber
{
    private const int MostDigits = 38;
    private readonly UInt128 _magnitude;
    private readonly bool _negative;
    private readonly byte _scale;

    private WireNumber(UInt128 magnitude, bool negative, int scale)
    {
        _magnitude = magnitude;
        _negative = negative;
        _scale = (byte)scale;
    }

    /// <summary>Reads <c>[-]digits[.digits]</c> and nothing else: no exponent, no plus, no white space.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out WireNumber number)
    {
        number = default;
        var negative = !text.IsEmpty && text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        if (text.IsEmpty || text.Length > MostDigits + 1 || text[0] == '.' || text[^1] == '.')
        {
            return false;
        }

        var dot = -1;
        UInt128 magnitude = 0;
        ulong run = 0;
        ulong runPower = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && dot < 0)
            {
                dot = i;
                continue;
            }

            if (!char.IsAsciiDigit((char)c))
            {
                return false;
            }

            run = (run * 10) + (ulong)(c - '0');
            runPower *= 10;
            if (runPower == 1_000_000_000_000_000_000)
            {
                magnitude = (magnitude * runPower) + run;
                run = 0;
                runPower = 1;
            }
        }

        if (dot < 0 && text.Length > MostDigits)
        {
            return false;
        }

        number = new WireNumber((magnitude * runPower) + run, negative, dot < 0 ? 0 : text.Length - dot - 1);
        return true;
    }

    /// <summary>The same value with the same number of decimals; false when a <see cref="decimal"/> cannot hold it
    /// exactly.</summary>
    public bool TryToDecimal(out decimal value)
    {
        if (_scale > 28 || _magnitude >> 96 != 0)
        {
            value = 0;
            return false;
        }

        var low = (ulong)_magnitude;
        var high = (ulong)(_magnitude >> 64);
        value = new decimal((int)(uint)low, (int)(uint)(low >> 32), (int)(uint)high, _negative, _scale);
        return true;
    }

    /// <summary>The same value without trailing zeros; false when a 64-bit integer cannot hold it exactly.</summary>
    public bool TryToScaled(out ScaledNumber value)
    {
        var magnitude = _magnitude;
        int scale = _scale;
        while (scale > 0)
        {
            var (quotient, remainder) = UInt128.DivRem(magnitude, 10);
            if (remainder != 0)
            {
                break;
            }

            magnitude = quotient;
            scale--;
        }

        if (scale > 18 || magnitude > long.MaxValue)
        {
            value = default;
            return false;
        }

        value = new ScaledNumber(_negative ? -(long)magnitude : (long)magnitude, (byte)scale);
        return true;
    }
}
