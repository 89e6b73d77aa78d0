using System.Globalization;
using System.Text.Json.Nodes;

namespace Spotwire.Cli.Output;

/// <summary>Values as they are written: decimals as strings with all their digits, times as whole
/// milliseconds.</summary>
internal static class Plain
{
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? Of(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>For people: without the zeros at the end.</summary>
    public static string Short(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of a cell, as text without quotes.</summary>
    public static string OfCell(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonArray { Count: 0 } => "",
        JsonArray array when array.All(static item => item is JsonValue) =>
            string.Join(' ', array.Select(OfCell)),
        _ => JsonText.Of(value),
    };
}
