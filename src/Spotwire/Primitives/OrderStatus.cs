namespace Spotwire;

/// <summary>State of an order. A value that this version does not know keeps its text and has <see cref="IsKnown"/>
/// false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct OrderStatus : IWireValue<OrderStatus>
{
    private static readonly string[] KnownTexts =
    [
        "NEW", "PENDING_NEW", "PARTIALLY_FILLED", "FILLED", "CANCELED", "PENDING_CANCEL", "REJECTED", "EXPIRED",
        "EXPIRED_IN_MATCH",
    ];
    private readonly string? _value;

    private OrderStatus(string value) => _value = value;

    /// <summary><c>NEW</c>: accepted by the engine.</summary>
    public static OrderStatus New { get; } = new(KnownTexts[0]);

    /// <summary><c>PENDING_NEW</c>: waits for its working order.</summary>
    public static OrderStatus PendingNew { get; } = new(KnownTexts[1]);

    /// <summary><c>PARTIALLY_FILLED</c>: filled in part, still open.</summary>
    public static OrderStatus PartiallyFilled { get; } = new(KnownTexts[2]);

    /// <summary><c>FILLED</c>: completely filled.</summary>
    public static OrderStatus Filled { get; } = new(KnownTexts[3]);

    /// <summary><c>CANCELED</c>: cancelled by the user.</summary>
    public static OrderStatus Canceled { get; } = new(KnownTexts[4]);

    /// <summary><c>PENDING_CANCEL</c>: documented, unused.</summary>
    public static OrderStatus PendingCancel { get; } = new(KnownTexts[5]);

    /// <summary><c>REJECTED</c>: refused by the engine.</summary>
    public static OrderStatus Rejected { get; } = new(KnownTexts[6]);

    /// <summary><c>EXPIRED</c>: ended by its own rule or by the exchange.</summary>
    public static OrderStatus Expired { get; } = new(KnownTexts[7]);

    /// <summary><c>EXPIRED_IN_MATCH</c>: ended by self-trade prevention.</summary>
    public static OrderStatus ExpiredInMatch { get; } = new(KnownTexts[8]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<OrderStatus>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static OrderStatus FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new OrderStatus(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
