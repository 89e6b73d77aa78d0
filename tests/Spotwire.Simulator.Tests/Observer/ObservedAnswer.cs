using System.Text.Json;

namespace Spotwire.Simulator.Tests.Observer;

/// <summary>What came back by one of the two ways.</summary>
/// <param name="Status">Status.</param>
/// <param name="Text">The body, or what the answer's <c>result</c> or <c>error</c> holds.</param>
/// <param name="Request">What was asked.</param>
internal sealed record ObservedAnswer(int Status, string Text, string Request)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
}
