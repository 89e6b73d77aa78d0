namespace Spotwire;

/// <summary>Kind of an execution rule. A value that this version does not know keeps its text and has
/// <see cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: rest-api.md, "Query Execution Rules".</remarks>
public readonly record struct ExecutionRuleType : IWireValue<ExecutionRuleType>
{
    private static readonly string[] KnownTexts = ["PRICE_RANGE"];
    private readonly string? _value;

    private ExecutionRuleType(string value) => _value = value;

    /// <summary><c>PRICE_RANGE</c>: takers trade only within a range around the reference price.</summary>
    public static ExecutionRuleType PriceRange { get; } = new(KnownTexts[0]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<ExecutionRuleType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ExecutionRuleType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new ExecutionRuleType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
