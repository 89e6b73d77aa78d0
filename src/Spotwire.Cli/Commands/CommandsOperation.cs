using System.Text.Json;
using System.Text.Json.Nodes;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary><c>commands</c>: the catalogue as data.</summary>
internal static class CommandsOperation
{
    public static Operation Operation { get; } = new()
    {
        Name = "commands",
        Summary = "Lists every verb with its parameters, types, examples and whether it can spend money.",
        Examples = ["spotwire commands -o json"],
        Result = ResultShape.Array,
        RunAsync = Run,
    };

    private static Task<int> Run(Invocation invocation)
    {
        var isTable = invocation.Writer.Mode is OutputMode.Table;
        invocation.Writer.WriteArray(
            [.. OperationCatalogue.All.Select(operation => isTable ? Brief(operation) : Whole(operation))]);
        return Task.FromResult(ExitCode.Done);
    }

    private static JsonObject Brief(Operation operation) => new()
    {
        ["name"] = operation.Name,
        ["canSpendMoney"] = operation.CanSpendMoney,
        ["summary"] = operation.Summary,
    };

    private static JsonObject Whole(Operation operation) => new()
    {
        ["name"] = operation.Name,
        ["summary"] = operation.Summary,
        ["canSpendMoney"] = operation.CanSpendMoney,
        ["needsKey"] = operation.NeedsKey,
        ["result"] = Word(operation.Result),
        ["parameters"] = new JsonArray([.. operation.Parameters.Select(static parameter => Of(parameter))]),
        ["commonParameters"] = new JsonArray([.. CommonParameters.All.Select(static parameter => Of(parameter))]),
        ["examples"] = new JsonArray([.. operation.Examples.Select(static text => (JsonNode)text)]),
    };

    private static JsonObject Of(Parameter parameter) => new()
    {
        ["name"] = parameter.Name,
        ["alias"] = parameter.Alias,
        ["type"] = Word(parameter.Type),
        ["required"] = parameter.IsRequired,
        ["repeatable"] = parameter.IsRepeatable,
        ["choices"] = new JsonArray([.. parameter.Choices.Select(static text => (JsonNode)text)]),
        ["default"] = parameter.Default,
        ["description"] = parameter.Description,
    };

    private static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
