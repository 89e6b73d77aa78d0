namespace Spotwire;

/// <summary>Unit of a limit's window. A value that this version does not know keeps its text and has <see
/// cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct RateLimitInterval : IWireValue<RateLimitInterval>
{
    private static readonly string[] KnownTexts = ["SECOND", "MINUTE", "HOUR", "DAY"];
    private readonly string? _value;

    private RateLimitInterval(string value) => _value = value;

    /// <summary><c>SECOND</c>: one second.</summary>
    public static RateLimitInterval Second { get; } = new(KnownTexts[0]);

    /// <summary><c>MINUTE</c>: one minute.</summary>
    public static RateLimitInterval Minute { get; } = new(KnownTexts[1]);

    /// <summary><c>HOUR</c>: one hour.</summary>
    public static RateLimitInterval Hour { get; } = new(KnownTexts[2]);

    /// <summary><c>DAY</c>: one day (UTC).</summary>
    public static RateLimitInterval Day { get; } = new(KnownTexts[3]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<RateLimitInterval>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static RateLimitInterval FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new RateLimitInterval(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
