using System.Globalization;

namespace Spotwire;

/// <summary>An exact number as it stands in a hot message: <c>Mantissa × 10^-Scale</c>.</summary>
/// <param name="Mantissa">The digits as an integer, with sign.</param>
/// <param name="Scale">Digits after the point, 0 to 18.</param>
public readonly record struct ScaledNumber(long Mantissa, byte Scale)
{
    /// <summary>The same value, exactly.</summary>
    public decimal ToDecimal()
    {
        var magnitude = Mantissa < 0 ? (ulong)(-(Mantissa + 1)) + 1 : (ulong)Mantissa;
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, Mantissa < 0, Scale);
    }

    /// <summary>The value with all its digits, trailing zeros included.</summary>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);
}
