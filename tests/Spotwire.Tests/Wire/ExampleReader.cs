using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.TestSupport;
using Spotwire.Wire;

namespace Spotwire.Tests.Wire;

/// <summary>Reads the documentation's examples and says whether anything of them was lost.</summary>
internal static class ExampleReader
{
    /// <summary>The whole text of an example.</summary>
    public static string Text(string path) =>
        File.ReadAllText(SharedData.Require(["binance-docs", "examples", .. path.Split('/')]));

    /// <summary>Reads a document into a type.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, WireJson.Of<T>())!;

    /// <summary>Reads a document and writes it again; every field of the original must come back with the same
    /// value.</summary>
    public static T ReadWhole<T>(string json)
    {
        var value = Read<T>(json);
        var written = JsonNode.Parse(JsonSerializer.Serialize(value, WireJson.Of<T>()));
        Compare(JsonNode.Parse(json), written, "$");
        return value;
    }

    /// <summary>Fails unless everything of the first is in the second.</summary>
    public static void Compare(JsonNode? original, JsonNode? written, string path)
    {
        switch (original)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    var there = written!.AsObject().TryGetPropertyValue(name, out var again);
                    Assert.True(there, $"{path}.{name} was lost");
                    Compare(value, again, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                Assert.True(items.Count == written!.AsArray().Count, $"{path} has another length");
                for (var i = 0; i < items.Count; i++)
                {
                    Compare(items[i], written[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;
            default:
                Assert.True(
                    JsonNode.DeepEquals(original, written),
                    $"{path}: {original?.ToJsonString()} became {written?.ToJsonString()}");
                break;
        }
    }
}
