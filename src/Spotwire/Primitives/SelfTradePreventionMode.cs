namespace Spotwire;

/// <summary>What happens when an account would trade with itself. A value that this version does not know keeps its
/// text and has <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct SelfTradePreventionMode : IWireValue<SelfTradePreventionMode>
{
    private static readonly string[] KnownTexts =
    [
        "NONE", "EXPIRE_MAKER", "EXPIRE_TAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER",
    ];
    private readonly string? _value;

    private SelfTradePreventionMode(string value) => _value = value;

    /// <summary><c>NONE</c>: the trade happens.</summary>
    public static SelfTradePreventionMode None { get; } = new(KnownTexts[0]);

    /// <summary><c>EXPIRE_MAKER</c>: the maker's rest expires.</summary>
    public static SelfTradePreventionMode ExpireMaker { get; } = new(KnownTexts[1]);

    /// <summary><c>EXPIRE_TAKER</c>: the taker's rest expires.</summary>
    public static SelfTradePreventionMode ExpireTaker { get; } = new(KnownTexts[2]);

    /// <summary><c>EXPIRE_BOTH</c>: both rests expire.</summary>
    public static SelfTradePreventionMode ExpireBoth { get; } = new(KnownTexts[3]);

    /// <summary><c>DECREMENT</c>: both lose the smaller quantity.</summary>
    public static SelfTradePreventionMode Decrement { get; } = new(KnownTexts[4]);

    /// <summary><c>TRANSFER</c>: as Decrement, and moves the quantity within a trade group.</summary>
    public static SelfTradePreventionMode Transfer { get; } = new(KnownTexts[5]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<SelfTradePreventionMode>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static SelfTradePreventionMode FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new SelfTradePreventionMode(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
