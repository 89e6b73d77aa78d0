using System.Globalization;
using System.Text;

namespace Spotwire.Wire;

/// <summary>The parameters of one call in the order they are sent, percent-encoded as they are added: what is signed is
/// byte for byte what is sent.</summary>
internal sealed class RequestParameters
{
    private readonly StringBuilder _encoded = new();
    private readonly List<KeyValuePair<string, string>> _plain = [];

    /// <summary>The parameters added so far, not encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Plain => _plain;

    /// <summary>The parameters added so far as <c>name=value&amp;name=value</c>, percent-encoded UTF-8.</summary>
    public string Encoded => _encoded.ToString();

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

    public RequestParameters Add(string name, string value)
    {
        if (_encoded.Length > 0)
        {
            _encoded.Append('&');
        }

        _encoded.Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _plain.Add(new(name, value));
        return this;
    }

    public RequestParameters Add(string name, long value) =>
        Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an exact decimal with the digits that it has; a decimal never prints an exponent.</summary>
    public RequestParameters Add(string name, decimal value) =>
        Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a text unless it is null.</summary>
    public RequestParameters AddIfGiven(string name, string? value) => value is null ? this : Add(name, value);

    public RequestParameters Add(string name, bool value) => Add(name, value ? "true" : "false");
}
