using System.Globalization;

namespace Spotwire;

/// <summary>Length of a rolling window: whole minutes, hours or days, never mixed. The default value is one
/// day.</summary>
/// <remarks>Documentation: rest-api.md, "Rolling window price change statistics"; web-socket-streams.md, "Individual
/// Symbol Rolling Window Statistics Streams", which take 1 hour, 4 hours and 1 day only.</remarks>
public readonly record struct WindowSize
{
    private readonly string? _value;

    private WindowSize(string value) => _value = value;

    /// <summary>Binance's spelling, e.g. <c>15m</c>, <c>4h</c> or <c>1d</c>.</summary>
    public string Value => _value ?? "1d";

    /// <summary>A window of minutes.</summary>
    /// <param name="count">1 to 59.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static WindowSize Minutes(int count) => Of(count, 59, 'm');

    /// <summary>A window of hours.</summary>
    /// <param name="count">1 to 23.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static WindowSize Hours(int count) => Of(count, 23, 'h');

    /// <summary>A window of days.</summary>
    /// <param name="count">1 to 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public static WindowSize Days(int count) => Of(count, 7, 'd');

    /// <summary>A window by Binance's spelling, whatever it says.</summary>
    internal static WindowSize FromWire(string text) => new(text);

    /// <summary>Binance's spelling.</summary>
    public override string ToString() => Value;

    private static WindowSize Of(int count, int most, char unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, most);
        return new WindowSize(string.Create(CultureInfo.InvariantCulture, $"{count}{unit}"));
    }
}
