using System.Security.Cryptography;

namespace Spotwire.Signing;

/// <summary>HMAC-SHA-256 with one key, set up once and reused: signing allocates nothing. Safe to use from several
/// threads.</summary>
/// <remarks>Documentation: rest-api.md, "SIGNED Endpoint Examples", "HMAC Keys".</remarks>
internal sealed class HmacSigner : RequestSigner
{
    /// <summary>Bytes of a signature in lower-case hexadecimal ASCII.</summary>
    public const int HexLength = SHA256.HashSizeInBytes * 2;

    private readonly Lock _gate = new();
    private readonly IncrementalHash _hash;

    /// <param name="secret">The secret's bytes; not kept.</param>
    public HmacSigner(ReadOnlySpan<byte> secret) =>
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);

    public override int Length => HexLength;

    public override int LongestEncoded => HexLength;

    public override void Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        lock (_gate)
        {
            _hash.AppendData(payload);
            _hash.GetHashAndReset(mac);
        }

        if (!Convert.TryToHexStringLower(mac, signature, out _))
        {
            throw new ArgumentException("Too short for a signature.", nameof(signature));
        }
    }

    public override void Dispose() => _hash.Dispose();
}
