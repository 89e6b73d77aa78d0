namespace Spotwire;

/// <summary>An asset such as <c>BTC</c>, spelled as Binance spells it. Names may be non-ASCII.</summary>
/// <remarks>Documentation: rest-api.md, "Account information".</remarks>
public readonly record struct Asset : IComparable<Asset>
{
    /// <summary>Longest name accepted, in UTF-16 units; Binance's own are far shorter.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    /// <summary>Names an asset.</summary>
    /// <param name="value">The name in Binance's (upper-case) spelling; it is sent as given.</param>
    /// <exception cref="ArgumentException">Empty, longer than <see cref="MaxLength"/>, or with white space or
    /// control characters.</exception>
    public Asset(string value)
    {
        WireName.Validate(value, MaxLength, "asset");
        _value = value;
    }

    // The second parameter only tells this constructor from the one that checks.
    private Asset(string value, bool _) => _value = value;

    /// <summary>The name; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this is the default value, which names no asset.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Names an asset; the same as the constructor.</summary>
    public static implicit operator Asset(string value) => new(value);

    /// <summary>Ordinal order of the names.</summary>
    public int CompareTo(Asset other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>A name that the exchange wrote: taken as it is, whatever it looks like, so that no name can break a
    /// read; the default value where it is empty.</summary>
    internal static Asset FromWire(string? text) => string.IsNullOrEmpty(text) ? default : new(text, true);

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
