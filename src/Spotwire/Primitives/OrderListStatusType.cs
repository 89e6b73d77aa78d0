namespace Spotwire;

/// <summary>What just happened to an order list (<c>listStatusType</c>). A value that this version does not know
/// keeps its text and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct OrderListStatusType : IWireValue<OrderListStatusType>
{
    private static readonly string[] KnownTexts = ["RESPONSE", "EXEC_STARTED", "UPDATED", "ALL_DONE"];
    private readonly string? _value;

    private OrderListStatusType(string value) => _value = value;

    /// <summary><c>RESPONSE</c>: the answer to an action that failed.</summary>
    public static OrderListStatusType Response { get; } = new(KnownTexts[0]);

    /// <summary><c>EXEC_STARTED</c>: placed, or its state changed.</summary>
    public static OrderListStatusType ExecutionStarted { get; } = new(KnownTexts[1]);

    /// <summary><c>UPDATED</c>: the client order id of one of its orders changed.</summary>
    public static OrderListStatusType Updated { get; } = new(KnownTexts[2]);

    /// <summary><c>ALL_DONE</c>: ended.</summary>
    public static OrderListStatusType AllDone { get; } = new(KnownTexts[3]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<OrderListStatusType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static OrderListStatusType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new OrderListStatusType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
