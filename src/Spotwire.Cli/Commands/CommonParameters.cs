using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary>The options that every verb has.</summary>
internal static class CommonParameters
{
    public static readonly Parameter Environment = new(
        "--env", ParameterType.Text, "The exchange: testnet, demo, live, or the URL of a simulated exchange.")
    {
        Default = "testnet",
        ValueName = "testnet|demo|live|URL",
    };

    public static readonly Parameter Output = new(
        "--output", ParameterType.Choice, "How results are written; streams in json mode are ndjson.")
    {
        Alias = "-o",
        Choices = OutputModes.Words,
        Default = "table",
    };

    public static readonly Parameter State = new(
        "--state",
        ParameterType.Path,
        "Folder for what outlives the program (also SPOTWIRE_STATE); no verb of this version keeps anything.")
    {
        ValueName = "FOLDER",
    };

    public static readonly Parameter Wait = new(
        "--wait", ParameterType.Seconds, "How long a call may wait for the request limits before it fails.")
    {
        Default = "2",
        ValueName = "SECONDS",
    };

    public static readonly Parameter Via = new(
        "--via", ParameterType.Choice, "What carries calls: REST, or the WebSocket API.")
    {
        Choices = ["rest", "ws"],
        Default = "rest",
    };

    public static readonly Parameter NoColor = new(
        "--no-color", ParameterType.Flag, "No colour (also NO_COLOR); none either where stdout is no terminal.");

    public static readonly Parameter Yes = new(
        "--yes", ParameterType.Flag, "Confirms an order on a live exchange where nobody can be asked.");

    public static readonly Parameter Verbose = new(
        "--verbose", ParameterType.Flag, "Writes the client's log to stderr in full, not only its warnings.");

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<Parameter> All { get; } = 
        [Environment, Output, State, Wait, Via, NoColor, Yes, Verbose];
}
