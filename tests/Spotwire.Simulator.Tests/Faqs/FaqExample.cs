using System.Globalization;
using System.Text.Json;
using Spotwire.TestSupport;

namespace Spotwire.Simulator.Tests.Faqs;

/// <summary>A sample of the official FAQ pages, held against an answer value by value. The samples leave out fields
/// that came later, so an answer may have more.</summary>
internal static class FaqExample
{
    // What the exchange makes up, and what numbers orders, which the samples count from where they please.
    private static readonly string[] MadeUp =
    [
        "clientOrderId", "orderId", "makerOrderId", "time", "updateTime", "workingTime", "transactTime", "tradeId",
    ];

    public static JsonElement Read(string page, string name) => JsonDocument.Parse(
        File.ReadAllText(SharedData.Require("binance-docs", "examples", "faqs", page, name + ".json"))).RootElement;

    /// <summary>Every value of the sample is in the answer; amounts are equal whatever their zeros.</summary>
    /// <param name="example">The sample.</param>
    /// <param name="actual">The answer.</param>
    /// <param name="but">Fields that the caller holds against something else.</param>
    public static void AssertAnswers(JsonElement example, JsonElement actual, params string[] but) =>
        AssertAnswers(example, actual, "$", but);

    private static void AssertAnswers(JsonElement example, JsonElement actual, string path, string[] but)
    {
        switch (example.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in example.EnumerateObject())
                {
                    var name = $"{path}.{field.Name}";
                    Assert.True(actual.TryGetProperty(field.Name, out var found), $"{name} is missing: {actual}");
                    if (!MadeUp.Contains(field.Name) && !but.Contains(field.Name))
                    {
                        AssertAnswers(field.Value, found, name, but);
                    }
                }

                break;
            case JsonValueKind.Array:
                Assert.True(example.GetArrayLength() == actual.GetArrayLength(), $"{path}: {actual}");
                for (var i = 0; i < example.GetArrayLength(); i++)
                {
                    AssertAnswers(example[i], actual[i], $"{path}[{i}]", but);
                }

                break;
            default:
                Assert.True(Value(example) == Value(actual), $"{path}: {example.GetRawText()}, not {actual}");
                break;
        }
    }

    private static string Value(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
        && decimal.TryParse(element.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? amount.ToString("0.########", CultureInfo.InvariantCulture)
            : element.GetRawText();
}
