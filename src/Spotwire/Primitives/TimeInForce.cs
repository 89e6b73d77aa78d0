namespace Spotwire;

/// <summary>Lifetime rule of an order. A value that this version does not know keeps its text and has <see
/// cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct TimeInForce : IWireValue<TimeInForce>
{
    private static readonly string[] KnownTexts = ["GTC", "IOC", "FOK"];
    private readonly string? _value;

    private TimeInForce(string value) => _value = value;

    /// <summary><c>GTC</c>: rests until filled or cancelled.</summary>
    public static TimeInForce GoodTillCanceled { get; } = new(KnownTexts[0]);

    /// <summary><c>IOC</c>: fills what it can at once; the rest expires.</summary>
    public static TimeInForce ImmediateOrCancel { get; } = new(KnownTexts[1]);

    /// <summary><c>FOK</c>: fills completely at once or expires.</summary>
    public static TimeInForce FillOrKill { get; } = new(KnownTexts[2]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<TimeInForce>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static TimeInForce FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new TimeInForce(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
