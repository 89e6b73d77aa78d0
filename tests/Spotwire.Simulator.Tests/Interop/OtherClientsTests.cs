using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace Spotwire.Simulator.Tests.Interop;

/// <summary>Other people's clients, unmodified but for the base URL, against the simulated exchange. They are fetched
/// by eng/interop.sh where node and npm are there.</summary>
public sealed class OtherClientsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("ccxt.mjs", 25)]
    [InlineData("binance-spot.mjs", 10)]
    public async Task A_client_finds_everything_as_on_the_real_exchange(string script, int leastChecks)
    {
        var folder = FindFolder();
        if (folder is null)
        {
            Assert.Skip("The other clients are not installed: node or npm is missing, or npm had no registry.");
        }

        using var key = Key.Create(
            SignatureAlgorithm.Ed25519,
            new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        await using var exchange = await SimulatedExchange.StartAsync(
            new SimulatorOptions { Seed = 3, Accounts = [WithKey(key)] }, TestContext.Current.CancellationToken);
        var (output, errors, exitCode) = await RunAsync(folder, script, Describe(exchange, key));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var failed = lines.Where(line => line.StartsWith("FAIL ", StringComparison.Ordinal)).ToArray();
        Assert.True(failed.Length == 0, string.Join('\n', failed));
        Assert.True(exitCode == 0, $"{script} ended with {exitCode}:\n{output}\n{errors}");
        Assert.True(
            lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)) >= leastChecks, output);
    }

    private static AccountSpec WithKey(Key key) => AccountSpec.Demo with
    {
        PublicKeys = [Encoding.ASCII.GetString(key.PublicKey.Export(KeyBlobFormat.PkixPublicKeyText))],
    };

    private static string Describe(SimulatedExchange exchange, Key key)
    {
        var account = exchange.Accounts[0];
        return new JsonObject
        {
            ["rest"] = exchange.Rest.OriginalString.TrimEnd('/'),
            ["streams"] = exchange.Streams.OriginalString.TrimEnd('/'),
            ["wsApi"] = exchange.WebSocketApi.OriginalString,
            ["apiKey"] = account.ApiKey,
            ["secretKey"] = account.SecretKey,
            ["ed25519"] = new JsonObject
            {
                ["apiKey"] = account.Keys.Single(k => k.KeyType == KeyType.Ed25519).ApiKey,
                ["privateKey"] = Encoding.ASCII.GetString(key.Export(KeyBlobFormat.PkixPrivateKeyText)),
            },
        }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "artifacts", "interop");
            if (File.Exists(Path.Combine(candidate, "installed")))
            {
                return candidate;
            }
        }

        return null;
    }

    private static async Task<(string Output, string Errors, int ExitCode)> RunAsync(
        string folder, string script, string exchange)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo("node", script)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["SPOTWIRE_EXCHANGE"] = exchange, ["NO_PROXY"] = "127.0.0.1,localhost" },
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (await output, await errors, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
