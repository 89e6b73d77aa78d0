using System.Buffers.Text;
using System.Security.Cryptography;

namespace Spotwire.Signing;

/// <summary>RSA, PKCS#1 v1.5 padding, SHA-256; base64.</summary>
internal sealed class RsaSigner : RequestSigner
{
    /// <summary>The smallest and largest keys that Binance takes.</summary>
    public const int MinBits = 2048;
    public const int MaxBits = 4096;

    private readonly Lock _gate = new();
    private readonly RSA _key = RSA.Create();
    private readonly int _rawLength;

    /// <param name="pkcs1">The private key as PKCS#1; not kept.</param>
    public RsaSigner(ReadOnlySpan<byte> pkcs1)
    {
        _key.ImportRSAPrivateKey(pkcs1, out _);
        _rawLength = (_key.KeySize + 7) / 8;
        Length = Base64.GetMaxEncodedToUtf8Length(_rawLength);
    }

    public override int Length { get; }

    public override void Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Span<byte> raw = stackalloc byte[_rawLength];
        lock (_gate)
        {
            _key.SignData(payload, raw, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        Base64.EncodeToUtf8(raw, signature, out _, out _);
    }

    public override void Dispose() => _key.Dispose();
}
