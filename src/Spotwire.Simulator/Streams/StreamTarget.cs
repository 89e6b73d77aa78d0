namespace Spotwire.Simulator.Streams;

/// <summary>What the address of a stream connection asks for.</summary>
/// <param name="Names">Streams subscribed to from the start.</param>
/// <param name="IsCombined">Whether messages are wrapped with their stream's name.</param>
/// <param name="IsMicroseconds">Whether times are in microseconds.</param>
internal sealed record StreamTarget(IReadOnlyList<string> Names, bool IsCombined, bool IsMicroseconds)
{
    /// <summary>Reads <c>/ws</c>, <c>/ws/name</c> or <c>/stream?streams=a/b</c>; else null.</summary>
    /// <param name="path">The path, still percent-encoded.</param>
    /// <param name="query">What stands behind the question mark.</param>
    public static StreamTarget? Parse(string path, string query)
    {
        var isCombined = path is "/stream" or "/stream/";
        var isRaw = path == "/ws" || path.StartsWith("/ws/", StringComparison.Ordinal);
        if (!isCombined && !isRaw)
        {
            return null;
        }

        var names = isRaw && path.Length > 4 ? Split(path[4..]) : [];
        var isMicroseconds = false;
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? "" : part[(equals + 1)..];
            if (name == "streams" && isCombined)
            {
                names = Split(value);
            }
            else if (name == "timeUnit")
            {
                if (value is not ("MICROSECOND" or "microsecond" or "MILLISECOND" or "millisecond"))
                {
                    return null;
                }

                isMicroseconds = value is "MICROSECOND" or "microsecond";
            }
        }

        return new StreamTarget(names, isCombined, isMicroseconds);
    }

    private static List<string> Split(string text)
    {
        var names = new List<string>();
        foreach (var part in text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Split('/'))
        {
            var name = Uri.UnescapeDataString(part);
            if (name.Length > 0 && !names.Contains(name, StringComparer.Ordinal))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
