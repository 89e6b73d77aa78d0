using System.Text.Json.Nodes;
using Spotwire.Rules;

namespace Spotwire.Cli.Output;

/// <summary>Rule violations as they are written.</summary>
internal static class RuleShapes
{
    public static JsonArray Of(IReadOnlyList<RuleViolation> violations)
    {
        var array = new JsonArray();
        foreach (var violation in violations)
        {
            array.Add((JsonNode)new JsonObject
            {
                ["filter"] = violation.Filter,
                ["field"] = violation.Field,
                ["value"] = Plain.Of(violation.Value),
                ["limit"] = Plain.Of(violation.Limit),
                ["nearestValid"] = Plain.Of(violation.NearestValid),
                ["message"] = violation.Message,
            });
        }

        return array;
    }
}
