namespace Spotwire;

/// <summary>Type of an order. A value that this version does not know keeps its text and has <see cref="IsKnown"/>
/// false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct OrderType : IWireValue<OrderType>
{
    private static readonly string[] KnownTexts =
    [
        "LIMIT", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT", "LIMIT_MAKER",
    ];
    private readonly string? _value;

    private OrderType(string value) => _value = value;

    /// <summary><c>LIMIT</c>: rests at its price.</summary>
    public static OrderType Limit { get; } = new(KnownTexts[0]);

    /// <summary><c>MARKET</c>: takes what the book offers.</summary>
    public static OrderType Market { get; } = new(KnownTexts[1]);

    /// <summary><c>STOP_LOSS</c>: becomes a market order when the stop price is reached.</summary>
    public static OrderType StopLoss { get; } = new(KnownTexts[2]);

    /// <summary><c>STOP_LOSS_LIMIT</c>: becomes a limit order when the stop price is reached.</summary>
    public static OrderType StopLossLimit { get; } = new(KnownTexts[3]);

    /// <summary><c>TAKE_PROFIT</c>: becomes a market order when the target is reached.</summary>
    public static OrderType TakeProfit { get; } = new(KnownTexts[4]);

    /// <summary><c>TAKE_PROFIT_LIMIT</c>: becomes a limit order when the target is reached.</summary>
    public static OrderType TakeProfitLimit { get; } = new(KnownTexts[5]);

    /// <summary><c>LIMIT_MAKER</c>: a limit order that is refused if it would take.</summary>
    public static OrderType LimitMaker { get; } = new(KnownTexts[6]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<OrderType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static OrderType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new OrderType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
