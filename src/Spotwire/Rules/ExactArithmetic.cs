using System.Numerics;

namespace Spotwire.Rules;

/// <summary>Products and remainders of any decimals without rounding or overflow: a decimal product is rounded when it
/// needs more than 28 digits, and both can overflow.</summary>
internal static class ExactArithmetic
{
    /// <summary>Below zero, zero or above zero as <c>a × b</c> is less than, equal to or more than a limit.</summary>
    public static int Compare(decimal a, decimal b, decimal limit)
    {
        var scale = a.Scale + b.Scale;
        if (IsShort(a, out var left) && IsShort(b, out var right) && limit >= 0)
        {
            // Two 64-bit numbers: the product fits into 128 bits. The usual case, and it allocates nothing.
            var product = (UInt128)left * right;
            var bound = Mantissa(limit);
            if (TryScale(ref product, limit.Scale - scale) && TryScale(ref bound, scale - limit.Scale))
            {
                return product.CompareTo(bound);
            }
        }

        var exact = Signed(a) * Signed(b) * BigInteger.Pow(10, Math.Max(0, limit.Scale - scale));
        return exact.CompareTo(Signed(limit) * BigInteger.Pow(10, Math.Max(0, scale - limit.Scale)));
    }

    /// <summary>The remainder of a division, with the sign of the value.</summary>
    public static decimal Remainder(decimal value, decimal divisor)
    {
        try
        {
            return value % divisor;
        }
        catch (OverflowException)
        {
            // A divisor of very many decimals and a very large value. What remains has the digits of the one and is
            // smaller than the other, so a decimal holds it.
            var scale = Math.Max(value.Scale, divisor.Scale);
            var remainder = BigInteger.Remainder(Scaled(value, scale), Scaled(divisor, scale));
            var digits = (UInt128)BigInteger.Abs(remainder);
            return new decimal(
                (int)(uint)(ulong)digits,
                (int)(uint)(ulong)(digits >> 32),
                (int)(uint)(ulong)(digits >> 64),
                remainder.Sign < 0,
                scale);
        }
    }

    /// <summary>The product for showing: rounded where a decimal cannot hold it, and cut at the largest
    /// decimal.</summary>
    public static decimal Round(decimal a, decimal b)
    {
        try
        {
            return a * b;
        }
        catch (OverflowException)
        {
            return a > 0 == b > 0 ? decimal.MaxValue : decimal.MinValue;
        }
    }

    private static BigInteger Scaled(decimal value, byte scale) =>
        Signed(value) * BigInteger.Pow(10, scale - value.Scale);

    private static bool IsShort(decimal value, out ulong mantissa)
    {
        var whole = Mantissa(value);
        mantissa = (ulong)whole;
        return value >= 0 && whole <= ulong.MaxValue;
    }

    private static UInt128 Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    private static BigInteger Signed(decimal value) =>
        value < 0 ? -(BigInteger)Mantissa(value) : (BigInteger)Mantissa(value);

    /// <summary>Multiplies by a power of ten; one below zero changes nothing. False where it would overflow.</summary>
    private static bool TryScale(ref UInt128 value, int power)
    {
        for (; power > 0; power--)
        {
            if (value > UInt128.MaxValue / 10)
            {
                return false;
            }

            value *= 10;
        }

        return true;
    }
}
