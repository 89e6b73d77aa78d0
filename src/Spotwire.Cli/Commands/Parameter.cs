namespace Spotwire.Cli.Commands;

/// <summary>A parameter of an operation: an argument by position, or an option where the name starts with
/// <c>--</c>.</summary>
/// <param name="Name">The argument's name in capitals, or the option's with its dashes.</param>
/// <param name="Type">What its text must be.</param>
/// <param name="Description">One sentence for the help.</param>
internal sealed record Parameter(string Name, ParameterType Type, string Description)
{
    /// <summary>A second spelling of an option, e.g. <c>-o</c>.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What is taken where it is not given, in words; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>How the value is called in the help, e.g. <c>URL</c>.</summary>
    public string? ValueName { get; init; }

    /// <summary>How words are compared with the choices: capitals do not matter, except where they are all that
    /// tells two choices apart.</summary>
    public StringComparer ChoiceComparer =>
        Choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() == Choices.Count
            ? StringComparer.OrdinalIgnoreCase
            : StringComparer.Ordinal;

    /// <summary>Whether it is an option.</summary>
    public bool IsOption => Name.StartsWith("--", StringComparison.Ordinal);

    /// <summary>A text as the choices spell it.</summary>
    public string Spell(string text) => Choices.FirstOrDefault(choice => ChoiceComparer.Equals(choice, text)) ?? text;
}
