namespace Spotwire;

/// <summary>Why an order expired. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct ExpiryReason : IWireValue<ExpiryReason>
{
    private static readonly string[] KnownTexts =
    [
        "NONE", "REJECTED", "EXCHANGE_CANCELED", "OCO_TRIGGER", "OTO_PHASE_ONE_EXPIRED",
        "UNFILLED_IOC_QUANTITY_EXPIRED", "UNFILLED_FOK_ORDER_EXPIRED", "INSUFFICIENT_LIQUIDITY",
        "EXECUTION_RULE_PRICE_RANGE_EXCEEDED",
    ];
    private readonly string? _value;

    private ExpiryReason(string value) => _value = value;

    /// <summary><c>NONE</c>: no reason is told.</summary>
    public static ExpiryReason None { get; } = new(KnownTexts[0]);

    /// <summary><c>REJECTED</c>: refused by the engine.</summary>
    public static ExpiryReason Rejected { get; } = new(KnownTexts[1]);

    /// <summary><c>EXCHANGE_CANCELED</c>: ended by the exchange.</summary>
    public static ExpiryReason ExchangeCanceled { get; } = new(KnownTexts[2]);

    /// <summary><c>OCO_TRIGGER</c>: the other order of its OCO was triggered or filled.</summary>
    public static ExpiryReason OcoTrigger { get; } = new(KnownTexts[3]);

    /// <summary><c>OTO_PHASE_ONE_EXPIRED</c>: the working order of its list expired.</summary>
    public static ExpiryReason OtoPhaseOneExpired { get; } = new(KnownTexts[4]);

    /// <summary><c>UNFILLED_IOC_QUANTITY_EXPIRED</c>: the rest of an IOC order.</summary>
    public static ExpiryReason UnfilledImmediateOrCancel { get; } = new(KnownTexts[5]);

    /// <summary><c>UNFILLED_FOK_ORDER_EXPIRED</c>: a FOK order that could not be filled completely.</summary>
    public static ExpiryReason UnfilledFillOrKill { get; } = new(KnownTexts[6]);

    /// <summary><c>INSUFFICIENT_LIQUIDITY</c>: the book had nothing more to take.</summary>
    public static ExpiryReason InsufficientLiquidity { get; } = new(KnownTexts[7]);

    /// <summary><c>EXECUTION_RULE_PRICE_RANGE_EXCEEDED</c>: it would have traded outside the price range
    /// rule.</summary>
    public static ExpiryReason PriceRangeExceeded { get; } = new(KnownTexts[8]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<ExpiryReason>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ExpiryReason FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new ExpiryReason(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
