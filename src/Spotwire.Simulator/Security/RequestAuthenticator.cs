using System.Security.Cryptography;
using System.Text;
using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Security;

/// <summary>Decides whose request it is: key, signature, time.</summary>
/// <remarks>Documentation: rest-api.md, "Request security". Which fault is told first where there are several is not
/// documented: key, signature, timestamp.</remarks>
internal sealed class RequestAuthenticator
{
    private const long AheadMicros = 1_000_000;
    private const long DefaultWindowMicros = 5_000_000;
    private const long LongestWindowMicros = 60_000_000;

    private readonly Dictionary<string, (int Account, IncrementalHash Hash)> _keys = new(StringComparer.Ordinal);

    /// <summary>Lets an account in.</summary>
    public void Add(int account, SimulatedAccount keys) => _keys.Add(
        keys.ApiKey,
        (account, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(keys.SecretKey))));

    /// <summary>The account that has signed the request.</summary>
    /// <exception cref="RefusalException">Nobody has, or not now.</exception>
    public int Authenticate(in ExchangeRequest request, ParameterSet parameters, long nowMicros)
    {
        if (request.ApiKey is not { Length: 64 } key || !key.All(char.IsAsciiLetterOrDigit))
        {
            throw Refusals.KeyFormat();
        }

        if (!_keys.TryGetValue(key, out var entry))
        {
            throw Refusals.UnknownKey();
        }

        var signature = parameters.Required("signature");
        var timestamp = parameters.Peek("timestamp") is null or ""
            ? throw Refusals.Missing("timestamp")
            : parameters.Micros("timestamp")!.Value;
        if (!IsSignedBy(entry.Hash, request, signature))
        {
            throw Refusals.Signature();
        }

        var window = Window(parameters);
        if (timestamp >= nowMicros + AheadMicros)
        {
            throw Refusals.TimestampAhead();
        }

        return nowMicros - timestamp > window ? throw Refusals.Timestamp() : entry.Account;
    }

    private static long Window(ParameterSet parameters)
    {
        if (parameters.Amount("recvWindow") is not { } window)
        {
            return DefaultWindowMicros;
        }

        // Milliseconds in units of 0.00000001: 100,000 units are a microsecond, and that is the finest there is.
        if (window.Units % 100_000 != 0)
        {
            throw Refusals.TooPrecise("recvWindow");
        }

        var micros = window.Units / 100_000;
        return micros > LongestWindowMicros ? throw Refusals.TooGreat("recvWindow", "60000") : (long)micros;
    }

    private static bool IsSignedBy(IncrementalHash hash, in ExchangeRequest request, string signature)
    {
        var payload = WithoutSignature(request.Query) + WithoutSignature(request.Body);
        if (signature.Length != 64 || !Ascii.IsValid(payload))
        {
            return false;
        }

        Span<byte> claimed = stackalloc byte[32];
        if (Convert.FromHexString(signature, claimed, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash.AppendData(Encoding.ASCII.GetBytes(payload));
        Span<byte> actual = stackalloc byte[32];
        hash.GetHashAndReset(actual);
        return CryptographicOperations.FixedTimeEquals(claimed, actual);
    }

    private static string WithoutSignature(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Contains("signature=", StringComparison.Ordinal))
        {
            return text ?? "";
        }

        return string.Join(
            '&', text.Split('&').Where(pair => !pair.StartsWith("signature=", StringComparison.Ordinal)));
    }
}
