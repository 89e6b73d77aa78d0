namespace Spotwire.Trading;

/// <summary>What became of one half of a cancel-replace. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: rest-api.md, "Cancel an Existing Order and Send a New Order".</remarks>
public readonly record struct CancelReplaceStatus : IWireValue<CancelReplaceStatus>
{
    private static readonly string[] KnownTexts = ["SUCCESS", "FAILURE", "NOT_ATTEMPTED"];
    private readonly string? _value;

    private CancelReplaceStatus(string value) => _value = value;

    /// <summary><c>SUCCESS</c>: it was done.</summary>
    public static CancelReplaceStatus Success { get; } = new(KnownTexts[0]);

    /// <summary><c>FAILURE</c>: it was refused.</summary>
    public static CancelReplaceStatus Failure { get; } = new(KnownTexts[1]);

    /// <summary><c>NOT_ATTEMPTED</c>: the other half had failed before.</summary>
    public static CancelReplaceStatus NotAttempted { get; } = new(KnownTexts[2]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<CancelReplaceStatus>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static CancelReplaceStatus FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new CancelReplaceStatus(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
