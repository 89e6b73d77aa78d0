using System.Text.Json.Nodes;

namespace Spotwire.Cli.Output;

/// <summary>Fields that are only written where they say something.</summary>
internal static class JsonFields
{
    /// <summary>Adds a field unless it is null.</summary>
    public static JsonObject With(this JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }

        return target;
    }
}
