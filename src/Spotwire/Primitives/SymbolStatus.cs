namespace Spotwire;

/// <summary>Trading state of a symbol. A value that this version does not know keeps its text and has <see
/// cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct SymbolStatus : IWireValue<SymbolStatus>
{
    private static readonly string[] KnownTexts = ["TRADING", "END_OF_DAY", "HALT", "BREAK", "CANCEL_ONLY"];
    private readonly string? _value;

    private SymbolStatus(string value) => _value = value;

    /// <summary><c>TRADING</c>: orders are taken.</summary>
    public static SymbolStatus Trading { get; } = new(KnownTexts[0]);

    /// <summary><c>END_OF_DAY</c>: closed for the day.</summary>
    public static SymbolStatus EndOfDay { get; } = new(KnownTexts[1]);

    /// <summary><c>HALT</c>: no trading; market data goes on.</summary>
    public static SymbolStatus Halt { get; } = new(KnownTexts[2]);

    /// <summary><c>BREAK</c>: no trading, no market data.</summary>
    public static SymbolStatus Break { get; } = new(KnownTexts[3]);

    /// <summary><c>CANCEL_ONLY</c>: only cancels and amendments.</summary>
    public static SymbolStatus CancelOnly { get; } = new(KnownTexts[4]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<SymbolStatus>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static SymbolStatus FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new SymbolStatus(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
