using System.Text;

namespace Spotwire.Wire;

/// <summary>Lists of names as Binance takes them in a parameter: a JSON array.</summary>
internal static class NameList
{
    public static string Write(IEnumerable<string> names)
    {
        var text = new StringBuilder("[");
        foreach (var name in names)
        {
            if (text.Length > 1)
            {
                text.Append(',');
            }

            // Names have no control characters, so these two are all that JSON wants escaped.
            var escaped = name
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            text.Append('"').Append(escaped).Append('"');
        }

        return text.Append(']').ToString();
    }
}
