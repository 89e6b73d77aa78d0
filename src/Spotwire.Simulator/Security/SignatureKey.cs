using System.Security.Cryptography;
using System.Text;
using EdwardsAlgorithm = NSec.Cryptography.SignatureAlgorithm;
using EdwardsKey = NSec.Cryptography.PublicKey;
using KeyBlobFormat = NSec.Cryptography.KeyBlobFormat;

namespace Spotwire.Simulator.Security;

/// <summary>What signatures of an API key are verified with.</summary>
/// <remarks>Documentation: faqs/api_key_types.md and rest-api.md, "SIGNED endpoint examples".</remarks>
internal abstract class SignatureKey
{
    private const string NotTaken =
        "A public key is no PEM text of an Ed25519 key or of an RSA key of 2048 to 4096 bits.";

    private SignatureKey(KeyType keyType, string fingerprint)
    {
        KeyType = keyType;
        Fingerprint = fingerprint;
    }

    /// <summary>How it is signed.</summary>
    public KeyType KeyType { get; }

    /// <summary>SHA-256 of the public key in lower-case hex; empty for HMAC.</summary>
    public string Fingerprint { get; }

    /// <summary>A shared secret.</summary>
    public static SignatureKey FromSecret(string secret) => new Hmac(secret);

    /// <summary>A public key.</summary>
    /// <exception cref="ArgumentException">The text is none, or the key is of a kind that Binance does not
    /// take.</exception>
    public static SignatureKey FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (EdwardsKey.TryImport(
            EdwardsAlgorithm.Ed25519,
            Encoding.ASCII.GetBytes(pem.Trim() + "\n"),
            KeyBlobFormat.PkixPublicKeyText,
            out var edwards))
        {
            return new Edwards(edwards!);
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            _ = rsa.ExportSubjectPublicKeyInfo();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new ArgumentException(NotTaken, nameof(pem), exception);
        }

        return rsa.KeySize is >= 2048 and <= 4096 ? new Rsa(rsa) : throw new ArgumentException(NotTaken, nameof(pem));
    }

    /// <summary>Whether the signature is this key's for the payload.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="signature">Hex for HMAC, whatever its case; base64 otherwise.</param>
    public abstract bool Verify(ReadOnlySpan<byte> payload, string signature);

    private static string Hash(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    private sealed class Hmac(string secret) : SignatureKey(KeyType.Hmac, "")
    {
        private readonly IncrementalHash _hash =
            IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(secret));

        public override bool Verify(ReadOnlySpan<byte> payload, string signature)
        {
            Span<byte> claimed = stackalloc byte[32];
            if (signature.Length != 64
                || Convert.FromHexString(signature, claimed, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            _hash.AppendData(payload);
            Span<byte> actual = stackalloc byte[32];
            _hash.GetHashAndReset(actual);
            return CryptographicOperations.FixedTimeEquals(claimed, actual);
        }
    }

    private sealed class Rsa(RSA key) : SignatureKey(KeyType.Rsa, Hash(key.ExportSubjectPublicKeyInfo()))
    {
        public override bool Verify(ReadOnlySpan<byte> payload, string signature)
        {
            Span<byte> claimed = stackalloc byte[512];
            return Convert.TryFromBase64String(signature, claimed, out var length)
                && key.VerifyData(
                    payload, claimed[..length], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    private sealed class Edwards(EdwardsKey key)
        : SignatureKey(KeyType.Ed25519, Hash(key.Export(KeyBlobFormat.PkixPublicKey)))
    {
        public override bool Verify(ReadOnlySpan<byte> payload, string signature)
        {
            Span<byte> claimed = stackalloc byte[512];
            return Convert.TryFromBase64String(signature, claimed, out var length)
                && length == EdwardsAlgorithm.Ed25519.SignatureSize
                && EdwardsAlgorithm.Ed25519.Verify(key, payload, claimed[..length]);
        }
    }
}
