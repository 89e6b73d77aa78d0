namespace Spotwire;

/// <summary>Unit of the offset of a pegged order. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct PegOffsetType : IWireValue<PegOffsetType>
{
    private static readonly string[] KnownTexts = ["PRICE_LEVEL"];
    private readonly string? _value;

    private PegOffsetType(string value) => _value = value;

    /// <summary><c>PRICE_LEVEL</c>: existing price levels, deeper into the book.</summary>
    public static PegOffsetType PriceLevel { get; } = new(KnownTexts[0]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<PegOffsetType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static PegOffsetType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new PegOffsetType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
