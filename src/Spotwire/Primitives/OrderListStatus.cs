namespace Spotwire;

/// <summary>State of an order list (<c>listOrderStatus</c>). A value that this version does not know keeps its text
/// and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct OrderListStatus : IWireValue<OrderListStatus>
{
    private static readonly string[] KnownTexts = ["EXECUTING", "ALL_DONE", "REJECT"];
    private readonly string? _value;

    private OrderListStatus(string value) => _value = value;

    /// <summary><c>EXECUTING</c>: placed and active.</summary>
    public static OrderListStatus Executing { get; } = new(KnownTexts[0]);

    /// <summary><c>ALL_DONE</c>: ended.</summary>
    public static OrderListStatus AllDone { get; } = new(KnownTexts[1]);

    /// <summary><c>REJECT</c>: an action on it failed.</summary>
    public static OrderListStatus Reject { get; } = new(KnownTexts[2]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<OrderListStatus>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static OrderListStatus FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new OrderListStatus(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
