namespace Spotwire;

/// <summary>Length of a kline. A value that this version does not know keeps its text and has <see cref="IsKnown"/>
/// false.</summary>
/// <remarks>Documentation: enums.md of binance-spot-api-docs.</remarks>
public readonly record struct KlineInterval : IWireValue<KlineInterval>
{
    private static readonly string[] KnownTexts =
    [
        "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M",
    ];
    private readonly string? _value;

    private KlineInterval(string value) => _value = value;

    /// <summary><c>1s</c>: one second.</summary>
    public static KlineInterval OneSecond { get; } = new(KnownTexts[0]);

    /// <summary><c>1m</c>: one minute.</summary>
    public static KlineInterval OneMinute { get; } = new(KnownTexts[1]);

    /// <summary><c>3m</c>: three minutes.</summary>
    public static KlineInterval ThreeMinutes { get; } = new(KnownTexts[2]);

    /// <summary><c>5m</c>: five minutes.</summary>
    public static KlineInterval FiveMinutes { get; } = new(KnownTexts[3]);

    /// <summary><c>15m</c>: fifteen minutes.</summary>
    public static KlineInterval FifteenMinutes { get; } = new(KnownTexts[4]);

    /// <summary><c>30m</c>: thirty minutes.</summary>
    public static KlineInterval ThirtyMinutes { get; } = new(KnownTexts[5]);

    /// <summary><c>1h</c>: one hour.</summary>
    public static KlineInterval OneHour { get; } = new(KnownTexts[6]);

    /// <summary><c>2h</c>: two hours.</summary>
    public static KlineInterval TwoHours { get; } = new(KnownTexts[7]);

    /// <summary><c>4h</c>: four hours.</summary>
    public static KlineInterval FourHours { get; } = new(KnownTexts[8]);

    /// <summary><c>6h</c>: six hours.</summary>
    public static KlineInterval SixHours { get; } = new(KnownTexts[9]);

    /// <summary><c>8h</c>: eight hours.</summary>
    public static KlineInterval EightHours { get; } = new(KnownTexts[10]);

    /// <summary><c>12h</c>: twelve hours.</summary>
    public static KlineInterval TwelveHours { get; } = new(KnownTexts[11]);

    /// <summary><c>1d</c>: one day.</summary>
    public static KlineInterval OneDay { get; } = new(KnownTexts[12]);

    /// <summary><c>3d</c>: three days.</summary>
    public static KlineInterval ThreeDays { get; } = new(KnownTexts[13]);

    /// <summary><c>1w</c>: one week, from Monday.</summary>
    public static KlineInterval OneWeek { get; } = new(KnownTexts[14]);

    /// <summary><c>1M</c>: one calendar month.</summary>
    public static KlineInterval OneMonth { get; } = new(KnownTexts[15]);

    /// <summary>Binance's spelling; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the documentation that this version implements names the value.</summary>
    public bool IsKnown => KnownTexts.AsSpan().Contains(Value);

    static ReadOnlySpan<string> IWireValue<KlineInterval>.Known => KnownTexts;

    /// <summary>The value spelled as on the wire; unknown text is kept.</summary>
    /// <param name="text">Binance's spelling, case-sensitive.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static KlineInterval FromWire(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var index = Array.IndexOf(KnownTexts, text);
        return new KlineInterval(index < 0 ? text : KnownTexts[index]);
    }

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;
}
