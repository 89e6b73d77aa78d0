using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Spotwire.Cli.Diagnostics;
using Spotwire.Cli.Errors;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Commands;

/// <summary>What an operation is given.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arguments">Its own parameters.</param>
/// <param name="Settings">The common options.</param>
/// <param name="Host">The surroundings.</param>
internal sealed record Invocation(Operation Operation, ParsedArguments Arguments, Settings Settings, CliHost Host)
{
    private const string DefaultEnvironment = "testnet";
    private const string CertificateVariable = "SPOTWIRE_CA";

    /// <summary>Writes the results.</summary>
    public required ResultWriter Writer { get; init; }

    /// <summary>Fires at Ctrl-C.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>The exchange that <c>--env</c> names.</summary>
    public SpotwireEnvironment Environment =>
        SpotwireEnvironment.Parse(Settings.EnvironmentText ?? DefaultEnvironment);

    /// <summary>The options of a client for this run. Keys are read where the operation needs them, and must be there
    /// then.</summary>
    public SpotwireOptions ClientOptions()
    {
        var options = new SpotwireOptions
        {
            Environment = Environment,
            LimitWait = Settings.Wait,
            Transport = Settings.Transport,
            LoopbackCertificate = Certificate(),
            TimeProvider = Host.TimeProvider,
            Credentials = Operation.NeedsKey ? RequireKey() : null,
        };
        return Host.AdjustOptions?.Invoke(options) ?? options;
    }

    /// <summary>A logger factory that writes to stderr: everything with <c>--verbose</c>.</summary>
    /// <param name="least">The least important level that is written otherwise.</param>
    public ILoggerFactory CreateLog(LogLevel least) =>
        new TextLogFactory(Host.Error, Settings.IsVerbose ? LogLevel.Debug : least);

    /// <summary>Asks before money is at stake.</summary>
    /// <param name="what">What is about to be done, in words.</param>
    /// <exception cref="CliException">It is live and nobody has confirmed.</exception>
    public void Confirm(string what)
    {
        var environment = Environment;
        if (!environment.IsLive || Settings.IsConfirmed)
        {
            return;
        }

        if (Host.CanAsk)
        {
            Host.Error.Write($"{what} on {environment.Name}, with real money. Type yes to go on: ");
            Host.Error.Flush();
            if (string.Equals(Host.In.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        throw new CliException(new Failure("NotConfirmed", $"Not sent: {what} on {environment.Name} was not confirmed.",
            ExitCode.Refused)
        {
            OrderState = "rejected",
            Hint = "Confirm with --yes.",
        });
    }

    private SpotwireCredentials RequireKey()
    {
        var file = new Lazy<IReadOnlyDictionary<string, string>>(() => KeyFile.Read(Host.WorkingFolder));
        var own = Host.Variable(SpotwireCredentials.SecretKeyVariable) is { Length: > 0 }
            || Host.Variable(SpotwireCredentials.PrivateKeyFileVariable) is { Length: > 0 };
        string? Find(string name)
        {
            if (Host.Variable(name) is { Length: > 0 } value)
            {
                return value;
            }

            // What signs comes from one place, whole.
            return own && name != SpotwireCredentials.ApiKeyVariable ? null : file.Value.GetValueOrDefault(name);
        }

        if (Find(SpotwireCredentials.ApiKeyVariable)?.Trim() is not { Length: > 0 })
        {
            throw MissingKey(SpotwireCredentials.ApiKeyVariable);
        }

        if (Find(SpotwireCredentials.SecretKeyVariable)?.Trim() is not { Length: > 0 }
            && Find(SpotwireCredentials.PrivateKeyFileVariable)?.Trim() is not { Length: > 0 })
        {
            throw MissingKey(SpotwireCredentials.SecretKeyVariable);
        }

        return SpotwireCredentials.FromVariables(Find)!;
    }

    private static CliException MissingKey(string name) => new(
        new Failure(nameof(ErrorKind.MissingKey), $"{name} is not set.", ExitCode.Usage)
        {
            Hint = $"Set {SpotwireCredentials.ApiKeyVariable} and {SpotwireCredentials.SecretKeyVariable} or "
                + $"{SpotwireCredentials.PrivateKeyFileVariable}, or put them into a .env file in the working folder.",
        });

    private X509Certificate2? Certificate()
    {
        if (Host.Variable(CertificateVariable) is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException
            or UnauthorizedAccessException)
        {
            throw new CliException(Failure.Usage(
                $"{CertificateVariable} names no certificate that can be read: {path}"));
        }
    }
}
