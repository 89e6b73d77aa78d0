using System.Globalization;
using System.Text;

namespace Spotwire.Wire;

/// <summary>The parameters of one call in the order they are sent: what is signed is byte for byte what is
/// sent.</summary>
internal sealed class RequestParameters
{
    private readonly List<KeyValuePair<string, string>> _plain = [];
    private readonly List<ParameterKind> _kinds = [];

    /// <summary>The parameters added so far, not encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Plain => _plain;

    /// <summary>The parameters added so far as <c>name=value&amp;name=value</c>, percent-encoded UTF-8.</summary>
    public string Encoded
    {
        get
        {
            var encoded = new StringBuilder();
            foreach (var (name, value) in _plain)
            {
                if (encoded.Length > 0)
                {
                    encoded.Append('&');
                }

                encoded.Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }

            return encoded.ToString();
        }
    }

    /// <summary>The plain value of a parameter, or null when it was not added.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _plain)
            {
                if (string.Equals(key, name, StringComparison.Ordinal))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>How the parameter at a position of <see cref="Plain"/> stands in JSON.</summary>
    public ParameterKind KindAt(int index) => _kinds[index];

    /// <summary>Adds a text, or a list of names (<see cref="NameList"/>), which no text of Binance's looks
    /// like.</summary>
    public RequestParameters Add(string name, string value) => Add(
        name, value, value.StartsWith("[\"", StringComparison.Ordinal) ? ParameterKind.Array : ParameterKind.Text);

    public RequestParameters Add(string name, long value) =>
        Add(name, value.ToString(CultureInfo.InvariantCulture), ParameterKind.Literal);

    /// <summary>Adds an exact decimal with the digits that it has; a decimal never prints an exponent.</summary>
    public RequestParameters Add(string name, decimal value) =>
        Add(name, value.ToString(CultureInfo.InvariantCulture), ParameterKind.Text);

    /// <summary>Adds a text unless it is null.</summary>
    public RequestParameters AddIfGiven(string name, string? value) => value is null ? this : Add(name, value);

    public RequestParameters Add(string name, bool value) =>
        Add(name, value ? "true" : "false", ParameterKind.Literal);

    /// <summary>Adds a span of time in milliseconds, down to microseconds.</summary>
    public RequestParameters Add(string name, TimeSpan value) => Add(
        name,
        ((decimal)value.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture),
        ParameterKind.Literal);

    /// <summary>The same parameters, to be added to.</summary>
    public RequestParameters Copy()
    {
        var copy = new RequestParameters();
        copy._plain.AddRange(_plain);
        copy._kinds.AddRange(_kinds);
        return copy;
    }

    private RequestParameters Add(string name, string value, ParameterKind kind)
    {
        _plain.Add(new(name, value));
        _kinds.Add(kind);
        return this;
    }
}
