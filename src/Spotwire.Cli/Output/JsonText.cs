using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Spotwire.Cli.Output;

/// <summary>JSON as text, without reflection.</summary>
internal static class JsonText
{
    // Names of markets may be non-ASCII and are shown as they are; the output is no HTML.
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static string Of(JsonNode node, bool indented = false)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, indented ? Indented : Compact))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
