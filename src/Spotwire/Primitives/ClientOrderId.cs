namespace Spotwire;

/// <summary>The caller's name for an order: 1 to 36 letters, digits, <c>-</c> or <c>_</c>. It is sent exactly as
/// given.</summary>
/// <remarks>Unique among an account's open orders; Binance lets it be used again once the earlier order has ended.
/// Documentation: rest-api.md, "New order".</remarks>
public readonly record struct ClientOrderId
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 36;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int GeneratedLength = 22;
    private readonly string? _value;

    /// <summary>Names an order.</summary>
    /// <exception cref="ArgumentException">Not 1 to 36 letters, digits, <c>-</c> or <c>_</c>.</exception>
    public ClientOrderId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid(value))
        {
            throw new ArgumentException(
                "A client order id is 1 to 36 letters, digits, '-' or '_'.", nameof(value));
        }

        _value = value;
    }

    // The second parameter only tells this constructor from the one that checks.
    private ClientOrderId(string value, bool _) => _value = value;

    /// <summary>The name; empty for the default value, which no request may carry.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether this is the default value, which names no order.</summary>
    public bool IsEmpty => _value is null;

    /// <summary>Names an order; the same as the constructor.</summary>
    public static implicit operator ClientOrderId(string value) => new(value);

    /// <summary>Whether Binance would take the text as a client order id.</summary>
    public static bool IsValid(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes a fresh name of 22 letters and digits (131 bits).</summary>
    /// <param name="random">Where the randomness comes from; a seeded one gives the same names again.</param>
    public static ClientOrderId Create(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new ClientOrderId(string.Create(GeneratedLength, random, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Alphabet[source.Next(Alphabet.Length)];
            }
        }));
    }

    /// <summary>A name that the exchange wrote: taken as it is, whatever it looks like, so that no name can break a
    /// read; the default value where it is empty.</summary>
    internal static ClientOrderId FromWire(string? text) => string.IsNullOrEmpty(text) ? default : new(text, true);

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
