using System.Globalization;
using System.Text.Json;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>A flat JSON object as names and raw values, so that what is expected and what is answered are compared by
/// their very text.</summary>
internal sealed class Row
{
    private readonly SortedDictionary<string, string> _fields = new(StringComparer.Ordinal);

    public static Row Of(JsonElement json)
    {
        var row = new Row();
        foreach (var field in json.EnumerateObject())
        {
            row._fields.Add(field.Name, field.Value.GetRawText());
        }

        return row;
    }

    public static Row[] All(JsonElement json) => [.. json.EnumerateArray().Select(Of)];

    public static string Quoted(string text) => '"' + text + '"';

    /// <summary>An amount as the wire has it: eight decimals, the rest cut off.</summary>
    public static string Quoted(decimal value) => Quoted(Eight(value));

    public static string Eight(decimal value) =>
        decimal.Round(value, 8, MidpointRounding.ToZero).ToString("F8", CultureInfo.InvariantCulture);

    public static string Raw(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Raw(bool value) => value ? "true" : "false";

    public Row With(string name, string raw)
    {
        _fields[name] = raw;
        return this;
    }

    public Row With(string name, long value) => With(name, Raw(value));

    public Row With(string name, bool value) => With(name, Raw(value));

    public Row With(string name, decimal value) => With(name, Quoted(value));

    /// <summary>Takes over a field of an event under another name, where the event has it.</summary>
    public Row From(JsonElement json, string letter, string name)
    {
        if (json.TryGetProperty(letter, out var value))
        {
            _fields[name] = value.GetRawText();
        }

        return this;
    }

    public override string ToString() => string.Join(' ', _fields.Select(field => field.Key + '=' + field.Value));
}
