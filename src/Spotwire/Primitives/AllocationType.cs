namespace Spotwire;

/// <summary>Where an allocation comes from. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct AllocationType : IWireValue<AllocationType>
{
    private static readonly string[] KnownTexts = ["SOR"];
    private readonly string? _value;

    private AllocationType(string value) => _value = value;

    /// <summary><c>SOR</c>: smart order routing.</summary>
    public static AllocationType SmartOrderRouting { get; } = new(KnownTexts[0]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<AllocationType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static AllocationType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new AllocationType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
