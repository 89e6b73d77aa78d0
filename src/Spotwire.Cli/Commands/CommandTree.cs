using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Spotwire.Cli.Commands;

/// <summary>The operations as a tree of commands: parsing and help are the library's; every value stays text here,
/// because the library would read numbers in the culture of the machine.</summary>
internal static class CommandTree
{
    private const string VersionName = "--version";

    private static readonly Dictionary<string, string> GroupSummaries = new(StringComparer.Ordinal)
    {
        ["market"] = "Public market data.",
        ["watch"] = "Live market data, as it comes.",
        ["account"] = "The account: balances, fills, limits.",
        ["order"] = "Orders: check, place, ask, cancel.",
        ["order list"] = "Looks up and cancels order lists.",
    };

    /// <summary>Takes a command line apart.</summary>
    public static ParsedCommand Parse(IReadOnlyList<string> arguments)
    {
        var (root, operations) = Build();
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var result = root.Parse(arguments, configuration);
        var command = result.CommandResult.Command;
        if (result.Action is HelpAction)
        {
            return new ParsedCommand { Help = HelpOf(result, operations.GetValueOrDefault(command)) };
        }

        if (result.Errors.Count > 0)
        {
            return new ParsedCommand
            {
                Errors = [.. result.Errors.Select(static error => error.Message)],
                Hint = $"{PathOf(command)} --help",
            };
        }

        var operation = operations.GetValueOrDefault(command);
        if (operation is null && command == root && result.GetValue<bool>(VersionName))
        {
            operation = VersionOperation.Operation;
        }

        return new ParsedCommand { Operation = operation, Arguments = Collect(result, operation) };
    }

    private static string HelpOf(ParseResult result, Operation? operation)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        result.Invoke(new InvocationConfiguration { Output = text, Error = text });
        if (operation is { Examples.Count: > 0 })
        {
            text.WriteLine("Examples:");
            foreach (var example in operation.Examples)
            {
                text.WriteLine($"  {example}");
            }
        }

        return text.ToString();
    }

    private static (RootCommand Root, Dictionary<Command, Operation> Operations) Build()
    {
        var root = new RootCommand("Binance Spot for trading agents, and a simulated exchange to try it on.");
        foreach (var builtIn in root.Options.Where(static option => option is VersionOption).ToArray())
        {
            root.Options.Remove(builtIn);
        }

        root.Options.Add(new Option<bool>(VersionName)
        {
            Description = "Writes the version, and the revision of the Binance documentation that it implements.",
        });
        foreach (var parameter in CommonParameters.All)
        {
            var option = ToOption(parameter);
            option.Recursive = true;
            root.Options.Add(option);
        }

        // Without an action the library asks for a verb before it looks at --version.
        root.SetAction(static _ => 0);
        var operations = new Dictionary<Command, Operation>();
        var groups = new Dictionary<string, Command>(StringComparer.Ordinal);
        foreach (var operation in OperationCatalogue.All)
        {
            var words = operation.Name.Split(' ');
            var command = ToCommand(operation, words[^1]);
            operations.Add(command, operation);
            if (words.Length == 1)
            {
                root.Subcommands.Add(command);
                continue;
            }

            Command parent = root;
            for (var depth = 1; depth < words.Length; depth++)
            {
                var path = string.Join(' ', words[..depth]);
                if (!groups.TryGetValue(path, out var group))
                {
                    group = new Command(words[depth - 1], GroupSummaries[path]);
                    groups.Add(path, group);
                    parent.Subcommands.Add(group);
                }

                parent = group;
            }

            parent.Subcommands.Add(command);
        }

        return (root, operations);
    }

    private static Command ToCommand(Operation operation, string name)
    {
        var command = new Command(name, operation.Summary);
        command.SetAction(static _ => 0);
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.IsOption)
            {
                command.Options.Add(ToOption(parameter));
            }
            else
            {
                command.Arguments.Add(ToArgument(parameter));
            }
        }

        return command;
    }

    private static Option ToOption(Parameter parameter)
    {
        var aliases = parameter.Alias is null ? Array.Empty<string>() : [parameter.Alias];
        Option option = parameter switch
        {
            { Type: ParameterType.Flag } => new Option<bool>(parameter.Name, aliases),
            { IsRepeatable: true } => new Option<string[]>(parameter.Name, aliases)
            {
                Arity = ArgumentArity.OneOrMore,
                AllowMultipleArgumentsPerToken = parameter.Type is ParameterType.Path,
            },
            { Choices.Count: > 0 } => new Option<string>(parameter.Name, aliases)
                .AcceptOnlyFromAmong(parameter.ChoiceComparer, [.. parameter.Choices]),
            _ => new Option<string>(parameter.Name, aliases),
        };
        option.Description = Describe(parameter);
        option.Required = parameter.IsRequired;
        if (parameter.Type is not ParameterType.Flag)
        {
            option.HelpName = ValueName(parameter);
        }

        return option;
    }

    private static Argument ToArgument(Parameter parameter)
    {
        Argument argument = parameter switch
        {
            { IsRepeatable: true } => new Argument<string[]>(parameter.Name)
            {
                Arity = parameter.IsRequired ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
            },
            { Choices.Count: > 0 } => new Argument<string>(parameter.Name)
                .AcceptOnlyFromAmong(parameter.ChoiceComparer, [.. parameter.Choices]),
            _ => new Argument<string>(parameter.Name),
        };
        if (parameter is { IsRepeatable: false, IsRequired: false })
        {
            argument.Arity = ArgumentArity.ZeroOrOne;
        }

        argument.Description = Describe(parameter);
        return argument;
    }

    private static string Describe(Parameter parameter) =>
        parameter.Default is null ? parameter.Description : $"{parameter.Description} [default: {parameter.Default}]";

    private static string ValueName(Parameter parameter) => parameter.ValueName
        ?? (parameter.Choices.Count > 0
            ? string.Join('|', parameter.Choices)
            : parameter.Name.TrimStart('-').ToUpperInvariant());

    private static ParsedArguments Collect(ParseResult result, Operation? operation)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var parameter in CommonParameters.All.Concat(operation?.Parameters ?? []))
        {
            if (parameter.Type is ParameterType.Flag)
            {
                if (result.GetValue<bool>(parameter.Name))
                {
                    values[parameter.Name] = [];
                }
            }
            else if (parameter.IsRepeatable)
            {
                if (result.GetValue<string[]>(parameter.Name) is { Length: > 0 } texts)
                {
                    values[parameter.Name] = texts;
                }
            }
            else if (result.GetValue<string>(parameter.Name) is { } text)
            {
                values[parameter.Name] = [parameter.Spell(text)];
            }
        }

        return new ParsedArguments(values);
    }

    private static string PathOf(Command command) =>
        command is RootCommand || command.Parents.OfType<Command>().FirstOrDefault() is not { } parent
            ? "spotwire"
            : $"{PathOf(parent)} {command.Name}";
}
