using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>The general reader's walk over one JSON object: any order of keys, any white space, escapes, further
/// fields. A key that comes twice, a value of another type or anything that is not JSON breaks it; nothing is
/// guessed.</summary>
internal ref struct MessageFields
{
    private Utf8JsonReader _json;
    private ulong _seen;

    /// <summary>Reads an object from its brace on; the payload holds nothing else.</summary>
    public MessageFields(ReadOnlySpan<byte> payload)
    {
        _json = new Utf8JsonReader(payload, isFinalBlock: true, state: default);
        IsBroken = !Read() || _json.TokenType != JsonTokenType.StartObject;
    }

    /// <summary>Whether something was not as it must be; the message counts as unreadable then.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes to the next field whose key is one ASCII letter, or to a longer key; false at the end and when
    /// broken. Every value must be taken or skipped.</summary>
    /// <param name="key">The letter; 0 for any other key, which <see cref="KeyIs"/> tells.</param>
    public bool Next(out char key)
    {
        key = '\0';
        if (IsBroken || !Read())
        {
            IsBroken = true;
            return false;
        }

        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            return Break();
        }

        Span<byte> space = stackalloc byte[32];
        var length = _json.ValueSpan.Length;
        if (length > space.Length)
        {
            return true;
        }

        if (!Unescape(space, out length))
        {
            return false;
        }

        var name = space[..length];
        if (name.Length == 1 && char.IsAsciiLetter((char)name[0]))
        {
            key = (char)name[0];
            var bit = 1UL << (name[0] - 'A');
            if ((_seen & bit) != 0)
            {
                return Break();
            }

            _seen |= bit;
        }

        return true;
    }

    /// <summary>Whether the current key is this longer one.</summary>
    public readonly bool KeyIs(ReadOnlySpan<byte> key) =>
        _json.TokenType == JsonTokenType.PropertyName && _json.ValueTextEquals(key);

    /// <summary>Whether all these letters came; call it at the end.</summary>
    public readonly bool Has(ReadOnlySpan<byte> letters)
    {
        foreach (var letter in letters)
        {
            if ((_seen & (1UL << (letter - 'A'))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the outermost object ended and nothing but white space follows it.</summary>
    public bool IsComplete() => !IsBroken && _json.CurrentDepth == 0 && !Read() && !IsBroken;

    /// <summary>Passes over a value of any type.</summary>
    public bool Skip()
    {
        try
        {
            return _json.TrySkip() || Break();
        }
        catch (JsonException)
        {
            return Break();
        }
    }

    public bool Integer(out long value)
    {
        value = 0;
        return (Read() && _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out value)) || Break();
    }

    public bool Time(out ExchangeTime time)
    {
        var read = Integer(out var value) && value >= 0;
        time = WireTime.FromWire(read ? value : 0);
        return read || Break();
    }

    public bool Boolean(out bool value)
    {
        value = Read() && _json.TokenType == JsonTokenType.True;
        return value || _json.TokenType == JsonTokenType.False || Break();
    }

    /// <summary>Whether the value is this text.</summary>
    public bool TextIs(ReadOnlySpan<byte> text) =>
        (Read() && _json.TokenType == JsonTokenType.String && _json.ValueTextEquals(text)) || Break();

    public bool Text(out string value)
    {
        value = "";
        Span<byte> space = stackalloc byte[256];
        if (!Bytes(space, out var length))
        {
            return false;
        }

        value = System.Text.Encoding.UTF8.GetString(space[..length]);
        return true;
    }

    public bool Symbol(out Symbol symbol)
    {
        symbol = default;
        Span<byte> space = stackalloc byte[256];
        return Bytes(space, out var length) && (SymbolTable.Shared.TryGet(space[..length], out symbol) || Break());
    }

    public bool Decimal(out decimal value)
    {
        value = 0;
        return Number(out var number) && (number.TryToDecimal(out value) || Break());
    }

    /// <summary>A number, or null where the value is null.</summary>
    public bool DecimalOrNull(out decimal? value)
    {
        value = null;
        Span<byte> space = stackalloc byte[256];
        if (!Read())
        {
            return Break();
        }

        if (_json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_json.TokenType != JsonTokenType.String || _json.ValueSpan.Length > space.Length
            || !Unescape(space, out var length)
            || !WireNumber.TryParse(space[..length], out var number) || !number.TryToDecimal(out var known))
        {
            return Break();
        }

        value = known;
        return true;
    }

    /// <summary>A number of a group: without trailing zeros, counted into the group's scale.</summary>
    public bool Scaled(ref ScaleGroup group, out ScaledNumber value)
    {
        if (!SignedScaled(ref group, out value))
        {
            return false;
        }

        return value.Mantissa >= 0 || Break();
    }

    public bool SignedScaled(ref ScaleGroup group, out ScaledNumber value)
    {
        value = default;
        if (!Number(out var number) || !(number.TryToScaled(out value) || Break()))
        {
            return false;
        }

        group.Add(value);
        return true;
    }

    /// <summary>Enters an object or array that is the current value.</summary>
    public bool Enter(JsonTokenType start) => (Read() && _json.TokenType == start) || Break();

    /// <summary>Inside an array: goes to the next element, which must be an array, and enters it; false at the
    /// end.</summary>
    public bool NextArray()
    {
        if (!Read() || _json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        return _json.TokenType == JsonTokenType.StartArray || Break();
    }

    /// <summary>Leaves the current array, passing over what is left of it.</summary>
    public bool LeaveArray()
    {
        while (Read())
        {
            if (_json.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }

            if (_json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && !Skip())
            {
                return false;
            }
        }

        return Break();
    }

    /// <summary>Starts the letters anew for an inner object; gives the outer ones back for
    /// <see cref="RestoreSeen"/>.</summary>
    public ulong TakeSeen()
    {
        var seen = _seen;
        _seen = 0;
        return seen;
    }

    public void RestoreSeen(ulong seen) => _seen = seen;

    private bool Number(out WireNumber number)
    {
        number = default;
        Span<byte> space = stackalloc byte[256];
        return Bytes(space, out var length) && (WireNumber.TryParse(space[..length], out number) || Break());
    }

    private bool Bytes(scoped Span<byte> space, out int length)
    {
        length = 0;
        if (!Read() || _json.TokenType != JsonTokenType.String || _json.ValueSpan.Length > space.Length)
        {
            return Break();
        }

        return Unescape(space, out length);
    }

    private bool Unescape(scoped Span<byte> space, out int length)
    {
        try
        {
            length = _json.CopyString(space);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return Break();
        }
    }

    private bool Read()
    {
        try
        {
            return _json.Read();
        }
        catch (JsonException)
        {
            return Break();
        }
    }

    private bool Break()
    {
        IsBroken = true;
        return false;
    }
}
