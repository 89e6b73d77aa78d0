using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.UserData;
using Spotwire.Wire;

namespace Spotwire.Tests.Examples;

/// <summary>Reads the documentation's examples and says whether anything of them was lost.</summary>
internal static class ExampleReader
{
    /// <summary>The whole text of an example.</summary>
    public static string Text(string path) =>
        File.ReadAllText(SharedData.Require(["binance-docs", "examples", .. path.Split('/')]));

    /// <summary>Reads a document into a type.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, WireJson.Of<T>())!;

    /// <summary>Writes a value as the wire has it.</summary>
    public static JsonNode? Write<T>(T value) => JsonNode.Parse(JsonSerializer.Serialize(value, WireJson.Of<T>()));

    /// <summary>Reads a document into a type and writes it again.</summary>
    public static JsonNode? Again<T>(string json) => Write(Read<T>(json));

    /// <summary>Reads a document and writes it again; every field of the original must come back with the same
    /// value.</summary>
    public static T ReadWhole<T>(string json)
    {
        var value = Read<T>(json);
        Compare(JsonNode.Parse(json), Write(value), "$");
        return value;
    }

    /// <summary>Fails unless everything of the first is in the second.</summary>
    public static void Compare(JsonNode? original, JsonNode? written, string path) =>
        Compare(original, written, path, JsonNode.DeepEquals);

    /// <summary>Fails unless everything of the first is in the second, numbers with another count of trailing zeros
    /// included.</summary>
    public static void CompareNumbers(JsonNode? original, JsonNode? written, string path) =>
        Compare(original, written, path, static (one, other) =>
            JsonNode.DeepEquals(one, other)
            || (Number(one) is { } number && Number(other) == number
                && one!.GetValueKind() == other!.GetValueKind()));

    /// <summary>Fails where a part of the document has a word that no type of ours is for.</summary>
    public static void AssertKnown(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            if (fields.ContainsKey("filterType"))
            {
                Assert.IsNotType<UnknownFilter>(Read<Filter>(fields.ToJsonString()));
            }

            if (fields["event"] is JsonObject told && fields.ContainsKey("subscriptionId"))
            {
                Assert.IsNotType<UnknownUserDataEvent>(Read<UserDataEvent>(told.ToJsonString()));
            }

            Assert.All(fields, field => AssertKnown(field.Value));
        }
        else if (node is JsonArray items)
        {
            Assert.All(items, AssertKnown);
        }
    }

    /// <summary>The value of a number, written as one or as a text; null for anything else.</summary>
    public static decimal? Number(JsonNode? node) =>
        node is JsonValue && decimal.TryParse(
            node.ToString(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Compare(
        JsonNode? original, JsonNode? written, string path, Func<JsonNode?, JsonNode?, bool> same)
    {
        switch (original)
        {
            case JsonObject fields:
                Assert.True(written is JsonObject, $"{path} is no object any more");
                foreach (var (name, value) in fields)
                {
                    var there = written!.AsObject().TryGetPropertyValue(name, out var again);
                    Assert.True(there, $"{path}.{name} was lost");
                    Compare(value, again, $"{path}.{name}", same);
                }

                break;
            case JsonArray items:
                Assert.True(written is JsonArray list && list.Count == items.Count, $"{path} has another length");
                for (var i = 0; i < items.Count; i++)
                {
                    Compare(
                        items[i], written![i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), same);
                }

                break;
            default:
                Assert.True(
                    same(original, written),
                    $"{path}: {original?.ToJsonString()} became {written?.ToJsonString()}");
                break;
        }
    }
}
