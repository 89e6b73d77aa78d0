namespace Spotwire;

/// <summary>A tradable market such as <c>BTCUSDT</c>, spelled as Binance spells it. Names may be non-ASCII.</summary>
/// <remarks>Documentation: rest-api.md, "Exchange information".</remarks>
public readonly record struct Symbol : IComparable<Symbol>
{
    /// <summary>Longest name accepted, in UTF-16 units; Binance's own are far shorter.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    /// <summary>Names a market.</summary>
    /// <param name="value">The name in Binance's (upper-case) spelling; it is sent as given.</param>
    /// <exception cref="ArgumentException">Empty, longer than <see cref="MaxLength"/>, or with white space or
    /// control characters.</exception>
    public Symbol(string value)
    {
        WireName.Validate(value, MaxLength, "symbol");
        _value = value;
    }

    private Symbol(string value, bool isChecked)
    {
        _ = isChecked;
        _value = value;
    }

    /// <summary>A name that a reader has checked already.</summary>
    internal static Symbol FromChecked(string value) => new(value, isChecked: true);

    /// <summary>The name; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this is the default value, which names no market.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Names a market; the same as the constructor.</summary>
    public static implicit operator Symbol(string value) => new(value);

    /// <summary>Ordinal order of the names.</summary>
    public int CompareTo(Symbol other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>A name that the exchange wrote: taken as it is, whatever it looks like, so that no name can break a
    /// read; the default value where it is empty.</summary>
    internal static Symbol FromWire(string? text) => string.IsNullOrEmpty(text) ? default : FromChecked(text);

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
