using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Security;

/// <summary>Decides whose request it is: key, signature, time.</summary>
/// <remarks>Documentation: rest-api.md and web-socket-api.md, "Request security". Which fault is told first where there
/// are several is not documented: key, signature, timestamp.</remarks>
internal sealed class RequestAuthenticator
{
    private const long AheadMicros = 1_000_000;
    private const long DefaultWindowMicros = 5_000_000;
    private const long LongestWindowMicros = 60_000_000;

    private readonly Dictionary<string, ApiKeyRecord> _keys = new(StringComparer.Ordinal);

    /// <summary>Lets an account in with all its keys.</summary>
    public void Add(int account, SimulatedAccount keys)
    {
        for (var i = 0; i < keys.Keys.Count; i++)
        {
            _keys.Add(keys.Keys[i].ApiKey, new ApiKeyRecord(
                account,
                keys.Keys[i].ApiKey,
                i == 0 ? SignatureKey.FromSecret(keys.SecretKey) : keys.PublicKeys[i - 1]));
        }
    }

    /// <summary>A key by its name; null where there is none.</summary>
    public ApiKeyRecord? Find(string apiKey) => _keys.GetValueOrDefault(apiKey);

    /// <summary>The key that has signed the request.</summary>
    /// <param name="claim">Who signs, and what.</param>
    /// <param name="parameters">Its parameters; signature, timestamp and recvWindow count as read.</param>
    /// <param name="nowMicros">The exchange's clock.</param>
    /// <exception cref="RefusalException">Nobody has, or not now.</exception>
    public ApiKeyRecord Authenticate(in SignedClaim claim, ParameterSet parameters, long nowMicros)
    {
        if (claim.ApiKey is not { Length: 64 } name || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw Refusals.KeyFormat();
        }

        if (!_keys.TryGetValue(name, out var key) || !key.Opens(claim.Security, claim.Address))
        {
            throw Refusals.UnknownKey();
        }

        var signature = parameters.Required("signature");
        var timestamp = Timestamp(parameters);
        if (claim.Payload is not { } payload || !key.Signature.Verify(payload.Span, signature))
        {
            throw Refusals.Signature();
        }

        RequireTime(parameters, timestamp, nowMicros);
        return key;
    }

    /// <summary>Judges the time of a request that needs no signature, because its session is logged on.</summary>
    /// <exception cref="RefusalException">It is too early, or too late.</exception>
    public static void RequireTime(ParameterSet parameters, long nowMicros) =>
        RequireTime(parameters, Timestamp(parameters), nowMicros);

    private static void RequireTime(ParameterSet parameters, long timestamp, long nowMicros)
    {
        var window = Window(parameters);
        if (timestamp >= nowMicros + AheadMicros)
        {
            throw Refusals.TimestampAhead();
        }

        if (nowMicros - timestamp > window)
        {
            throw Refusals.Timestamp();
        }
    }

    private static long Timestamp(ParameterSet parameters) => parameters.Peek("timestamp") is null or ""
        ? throw Refusals.Missing("timestamp")
        : parameters.Micros("timestamp")!.Value;

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
}
