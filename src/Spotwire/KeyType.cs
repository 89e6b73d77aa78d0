namespace Spotwire;

/// <summary>How an API key signs.</summary>
/// <remarks>Documentation: faqs/api_key_types.md.</remarks>
public enum KeyType
{
    /// <summary>HMAC-SHA-256 with a shared secret; still works, and Binance advises against it.</summary>
    Hmac,

    /// <summary>RSA of 2,048 to 4,096 bits, PKCS#1 v1.5 padding, SHA-256.</summary>
    Rsa,

    /// <summary>Ed25519, which Binance recommends; the only type that can log a WebSocket API session on.</summary>
    Ed25519,
}
