using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Spotwire.Rules;
using Spotwire.TestSupport;
using Spotwire.UserData;
using Spotwire.Wire;
using static Spotwire.Tests.Examples.ExampleReader;

namespace Spotwire.Tests.Examples;

/// <summary>The walk over all examples of the documentation: each is an answer, error or event that the client reads
/// whole, a request that it writes, or on one of two lists that say why not.</summary>
public sealed class ExampleTests
{
    private static readonly string[] Listed = [.. NoMessages.All.Select(listed => listed.Path)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_example_is_of_exactly_one_kind()
    {
        var files = ExampleFile.All;
        var folder = Path.GetDirectoryName(SharedData.Require("binance-docs", "examples", "INDEX.tsv"))!;
        Assert.Equal(
            Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
            files.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(
            (343, 257, 72, 3, 11),
            (files.Count, files.Count(IsRead), files.Count(RequestExamples.IsWritten),
                NoMessages.NeverAsked.Count, NoMessages.All.Count));
        foreach (var file in files)
        {
            bool[] kinds =
            [
                IsRead(file),
                RequestExamples.IsWritten(file),
                NoMessages.NeverAsked.ContainsKey(file.Path),
                Listed.Contains(file.Path),
            ];
            Assert.True(kinds.Count(isIt => isIt) == 1, $"{file} is of {kinds.Count(isIt => isIt)} kinds");
            Assert.True(file.IsRequest == (kinds[1] || kinds[2]), $"{file} is taken for the wrong kind");
        }

        string[] named = [.. Listed, .. NoMessages.NeverAsked.Keys, .. RequestExamples.Named];
        Assert.Equal([], named.Except(files.Select(file => file.Path)));
        Assert.Equal([], AnswerExamples.Unused(files.Where(IsRead)));
    }

    [Fact]
    public void Every_answer_error_and_event_is_read_into_typed_members_and_loses_no_field()
    {
        var failures = new List<string>();
        foreach (var file in ExampleFile.All.Where(IsRead))
        {
            var failure = Record.Exception(() =>
            {
                var original = JsonNode.Parse(file.Text);
                AssertKnown(original);
                if (StreamExamples.Covers(file.Path))
                {
                    StreamExamples.Check(file.Path, file.Text);
                }
                else
                {
                    Compare(original, AnswerExamples.Again(file), "$");
                }
            });
            if (failure is not null)
            {
                failures.Add($"{file}: {failure.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Every_request_is_one_that_the_client_writes()
    {
        var failures = new List<string>();
        foreach (var file in ExampleFile.All.Where(RequestExamples.IsWritten))
        {
            try
            {
                await RequestExamples.CheckAsync(file.Path, JsonNode.Parse(file.Text)!.AsObject(), Cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add($"{file}: {failure.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Requests_that_are_never_made_cannot_be_made()
    {
        var writers = typeof(ControlWriter).GetMethods().Select(method => method.Name).ToArray();
        foreach (var path in NoMessages.NeverAsked.Keys)
        {
            var request = JsonNode.Parse(Text(path))!.AsObject();
            if (path.StartsWith("web-socket-streams/", StringComparison.Ordinal))
            {
                var name = request["method"]!.GetValue<string>().Replace("_", "", StringComparison.Ordinal);
                Assert.DoesNotContain(name, writers, StringComparer.OrdinalIgnoreCase);
            }
            else
            {
                await RequestExamples.AssertNotSentAsync(request, "returnRateLimits", Cancel);
            }
        }
    }

    [Fact]
    public void What_is_listed_as_no_message_is_none()
    {
        var types = typeof(WireContext).GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!).ToArray();
        Assert.True(types.Length > 60);
        Assert.True(IsReadWhole(typeof(ErrorBody), Text("errors/error-codes-for-binance-1.json")));
        Assert.False(IsReadWhole(typeof(EmptyBody), Text("errors/error-codes-for-binance-1.json")));
        Assert.True(StreamExamples.IsReadable(Text("web-socket-streams/trade-streams-1.json")));
        foreach (var listed in NoMessages.All)
        {
            var text = Text(listed.Path);
            var readable = types.Where(type => IsReadWhole(type, text)).Select(type => type.Name);
            Assert.True(!HasValue(JsonNode.Parse(text)) || !readable.Any(),
                $"{listed.Path} is a message: {string.Join(", ", readable)}");
            Assert.False(StreamExamples.IsReadable(text), $"{listed.Path} is a message of a stream");
            if (listed.PartOf is { } whole)
            {
                AssertPart(whole, JsonNode.Parse(text)!.AsObject());
            }
        }
    }

    private static bool IsRead(ExampleFile file) =>
        !file.IsRequest && !Listed.Contains(file.Path)
        && (StreamExamples.Covers(file.Path) || AnswerExamples.Covers(file));

    private static bool HasValue(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Any(field => HasValue(field.Value)),
        JsonArray items => items.Any(HasValue),
        _ => true,
    };

    private static bool IsReadWhole(Type type, string text)
    {
        try
        {
            var info = WireJson.Of<ErrorBody>().Options.GetTypeInfo(type);
            var value = JsonSerializer.Deserialize(text, info);
            if (value is null or UnknownFilter or UnknownUserDataEvent)
            {
                return false;
            }

            Compare(JsonNode.Parse(text), JsonNode.Parse(JsonSerializer.Serialize(value, info)), "$");
            return true;
        }
        catch (Exception other) when (other is JsonException or FormatException or InvalidOperationException
            or NotSupportedException or Xunit.Sdk.XunitException)
        {
            return false;
        }
    }

    /// <summary>Every field of a part is a member of the whole and comes back from it.</summary>
    private static void AssertPart(Type whole, JsonObject part)
    {
        var options = WireJson.Of<ErrorBody>().Options;
        foreach (var (name, value) in part)
        {
            var member = options.GetTypeInfo(whole).Properties.Single(property => property.Name == name);
            Assert.Null(member.CustomConverter);
            var info = options.GetTypeInfo(member.PropertyType);
            var read = JsonSerializer.Deserialize(value!.ToJsonString(), info);
            Compare(value, JsonNode.Parse(JsonSerializer.Serialize(read, info)), name);
        }
    }
}
