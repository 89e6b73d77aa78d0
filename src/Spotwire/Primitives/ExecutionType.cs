namespace Spotwire;

/// <summary>What just happened to an order, as an execution report tells it. A value that this version does not know
/// keeps its text and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct ExecutionType : IWireValue<ExecutionType>
{
    private static readonly string[] KnownTexts =
    [
        "NEW", "CANCELED", "REPLACED", "REJECTED", "TRADE", "EXPIRED", "TRADE_PREVENTION",
    ];
    private readonly string? _value;

    private ExecutionType(string value) => _value = value;

    /// <summary><c>NEW</c>: accepted by the engine.</summary>
    public static ExecutionType New { get; } = new(KnownTexts[0]);

    /// <summary><c>CANCELED</c>: cancelled by the user.</summary>
    public static ExecutionType Canceled { get; } = new(KnownTexts[1]);

    /// <summary><c>REPLACED</c>: amended.</summary>
    public static ExecutionType Replaced { get; } = new(KnownTexts[2]);

    /// <summary><c>REJECTED</c>: refused, and not processed.</summary>
    public static ExecutionType Rejected { get; } = new(KnownTexts[3]);

    /// <summary><c>TRADE</c>: filled, in part or completely.</summary>
    public static ExecutionType Trade { get; } = new(KnownTexts[4]);

    /// <summary><c>EXPIRED</c>: ended by its own rule or by the exchange.</summary>
    public static ExecutionType Expired { get; } = new(KnownTexts[5]);

    /// <summary><c>TRADE_PREVENTION</c>: a match was stopped by self-trade prevention.</summary>
    public static ExecutionType TradePrevention { get; } = new(KnownTexts[6]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<ExecutionType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ExecutionType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new ExecutionType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
