using System.Text.Json.Nodes;

namespace Spotwire.Cli.Output;

/// <summary>Lines of comma-separated values (RFC 4180, with a bare line feed).</summary>
internal static class CsvText
{
    private static readonly char[] NeedsQuotes = [',', '"', '\n', '\r'];

    public static string Heading(IEnumerable<string> names) => string.Join(',', names.Select(Quote));

    public static string Row(JsonObject row, IEnumerable<string> names) =>
        string.Join(',', names.Select(name => Quote(Plain.OfCell(row[name]))));

    private static string Quote(string text) => text.IndexOfAny(NeedsQuotes) < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
