using System.Text.Json.Serialization;

namespace Spotwire.Wire;

/// <summary>The body of an answer that is an error.</summary>
internal sealed record ErrorBody
{
    public required int Code { get; init; }

    [JsonPropertyName("msg")]
    public string Message { get; init; } = "";
}
