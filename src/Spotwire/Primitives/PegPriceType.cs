namespace Spotwire;

/// <summary>Which price of the book a pegged order follows. A value that this version does not know keeps its text
/// and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct PegPriceType : IWireValue<PegPriceType>
{
    private static readonly string[] KnownTexts = ["PRIMARY_PEG", "MARKET_PEG"];
    private readonly string? _value;

    private PegPriceType(string value) => _value = value;

    /// <summary><c>PRIMARY_PEG</c>: the best price of its own side.</summary>
    public static PegPriceType PrimaryPeg { get; } = new(KnownTexts[0]);

    /// <summary><c>MARKET_PEG</c>: the best price of the other side.</summary>
    public static PegPriceType MarketPeg { get; } = new(KnownTexts[1]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<PegPriceType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static PegPriceType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new PegPriceType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
