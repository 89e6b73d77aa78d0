using System.Reflection;
using System.Text.Json.Nodes;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary><c>--version</c>.</summary>
internal static class VersionOperation
{
    public static Operation Operation { get; } = new()
    {
        Name = "--version",
        Summary = "Writes the version, and the revision of the Binance documentation that it implements.",
        RunAsync = Run,
    };

    private static async Task<int> Run(Invocation invocation)
    {
        var assembly = typeof(VersionOperation).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var revision = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static item => item.Key == "BinanceDocsRevision")?.Value ?? "";
        if (invocation.Writer.Mode is OutputMode.Table)
        {
            var text = $"spotwire {version}\nBinance Spot API documentation {revision}\n";
            await invocation.Host.Out.WriteAsync(text.AsMemory(), invocation.Interrupted);
        }
        else
        {
            invocation.Writer.WriteObject(new JsonObject
            {
                ["version"] = version,
                ["binanceDocsRevision"] = revision,
            });
        }

        return ExitCode.Done;
    }
}
