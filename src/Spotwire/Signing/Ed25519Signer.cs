using System.Buffers.Text;
using NSec.Cryptography;

namespace Spotwire.Signing;

/// <summary>Ed25519; base64.</summary>
internal sealed class Ed25519Signer : RequestSigner
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;
    private readonly Key _key;

    /// <param name="seed">The 32 bytes of the private key; not kept.</param>
    public Ed25519Signer(ReadOnlySpan<byte> seed) => _key = Key.Import(Algorithm, seed, KeyBlobFormat.RawPrivateKey);

    public override int Length { get; } = Base64.GetMaxEncodedToUtf8Length(Algorithm.SignatureSize);

    public override void Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Span<byte> raw = stackalloc byte[Algorithm.SignatureSize];
        Algorithm.Sign(_key, payload, raw);
        Base64.EncodeToUtf8(raw, signature, out _, out _);
    }

    public override void Dispose() => _key.Dispose();
}
