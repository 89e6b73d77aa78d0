namespace Spotwire.Signing;

/// <summary>What a private key is made of.</summary>
/// <param name="Type">How it signs.</param>
/// <param name="Material">HMAC: the secret's bytes. RSA: PKCS#1. Ed25519: the 32 bytes of the seed.</param>
internal readonly record struct PrivateKey(KeyType Type, byte[] Material)
{
    /// <summary>A signer of its own, to be disposed by the caller.</summary>
    public RequestSigner CreateSigner() => Type switch
    {
        KeyType.Rsa => new RsaSigner(Material),
        KeyType.Ed25519 => new Ed25519Signer(Material),
        _ => new HmacSigner(Material),
    };

    /// <summary>The type alone.</summary>
    public override string ToString() => Type.ToString();
}
