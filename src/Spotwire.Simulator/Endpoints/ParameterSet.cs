using System.Globalization;
using Spotwire.Simulator.Filters;

namespace Spotwire.Simulator.Endpoints;

/// <summary>The parameters of a request, decoded. Remembers which have been read, because Binance refuses what an
/// endpoint does not read.</summary>
internal sealed class ParameterSet
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private bool _isEncoded = true;

    private ParameterSet(int sent) => Sent = sent;

    /// <summary>How many parameters were sent, signature included.</summary>
    public int Sent { get; private set; }

    /// <summary>Whether a name was sent more than once within the query or within the body.</summary>
    public bool HasDuplicates { get; private set; }

    /// <summary>Decodes query and form body; a name in both has its value of the query.</summary>
    public static ParameterSet Parse(string? query, string? body)
    {
        var set = new ParameterSet(0);
        set.Add(query);
        if (!string.IsNullOrEmpty(body))
        {
            var fromBody = new ParameterSet(0);
            fromBody.Add(body);
            set.HasDuplicates |= fromBody.HasDuplicates;
            foreach (var (name, value) in fromBody._values)
            {
                set._values.TryAdd(name, value);
            }
        }

        set.Sent = set._values.Count;
        return set;
    }

    /// <summary>The parameters of a call by the WebSocket API, which are not encoded.</summary>
    public static ParameterSet Create(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var set = new ParameterSet(0) { _isEncoded = false };
        foreach (var (name, value) in parameters)
        {
            set.HasDuplicates |= !set._values.TryAdd(name, value);
        }

        set.Sent = set._values.Count;
        return set;
    }

    /// <summary>Whether the parameter was sent; does not count as reading it.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value without reading it, null where it was not sent.</summary>
    public string? Peek(string name) => _values.GetValueOrDefault(name);

    /// <summary>An optional value; sent but empty is refused.</summary>
    public string? Optional(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return null;
        }

        _read.Add(name);
        return value.Length == 0 ? throw Refusals.Empty(name) : value;
    }

    /// <summary>A mandatory value.</summary>
    public string Required(string name)
    {
        if (!_values.TryGetValue(name, out var value) || value.Length == 0)
        {
            throw Refusals.Missing(name);
        }

        _read.Add(name);
        return value;
    }

    /// <summary>An optional whole number of at most 20 digits.</summary>
    public long? Number(string name)
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        if (text.Length > 20 || !text.All(char.IsAsciiDigit))
        {
            throw Refusals.IllegalCharacters(name, Refusals.NumberPattern);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusals.Overflow(name);
    }

    /// <summary>How many rows are wanted: at least 1; above the most it is the most.</summary>
    public int Limit(int standard, int most)
    {
        var limit = Number("limit") ?? standard;
        return limit < 1 ? throw Refusals.InvalidData("limit") : (int)Math.Min(limit, most);
    }

    /// <summary>An optional point in time, in milliseconds or microseconds, as microseconds.</summary>
    public long? Micros(string name) => Number(name) is { } number ? ToMicros(name, number) : null;

    /// <summary>An optional last moment, as microseconds: in milliseconds, the whole of the last one counts.</summary>
    public long? EndMicros(string name) =>
        Number(name) is not { } number ? null
        : ToMicros(name, number) is var micros && micros == number ? micros
        : micros + 999;

    /// <summary>An optional yes or no.</summary>
    public bool? Flag(string name) => Optional(name) switch
    {
        null => null,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw Refusals.InvalidData(name),
    };

    /// <summary>An optional amount of at most 8 decimals.</summary>
    public WireAmount? Amount(string name)
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        return WireAmount.Parse(text, out var amount) switch
        {
            AmountFault.None => amount,
            AmountFault.TooPrecise => throw Refusals.TooPrecise(name),
            _ => throw Refusals.IllegalCharacters(name, Refusals.DecimalPattern),
        };
    }

    /// <summary>An optional client order id; an empty one has codes of its own for a new order and for one referred
    /// to.</summary>
    public string? ClientOrderId(string name)
    {
        if (Peek(name) is "")
        {
            throw name.Contains("rigClientOrderId", StringComparison.Ordinal) ? Refusals.EmptyOriginalClientOrderId()
                : name.Contains("ewClientOrderId", StringComparison.Ordinal) ? Refusals.EmptyNewClientOrderId()
                : Refusals.Empty(name);
        }

        var text = Optional(name);
        if (text is null || (text.Length <= 36 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            return text;
        }

        throw Refusals.IllegalCharacters(name, Refusals.ClientOrderIdPattern);
    }

    /// <summary>Refuses a request that carries what the endpoint has not read.</summary>
    public void RefuseUnread()
    {
        if (_read.Count < _values.Count)
        {
            // The WebSocket API has one text for both, as is seen on the wire.
            throw _read.Count == 0 && _isEncoded
                ? Refusals.TooManyParameters(0, Sent)
                : Refusals.NotAllRead(_read.Count, Sent);
        }
    }

    // Milliseconds have 13 digits until the year 2286, microseconds 16 since 2001.
    private static long ToMicros(string name, long number)
    {
        if (number >= 100_000_000_000_000)
        {
            return number;
        }

        return number <= long.MaxValue / 1000 ? number * 1000 : throw Refusals.Overflow(name);
    }

    private static string Decode(string text) =>
        Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Add(string? text)
    {
        foreach (var pair in (text ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            if (!_values.TryAdd(name, equals < 0 ? "" : Decode(pair[(equals + 1)..])))
            {
                HasDuplicates = true;
            }
        }
    }
}
