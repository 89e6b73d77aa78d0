using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>Reads decimals from the wire: exactly, with all their digits, or not at all.</summary>
internal static class ExactDecimal
{
    private const int MaxScale = 28;
    private static readonly UInt128 MaxMantissa = (UInt128.One << 96) - 1;

    /// <summary>The value of a JSON number, or of a string that holds one.</summary>
    /// <exception cref="JsonException">It is no number, or a <see cref="decimal"/> cannot hold it exactly.</exception>
    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            throw new JsonException("A decimal is expected.");
        }

        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            return Parse(reader.ValueSpan);
        }

        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        Span<byte> copy = stackalloc byte[256];
        if (length > copy.Length)
        {
            throw new JsonException("A decimal is too long.");
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            return Parse(copy[..reader.CopyString(copy)]);
        }

        var rest = copy;
        foreach (var part in reader.ValueSequence)
        {
            part.Span.CopyTo(rest);
            rest = rest[part.Length..];
        }

        return Parse(copy[..(int)length]);
    }

    /// <summary>The value of a text such as <c>-12.3400</c> or <c>1e-7</c>; trailing zeros are kept.</summary>
    /// <exception cref="JsonException">It is no number, or a <see cref="decimal"/> cannot hold it exactly.</exception>
    public static decimal Parse(ReadOnlySpan<byte> text) =>
        TryParse(text, out var value) ? value : throw new JsonException("Not a decimal that can be held exactly.");

    private static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var negative = text is [(byte)'-', ..];
        var i = negative ? 1 : 0;
        var mantissa = UInt128.Zero;
        var scale = 0;
        var digits = 0;
        var pointSeen = false;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && !pointSeen)
            {
                pointSeen = true;
                continue;
            }

            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                break;
            }

            digits++;
            scale += pointSeen ? 1 : 0;

            // Far beyond what a decimal holds and far below what would overflow here: only zeros may follow.
            if (mantissa > MaxMantissa * 10)
            {
                if (digit != 0)
                {
                    return false;
                }

                scale--;
                continue;
            }

            mantissa = (mantissa * 10) + digit;
        }

        if (digits == 0 || !TryReadExponent(text[i..], out var exponent))
        {
            return false;
        }

        return TryCompose(negative, mantissa, scale - exponent, out value);
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        var sign = text.Length > 1 && text[1] == '-' ? -1 : 1;
        var i = text.Length > 1 && text[1] is (byte)'-' or (byte)'+' ? 2 : 1;
        if (i >= text.Length || text.Length - i > 4)
        {
            return false;
        }

        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9)
            {
                return false;
            }

            exponent = (exponent * 10) + (int)digit;
        }

        exponent *= sign;
        return true;
    }

    private static bool TryCompose(bool negative, UInt128 mantissa, int scale, out decimal value)
    {
        value = 0;
        if (mantissa == UInt128.Zero)
        {
            value = new decimal(0, 0, 0, false, (byte)Math.Clamp(scale, 0, MaxScale));
            return true;
        }

        while (scale < 0 && mantissa <= MaxMantissa)
        {
            mantissa *= 10;
            scale++;
        }

        while (scale > 0 && (scale > MaxScale || mantissa > MaxMantissa) && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale is < 0 or > MaxScale || mantissa > MaxMantissa)
        {
            return false;
        }

        value = new decimal(
            (int)(uint)(ulong)mantissa,
            (int)(uint)(ulong)(mantissa >> 32),
            (int)(uint)(ulong)(mantissa >> 64),
            negative,
            (byte)scale);
        return true;
    }
}
