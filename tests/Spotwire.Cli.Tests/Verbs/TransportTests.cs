using System.Security.Cryptography;
using Spotwire.Cli.Errors;
using Spotwire.Simulator;

namespace Spotwire.Cli.Tests.Verbs;

/// <summary><c>--via</c>, and keys from files.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task A_verb_says_the_same_by_both_transports()
    {
        await using var session = await VerbSession.StartAsync();
        var rest = await session.RunAsync("account show -o json");
        var api = await session.RunAsync("account show -o json --via ws");
        Assert.Equal(0, api.ExitCode);
        Assert.Equal(rest.Output, api.Output);
        Assert.Contains("WebSocket API", (await session.RunAsync("account show --via ws --verbose")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_word_is_a_usage_error()
    {
        var run = await CliRun.OfAsync("account show -o json --via fix");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }

    [Theory]
    [InlineData("rest")]
    [InlineData("ws")]
    public async Task A_private_keys_file_signs(string transport)
    {
        using var rsa = RSA.Create(2048);
        await using var exchange = await SimulatedExchange.StartAsync(new SimulatorOptions
        {
            Flow = false,
            Accounts = [AccountSpec.Demo with { PublicKeys = [rsa.ExportSubjectPublicKeyInfoPem()] }],
        });
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "key.pem");
            await File.WriteAllTextAsync(
                file,
                rsa.ExportEncryptedPkcs8PrivateKeyPem(
                    "open sesame", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
                TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, ".env"),
                $"BINANCE_API_KEY={exchange.Accounts[0].Keys[1].ApiKey}\nBINANCE_PRIVATE_KEY_FILE={file}\n" +
                "BINANCE_PRIVATE_KEY_PASSPHRASE='open sesame'\n",
                TestContext.Current.CancellationToken);
            var run = await CliRun.OfAsync(
                $"account show -o json --via {transport} --env {exchange.Rest.GetLeftPart(UriPartial.Authority)}",
                host => host with { WorkingFolder = folder.FullName });
            Assert.Equal(0, run.ExitCode);

            // A secret of the environment goes before the file's private key, and does not fit the key.
            run = await CliRun.OfAsync(
                $"account show -o json --env {exchange.Rest.GetLeftPart(UriPartial.Authority)}",
                host => host with
                {
                    WorkingFolder = folder.FullName,
                    Variable = name => name == "BINANCE_API_SECRET" ? new string('x', 64) : null,
                });
            Assert.Equal(ExitCode.Authentication, run.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
