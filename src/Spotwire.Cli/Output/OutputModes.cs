namespace Spotwire.Cli.Output;

/// <summary>The words of <c>-o</c>.</summary>
internal static class OutputModes
{
    /// <summary>The words, in the order of <see cref="OutputMode"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = ["table", "json", "ndjson", "csv"];

    /// <summary>The mode of a word; null where there is none.</summary>
    public static OutputMode? Find(string word)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (string.Equals(Words[i], word, StringComparison.Ordinal))
            {
                return (OutputMode)i;
            }
        }

        return null;
    }

    /// <summary>Whether programs read the result as JSON.</summary>
    public static bool IsJson(this OutputMode mode) => mode is OutputMode.Json or OutputMode.Ndjson;

    /// <summary>What <c>-o</c> says in a command line that may not even parse: errors are written in that mode
    /// too.</summary>
    public static OutputMode Guess(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "-o" or "--output" && i + 1 < arguments.Count)
            {
                return Find(arguments[i + 1]) ?? OutputMode.Table;
            }

            foreach (var prefix in (ReadOnlySpan<string>)["--output=", "--output:", "-o=", "-o:"])
            {
                if (argument.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return Find(argument[prefix.Length..]) ?? OutputMode.Table;
                }
            }
        }

        return OutputMode.Table;
    }
}
