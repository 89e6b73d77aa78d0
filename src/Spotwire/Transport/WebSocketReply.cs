using System.Globalization;
using System.Text;

namespace Spotwire.Transport;

/// <summary>The head of the answer to a WebSocket handshake.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Fields">The header fields in their order; a name may come more than once.</param>
internal sealed record WebSocketReply(int Status, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Reads the head, the blank line at its end left out; null when it is no HTTP/1.1 answer.</summary>
    public static WebSocketReply? Read(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var status = lines[0];
        if (status.Length < 12 || !status.StartsWith("HTTP/1.", StringComparison.Ordinal) || status[8] != ' '
            || (status.Length > 12 && status[12] != ' ')
            || !int.TryParse(status.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        List<KeyValuePair<string, string>> fields = [];
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
            {
                return null;
            }

            fields.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return new WebSocketReply(code, fields);
    }

    /// <summary>The values of a field, joined by commas; null where it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            string? all = null;
            foreach (var (key, value) in Fields)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    all = all is null ? value : $"{all}, {value}";
                }
            }

            return all;
        }
    }

    /// <summary>Whether a field lists a word, in any case.</summary>
    public bool Lists(string name, string word)
    {
        foreach (var part in (this[name] ?? "").Split(','))
        {
            if (part.AsSpan().Trim(" \t").Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The wait that the exchange asks for, in seconds or until a date; null when it asks for none.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var text = this["Retry-After"];
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.FromDays(30).TotalSeconds));
        }

        return DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (date > now ? date - now : TimeSpan.Zero)
            : null;
    }
}
