namespace Spotwire;

/// <summary>How much the answer to a new order says. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct OrderResponseType : IWireValue<OrderResponseType>
{
    private static readonly string[] KnownTexts = ["ACK", "RESULT", "FULL"];
    private readonly string? _value;

    private OrderResponseType(string value) => _value = value;

    /// <summary><c>ACK</c>: ids and time only.</summary>
    public static OrderResponseType Ack { get; } = new(KnownTexts[0]);

    /// <summary><c>RESULT</c>: the order's state.</summary>
    public static OrderResponseType Result { get; } = new(KnownTexts[1]);

    /// <summary><c>FULL</c>: the order's state and its fills.</summary>
    public static OrderResponseType Full { get; } = new(KnownTexts[2]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<OrderResponseType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static OrderResponseType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new OrderResponseType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
