using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.TestSupport;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary>Compares JSON with a file beside the tests. Times are taken out; run with SPOTWIRE_ACCEPT=1 to write the
/// files anew.</summary>
internal static class JsonSnapshot
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static void Check(string name, string json)
    {
        var actual = Of(json);
        var path = Path.Combine(
            SharedData.RepositoryRoot, "tests", "Spotwire.Cli.Tests", "Verbs", "Snapshots", name + ".json");
        if (Environment.GetEnvironmentVariable("SPOTWIRE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {path}; it would be:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Of(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var nodes = lines.Select(static line => Normalize(JsonNode.Parse(line)!));
        return string.Concat(nodes.Select(static node => node.ToJsonString(Indented) + "\n"));
    }

    private static JsonNode Normalize(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.OfType<JsonNode>())
            {
                Normalize(item);
            }
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToArray())
            {
                if (name.EndsWith("Time", StringComparison.Ordinal) && value is not null)
                {
                    // A time in whole milliseconds of this century; anything else stays and shows.
                    var isTime = value.GetValueKind() == JsonValueKind.Number
                        && value.GetValue<long>() is > 1_500_000_000_000 and < 5_000_000_000_000;
                    fields[name] = isTime ? 0 : value.DeepClone();
                }
                else if (name == "cancelClientOrderId")
                {
                    fields[name] = "generated";
                }
                else if (value is not null)
                {
                    Normalize(value);
                }
            }
        }

        return node;
    }
}
