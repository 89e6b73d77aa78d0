namespace Spotwire;

/// <summary>How the orders of a list depend on each other. A value that this version does not know keeps its text and
/// has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct ContingencyType : IWireValue<ContingencyType>
{
    private static readonly string[] KnownTexts = ["OCO", "OTO"];
    private readonly string? _value;

    private ContingencyType(string value) => _value = value;

    /// <summary><c>OCO</c>: one cancels the other.</summary>
    public static ContingencyType OneCancelsOther { get; } = new(KnownTexts[0]);

    /// <summary><c>OTO</c>: one triggers the others; also OTOCO, OPO and OPOCO.</summary>
    public static ContingencyType OneTriggersOther { get; } = new(KnownTexts[1]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<ContingencyType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ContingencyType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new ContingencyType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
