namespace Spotwire.Simulator.Filters;

/// <summary>An amount of a request, counted in units of 0.00000001: exact and wider than any filter's bound.</summary>
/// <param name="Units">How many units of 0.00000001; never negative.</param>
internal readonly record struct WireAmount(Int128 Units)
{
    /// <summary>Decimals that an amount may have.</summary>
    public const int Decimals = 8;

    /// <summary>Units in 1.</summary>
    public const long UnitsPerOne = 100_000_000;

    /// <summary>The same value; only for amounts that have passed their filters, which bound them.</summary>
    public decimal ToDecimal() => (decimal)Units / UnitsPerOne;

    /// <summary>Reads <c>digits[.digits]</c>; trailing zeros do not count as decimals.</summary>
    public static AmountFault Parse(ReadOnlySpan<char> text, out WireAmount amount)
    {
        amount = default;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "0" : text[(point + 1)..];
        if (!IsDigits(whole) || !IsDigits(fraction))
        {
            return AmountFault.Malformed;
        }

        fraction = fraction.TrimEnd('0');
        if (fraction.Length > Decimals)
        {
            return AmountFault.TooPrecise;
        }

        Int128 units = 0;
        foreach (var digit in whole)
        {
            units = (units * 10) + (digit - '0');
        }

        for (var i = 0; i < Decimals; i++)
        {
            units = (units * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        amount = new WireAmount(units);
        return AmountFault.None;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 20 && !text.ContainsAnyExceptInRange('0', '9');
}
