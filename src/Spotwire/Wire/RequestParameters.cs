using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Spotwire.Wire;

/// <summary>The parameters of one call in the order they are sent, as UTF-8 from the start: what is signed is byte for
/// byte what is sent.</summary>
internal sealed class RequestParameters
{
    /// <summary>Room for the parameters of an order.</summary>
    private const int FirstRoom = 256;

    /// <summary>Before each parameter stand its kind, the length of its name and the length of its value.</summary>
    private const int HeadBytes = 2 + sizeof(int);

    /// <summary>No number is longer: 29 digits, a dot and a sign.</summary>
    private const int LongestNumber = 31;

    private static readonly SearchValues<byte> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    private byte[] _bytes = [];
    private int _length;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The market that the call names; null where it names none.</summary>
    public string? Symbol { get; private set; }

    /// <summary>The parameters as <see cref="WriteEncoded(Span{byte})"/> writes them.</summary>
    public string Encoded
    {
        get
        {
            var bytes = new byte[EncodedLength];
            WriteEncoded(bytes);
            return Encoding.ASCII.GetString(bytes);
        }
    }

    /// <summary>Bytes written by <see cref="WriteEncoded(Span{byte})"/>.</summary>
    public int EncodedLength
    {
        get
        {
            var length = Math.Max(0, Count - 1);
            foreach (var parameter in this)
            {
                length += parameter.Name.Length + 1 + parameter.Value.Length;
                var rest = parameter.Value;
                while (rest.IndexOfAnyExcept(Unreserved) is >= 0 and var place)
                {
                    length += 2;
                    rest = rest[(place + 1)..];
                }
            }

            return length;
        }
    }

    /// <summary>The plain value of a parameter, or null when it was not added.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var parameter in this)
            {
                if (Ascii.Equals(parameter.Name, name))
                {
                    return Encoding.UTF8.GetString(parameter.Value);
                }
            }

            return null;
        }
    }

    /// <summary>Adds a text, or a list of names (<see cref="NameList"/>), which no text of Binance's looks
    /// like.</summary>
    public RequestParameters Add(string name, string value)
    {
        if (name is "symbol")
        {
            Symbol = value;
        }

        var room = Begin(
            name,
            value.StartsWith("[\"", StringComparison.Ordinal) ? ParameterKind.Array : ParameterKind.Text,
            Encoding.UTF8.GetByteCount(value));
        return End(Encoding.UTF8.GetBytes(value, room));
    }

    public RequestParameters Add(string name, long value) => Add(name, value, ParameterKind.Literal);

    /// <summary>Adds an exact decimal with the digits that it has; a decimal never prints an exponent.</summary>
    public RequestParameters Add(string name, decimal value) => Add(name, value, ParameterKind.Text);

    /// <summary>Adds a text unless it is null.</summary>
    public RequestParameters AddIfGiven(string name, string? value) => value is null ? this : Add(name, value);

    public RequestParameters Add(string name, bool value)
    {
        var text = value ? "true"u8 : "false"u8;
        text.CopyTo(Begin(name, ParameterKind.Literal, text.Length));
        return End(text.Length);
    }

    /// <summary>Adds a span of time in milliseconds, down to microseconds.</summary>
    public RequestParameters Add(string name, TimeSpan value) =>
        Add(name, Milliseconds(value), ParameterKind.Literal);

    /// <summary>A span of time as Binance takes it: in milliseconds, down to microseconds.</summary>
    public static decimal Milliseconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The parameter at a <see cref="RequestParameter.Position"/>.</summary>
    public RequestParameter At(int position)
    {
        var head = _bytes.AsSpan(position, HeadBytes);
        var name = position + HeadBytes;
        return new RequestParameter(
            position,
            (ParameterKind)head[0],
            _bytes.AsSpan(name, head[1]),
            _bytes.AsSpan(name + head[1], BinaryPrimitives.ReadInt32LittleEndian(head[2..])));
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Writes <c>name=value&amp;name=value</c>, percent-encoded.</summary>
    /// <param name="into">Takes it: <see cref="EncodedLength"/> bytes.</param>
    public void WriteEncoded(Span<byte> into)
    {
        foreach (var parameter in this)
        {
            if (parameter.Position > 0)
            {
                into[0] = (byte)'&';
                into = into[1..];
            }

            parameter.Name.CopyTo(into);
            into[parameter.Name.Length] = (byte)'=';
            into = into[(parameter.Name.Length + 1)..];
            into = into[WriteEncoded(parameter.Value, into)..];
        }
    }

    /// <summary>Writes a text percent-encoded.</summary>
    /// <returns>The bytes written, at most three for each byte of the text.</returns>
    public static int WriteEncoded(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        while (text.IndexOfAnyExcept(Unreserved) is >= 0 and var place)
        {
            text[..place].CopyTo(into[length..]);
            length += place;
            into[length] = (byte)'%';
            Convert.TryToHexString(text.Slice(place, 1), into[(length + 1)..], out _);
            length += 3;
            text = text[(place + 1)..];
        }

        text.CopyTo(into[length..]);
        return length + text.Length;
    }

    private RequestParameters Add<T>(string name, T value, ParameterKind kind)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Begin(name, kind, LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        return End(written);
    }

    /// <summary>Writes everything of a parameter but its value.</summary>
    /// <returns>Room for the value.</returns>
    private Span<byte> Begin(string name, ParameterKind kind, int longestValue)
    {
        var needed = _length + HeadBytes + name.Length + longestValue;
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Math.Max(FirstRoom, needed), 2 * _bytes.Length));
        }

        var head = _bytes.AsSpan(_length);
        head[0] = (byte)kind;
        head[1] = checked((byte)Encoding.ASCII.GetBytes(name, head[HeadBytes..]));
        return head.Slice(HeadBytes + name.Length, longestValue);
    }

    private RequestParameters End(int valueLength)
    {
        var head = _bytes.AsSpan(_length);
        BinaryPrimitives.WriteInt32LittleEndian(head[2..], valueLength);
        _length += HeadBytes + head[1] + valueLength;
        Count++;
        return this;
    }

    /// <summary>Goes through the parameters.</summary>
    internal ref struct Enumerator(RequestParameters parameters)
    {
        private int _next;

        public RequestParameter Current { get; private set; }

        public bool MoveNext()
        {
            if (_next >= parameters._length)
            {
                return false;
            }

            Current = parameters.At(_next);
            _next += HeadBytes + Current.Name.Length + Current.Value.Length;
            return true;
        }
    }
}
