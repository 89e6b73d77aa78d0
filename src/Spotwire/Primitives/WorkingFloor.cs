namespace Spotwire;

/// <summary>Where an order is worked. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct WorkingFloor : IWireValue<WorkingFloor>
{
    private static readonly string[] KnownTexts = ["EXCHANGE", "SOR"];
    private readonly string? _value;

    private WorkingFloor(string value) => _value = value;

    /// <summary><c>EXCHANGE</c>: on the order book of its symbol.</summary>
    public static WorkingFloor Exchange { get; } = new(KnownTexts[0]);

    /// <summary><c>SOR</c>: by smart order routing.</summary>
    public static WorkingFloor SmartOrderRouting { get; } = new(KnownTexts[1]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<WorkingFloor>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static WorkingFloor FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new WorkingFloor(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
