namespace Spotwire.Simulator;

/// <summary>How requests with an API key are signed.</summary>
/// <remarks>Documentation: faqs/api_key_types.md of binance-spot-api-docs.</remarks>
public enum SimulatedKeyType
{
    /// <summary>HMAC-SHA-256, with a shared secret.</summary>
    Hmac,

    /// <summary>RSA PKCS#1 v1.5 with SHA-256.</summary>
    Rsa,

    /// <summary>Ed25519; the only one that may log on to a session.</summary>
    Ed25519,
}
