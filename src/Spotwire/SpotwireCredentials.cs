using System.Security.Cryptography;
using System.Text;

namespace Spotwire;

/// <summary>An API key with its HMAC secret. Neither is ever printed whole.</summary>
/// <remarks>Documentation: rest-api.md, "Request security".</remarks>
public sealed class SpotwireCredentials
{
    /// <summary>The environment variable that holds the key.</summary>
    public const string ApiKeyVariable = "BINANCE_API_KEY";

    /// <summary>The environment variable that holds the secret.</summary>
    public const string SecretKeyVariable = "BINANCE_API_SECRET";

    private const int ShortestShownInPart = 16;
    private readonly byte[] _secret;

    /// <summary>Takes a key and its secret.</summary>
    /// <param name="apiKey">The API key: printable ASCII without white space.</param>
    /// <param name="secretKey">The HMAC secret: printable ASCII without white space.</param>
    /// <exception cref="SpotwireException">One of them is empty or holds other characters
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public SpotwireCredentials(string apiKey, string secretKey)
    {
        ApiKey = Checked(apiKey, "API key");
        _secret = Encoding.ASCII.GetBytes(Checked(secretKey, "API secret"));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(ApiKey), hash);
        Fingerprint = Convert.ToHexStringLower(hash[..8]);
    }

    /// <summary>The API key. Sent as a header; do not log it.</summary>
    public string ApiKey { get; }

    /// <summary>Sixteen hexadecimal digits that tell keys apart without telling the key.</summary>
    public string Fingerprint { get; }

    /// <summary>The secret's bytes, as the signature uses them.</summary>
    internal ReadOnlySpan<byte> Secret => _secret;

    /// <summary>Reads <see cref="ApiKeyVariable"/> and <see cref="SecretKeyVariable"/> of the process.</summary>
    /// <returns>The credentials, or null where neither variable is set.</returns>
    /// <exception cref="SpotwireException">Only one of the two is set, or a value cannot be a key
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static SpotwireCredentials? FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>As <see cref="FromEnvironment"/>, from any source of variables.</summary>
    internal static SpotwireCredentials? From(Func<string, string?> variable)
    {
        var key = variable(ApiKeyVariable)?.Trim();
        var secret = variable(SecretKeyVariable)?.Trim();
        if (string.IsNullOrEmpty(key) && string.IsNullOrEmpty(secret))
        {
            return null;
        }

        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(secret))
        {
            var (there, missing) = string.IsNullOrEmpty(key)
                ? (SecretKeyVariable, ApiKeyVariable)
                : (ApiKeyVariable, SecretKeyVariable);
            throw new SpotwireException(new SpotwireError
            {
                Kind = ErrorKind.Configuration,
                Message = $"{there} is set but {missing} is not.",
                Hint = $"Set both {ApiKeyVariable} and {SecretKeyVariable}, or neither.",
            });
        }

        return new SpotwireCredentials(key, secret);
    }

    /// <summary>The first and last two characters of the key; never the secret.</summary>
    public override string ToString() =>
        ApiKey.Length < ShortestShownInPart ? "key …" : $"key {ApiKey[..2]}…{ApiKey[^2..]}";

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
