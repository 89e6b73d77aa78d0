namespace Spotwire;

/// <summary>What a limit counts. A value that this version does not know keeps its text and has <see
/// cref="IsKnown"/> false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct RateLimitType : IWireValue<RateLimitType>
{
    private static readonly string[] KnownTexts = ["REQUEST_WEIGHT", "ORDERS", "RAW_REQUESTS", "CONNECTIONS"];
    private readonly string? _value;

    private RateLimitType(string value) => _value = value;

    /// <summary><c>REQUEST_WEIGHT</c>: weight of requests, by IP address.</summary>
    public static RateLimitType RequestWeight { get; } = new(KnownTexts[0]);

    /// <summary><c>ORDERS</c>: unfilled orders, by account.</summary>
    public static RateLimitType Orders { get; } = new(KnownTexts[1]);

    /// <summary><c>RAW_REQUESTS</c>: number of requests, by IP address.</summary>
    public static RateLimitType RawRequests { get; } = new(KnownTexts[2]);

    /// <summary><c>CONNECTIONS</c>: webSocket connections, by IP address.</summary>
    public static RateLimitType Connections { get; } = new(KnownTexts[3]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<RateLimitType>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static RateLimitType FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new RateLimitType(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
