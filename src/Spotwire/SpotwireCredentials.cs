using System.Security.Cryptography;
using System.Text;
using Spotwire.Signing;

namespace Spotwire;

/// <summary>An API key with what signs for it: an HMAC secret, or an RSA or Ed25519 private key. Nothing of it is ever
/// printed whole.</summary>
/// <remarks>Documentation: rest-api.md, "Request security"; faqs/api_key_types.md.</remarks>
public sealed class SpotwireCredentials
{
    /// <summary>The environment variable that holds the key.</summary>
    public const string ApiKeyVariable = "BINANCE_API_KEY";

    /// <summary>The environment variable that holds the secret.</summary>
    public const string SecretKeyVariable = "BINANCE_API_SECRET";

    /// <summary>The environment variable that names the file of a private key (PEM), in place of a secret.</summary>
    public const string PrivateKeyFileVariable = "BINANCE_PRIVATE_KEY_FILE";

    /// <summary>The environment variable that holds the passphrase of an encrypted private key.</summary>
    public const string PrivateKeyPassphraseVariable = "BINANCE_PRIVATE_KEY_PASSPHRASE";

    private const int ShortestShownInPart = 16;
    private readonly PrivateKey _key;

    /// <summary>Takes a key and its secret.</summary>
    /// <param name="apiKey">The API key: printable ASCII without white space.</param>
    /// <param name="secretKey">The HMAC secret: printable ASCII without white space.</param>
    /// <exception cref="SpotwireException">One of them is empty or holds other characters
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public SpotwireCredentials(string apiKey, string secretKey)
        : this(apiKey, new PrivateKey(KeyType.Hmac, Encoding.ASCII.GetBytes(Checked(secretKey, "API secret"))))
    {
    }

    private SpotwireCredentials(string apiKey, PrivateKey key)
    {
        ApiKey = Checked(apiKey, "API key");
        _key = key;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(ApiKey), hash);
        Fingerprint = Convert.ToHexStringLower(hash[..8]);
    }

    /// <summary>The API key. Sent as a header; do not log it.</summary>
    public string ApiKey { get; }

    /// <summary>Sixteen hexadecimal digits that tell keys apart without telling the key.</summary>
    public string Fingerprint { get; }

    /// <summary>How the key signs.</summary>
    public KeyType KeyType => _key.Type;

    /// <summary>The secret's bytes, as the signature uses them; what the private key is made of where there is
    /// one.</summary>
    internal ReadOnlySpan<byte> Secret => _key.Material;

    /// <summary>Holds two credentials alike that were read twice from the same place.</summary>
    internal static IEqualityComparer<SpotwireCredentials> ByContent { get; } =
        EqualityComparer<SpotwireCredentials>.Create(
            static (one, other) => ReferenceEquals(one, other) || (one is not null && one.IsSameAs(other)),
            static key => string.GetHashCode(key.ApiKey, StringComparison.Ordinal));

    /// <summary>Takes a key and the private key that signs for it.</summary>
    /// <param name="apiKey">The API key: printable ASCII without white space.</param>
    /// <param name="pem">The private key as PEM text: RSA of 2,048 to 4,096 bits or Ed25519, as PKCS#8, plain or
    /// encrypted, or RSA as PKCS#1. The type is recognised (<see cref="KeyType"/>).</param>
    /// <param name="passphrase">What an encrypted private key is opened with; null (the default) for a plain one. It is
    /// not kept.</param>
    /// <exception cref="SpotwireException">A text cannot be a key, the private key is of a kind or size that Binance
    /// does not take, or the passphrase is missing or wrong (<see cref="ErrorKind.Configuration"/>).</exception>
    public static SpotwireCredentials FromPem(string apiKey, string pem, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(pem);
        return new SpotwireCredentials(apiKey, PrivateKeyReader.Read(pem, passphrase));
    }

    /// <summary>Reads <see cref="ApiKeyVariable"/> of the process, with <see cref="SecretKeyVariable"/> or
    /// <see cref="PrivateKeyFileVariable"/> and <see cref="PrivateKeyPassphraseVariable"/>.</summary>
    /// <returns>The credentials, or null where none of the variables is set.</returns>
    /// <exception cref="SpotwireException">A key without what signs for it, or the other way round; both a secret and a
    /// private key; a file that cannot be read; a value that cannot be a key
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static SpotwireCredentials? FromEnvironment() => FromVariables(Environment.GetEnvironmentVariable);

    /// <summary>As <see cref="FromEnvironment"/>, from any source of variables, such as a configuration.</summary>
    /// <param name="variable">Gives the value of a name; null where it has none.</param>
    /// <returns>The credentials, or null where none of the variables is set.</returns>
    /// <exception cref="SpotwireException">As <see cref="FromEnvironment"/>.</exception>
    public static SpotwireCredentials? FromVariables(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var key = variable(ApiKeyVariable)?.Trim() ?? "";
        var secret = variable(SecretKeyVariable)?.Trim() ?? "";
        var file = variable(PrivateKeyFileVariable)?.Trim() ?? "";
        if (key.Length + secret.Length + file.Length == 0)
        {
            return null;
        }

        if (secret.Length > 0 && file.Length > 0)
        {
            throw Incomplete($"Both {SecretKeyVariable} and {PrivateKeyFileVariable} are set.");
        }

        if (key.Length == 0)
        {
            throw Incomplete($"{(secret.Length > 0 ? SecretKeyVariable : PrivateKeyFileVariable)} is set but " +
                $"{ApiKeyVariable} is not.");
        }

        if (file.Length > 0)
        {
            return FromPem(key, ReadFile(file), variable(PrivateKeyPassphraseVariable));
        }

        return secret.Length > 0
            ? new SpotwireCredentials(key, secret)
            : throw Incomplete(
                $"{ApiKeyVariable} is set but neither {SecretKeyVariable} nor {PrivateKeyFileVariable} is.");
    }

    /// <summary>Whether it is the same key with the same secret, however it came here.</summary>
    internal bool IsSameAs(SpotwireCredentials? other) =>
        other is not null && KeyType == other.KeyType && string.Equals(ApiKey, other.ApiKey, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Secret, other.Secret);

    /// <summary>A signer of its own, to be disposed by the caller.</summary>
    internal RequestSigner CreateSigner() => _key.CreateSigner();

    /// <summary>The first and last two characters of the key; never the secret.</summary>
    public override string ToString() =>
        ApiKey.Length < ShortestShownInPart ? "key …" : $"key {ApiKey[..2]}…{ApiKey[^2..]}";

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            throw HostJudgement.Wrong(
                $"The private key's file {path} cannot be read.",
                $"{PrivateKeyFileVariable} names a PEM file that this user may read.");
        }
    }

    private static SpotwireException Incomplete(string message) => HostJudgement.Wrong(
        message, $"Set {ApiKeyVariable} and one of {SecretKeyVariable} and {PrivateKeyFileVariable}, or none.");

    private static string Checked(string value, string what)
    {
        var wrong = string.IsNullOrEmpty(value) ? "is empty" : null;
        foreach (var c in value ?? "")
        {
            if (c is <= ' ' or > '~')
            {
                wrong = "holds white space, control characters or characters outside ASCII";
                break;
            }
        }

        if (wrong is null)
        {
            return value!;
        }

        // The value itself stays out of the message.
        throw new SpotwireException(new SpotwireError
        {
            Kind = ErrorKind.Configuration,
            Message = $"The {what} {wrong}.",
            Hint = "Copy it again from the key page, without quotes or line breaks.",
        });
    }
}
