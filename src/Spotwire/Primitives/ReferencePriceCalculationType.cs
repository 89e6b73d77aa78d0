namespace Spotwire;

/// <summary>How a reference price is found. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: rest-api.md, "Query Reference Price Calculation".</remarks>
public readonly record struct ReferencePriceCalculationType : IWireValue<ReferencePriceCalculationType>
{
    private static readonly string[] KnownTexts = ["ARITHMETIC_MEAN", "EXTERNAL"];
    private readonly string? _value;

    private ReferencePriceCalculationType(string value) => _value = value;

    /// <summary><c>ARITHMETIC_MEAN</c>: the matching engine takes the mean of trade prices.</summary>
    public static ReferencePriceCalculationType ArithmeticMean { get; } = new(KnownTexts[0]);

    /// <summary><c>EXTERNAL</c>: it is found outside the matching engine.</summary>
    public static ReferencePriceCalculationType External { get; } = new(KnownTexts[1]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<ReferencePriceCalculationType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ReferencePriceCalculationType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new ReferencePriceCalculationType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
