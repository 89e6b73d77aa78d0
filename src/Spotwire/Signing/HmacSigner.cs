using System.Security.Cryptography;

namespace Spotwire.Signing;

/// <summary>HMAC-SHA-256 with one key, set up once and reused: signing allocates nothing. Safe to use from several
/// threads.</summary>
/// <remarks>Documentation: rest-api.md, "Signed Endpoint Examples"; web-socket-api.md, "HMAC Keys".</remarks>
internal sealed class HmacSigner : IDisposable
{
    /// <summary>Bytes of a signature in lower-case hexadecimal ASCII.</summary>
    public const int HexLength = SHA256.HashSizeInBytes * 2;

    private readonly Lock _gate = new();
    private readonly IncrementalHash _hash;

    /// <param name="secret">The secret's bytes; not kept.</param>
    public HmacSigner(ReadOnlySpan<byte> secret) =>
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);

    /// <summary>Signs a payload.</summary>
    /// <param name="payload">Exactly the bytes that are sent: percent-encode first, then sign.</param>
    /// <param name="hexOut">At least <see cref="HexLength"/> bytes; the first that many become the signature.</param>
    public void Sign(ReadOnlySpan<byte> payload, Span<byte> hexOut)
    {
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        lock (_gate)
        {
            _hash.AppendData(payload);
            _hash.GetHashAndReset(mac);
        }

        if (!Convert.TryToHexStringLower(mac, hexOut, out _))
        {
            throw new ArgumentException("Too short for a signature.", nameof(hexOut));
        }
    }

    public void Dispose() => _hash.Dispose();
}
