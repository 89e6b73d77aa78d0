namespace Spotwire;

/// <summary>How a fill came about. A value that this version does not know keeps its
/// text and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct FillMatchType : IWireValue<FillMatchType>
{
    private static readonly string[] KnownTexts = ["AUTO_MATCH", "ONE_PARTY_TRADE_REPORT"];
    private readonly string? _value;

    private FillMatchType(string value) => _value = value;

    /// <summary><c>AUTO_MATCH</c>: an ordinary trade.</summary>
    public static FillMatchType AutoMatch { get; } = new(KnownTexts[0]);

    /// <summary><c>ONE_PARTY_TRADE_REPORT</c>: an allocation of smart order routing.</summary>
    public static FillMatchType OnePartyTradeReport { get; } = new(KnownTexts[1]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<FillMatchType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static FillMatchType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new FillMatchType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
