using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary>The common options of one run.</summary>
internal sealed record Settings
{
    /// <summary>What <c>--env</c> said; null where it was not given.</summary>
    public string? EnvironmentText { get; private init; }

    /// <summary>How results are written.</summary>
    public OutputMode Output { get; private init; }

    /// <summary>How long a call may wait for the request limits.</summary>
    public TimeSpan Wait { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>What carries calls.</summary>
    public CallTransport Transport { get; private init; }

    /// <summary>Whether colours may be used.</summary>
    public bool UseColor { get; private init; }

    /// <summary>Whether an order on a live exchange is confirmed.</summary>
    public bool IsConfirmed { get; private init; }

    /// <summary>Whether the whole log is written.</summary>
    public bool IsVerbose { get; private init; }

    /// <summary>Folder for what outlives the program; null where none was named.</summary>
    public string? StateFolder { get; private init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="CliException">A text is wrong.</exception>
    public static Settings Of(ParsedArguments arguments, CliHost host)
    {
        var word = arguments.Find(CommonParameters.Output.Name) ?? OutputModes.Words[0];
        var settings = new Settings
        {
            EnvironmentText = arguments.Find(CommonParameters.Environment.Name),
            Output = OutputModes.Find(word) ?? throw ParsedArguments.Wrong(
                "-o", $"is not one of {string.Join(", ", OutputModes.Words)}: {word}"),
            Transport = TransportOf(arguments.Find(CommonParameters.Via.Name)),
            UseColor = host.IsOutputTerminal
                && !arguments.Has(CommonParameters.NoColor.Name)
                && string.IsNullOrEmpty(host.Variable("NO_COLOR")),
            IsConfirmed = arguments.Has(CommonParameters.Yes.Name),
            IsVerbose = arguments.Has(CommonParameters.Verbose.Name),
            StateFolder = arguments.Find(CommonParameters.State.Name) ?? host.Variable("SPOTWIRE_STATE"),
        };
        return arguments.FindSeconds(CommonParameters.Wait.Name) is { } wait
            ? settings with { Wait = wait }
            : settings;
    }

    private static CallTransport TransportOf(string? word) => word switch
    {
        null or "rest" => CallTransport.Rest,
        "ws" => CallTransport.WebSocketApi,
        _ => throw ParsedArguments.Wrong(CommonParameters.Via.Name, $"is neither rest nor ws: {word}"),
    };
}
