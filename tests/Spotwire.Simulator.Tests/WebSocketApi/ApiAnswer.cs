using System.Text.Json;
using Spotwire.Simulator.Tests.Endpoints;

namespace Spotwire.Simulator.Tests.WebSocketApi;

/// <summary>A frame that answers a request.</summary>
internal sealed class ApiAnswer(string text)
{
    public string Text { get; } = text;

    public JsonElement Json { get; } = JsonDocument.Parse(text).RootElement;

    public int Status => (int)Json.Whole("status");

    public JsonElement Result => Json.GetProperty("result");

    /// <summary>Status, code and text, as a test states them.</summary>
    public (int Status, int Code, string Message) Error => Status == 200
        ? (200, 0, Text)
        : (Status, (int)Json.GetProperty("error").Whole("code"), Json.GetProperty("error").Word("msg"));

    public ApiAnswer Ok()
    {
        Assert.True(Status == 200, Text);
        return this;
    }

    /// <summary>The count that the answer tells of a limit.</summary>
    public long Count(string type, string interval) => Json.GetProperty("rateLimits").EnumerateArray()
        .Single(limit => limit.Word("rateLimitType") == type && limit.Word("interval") == interval)
        .Whole("count");
}
