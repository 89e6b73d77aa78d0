namespace Spotwire.Signing;

/// <summary>Signs requests with one key. Safe to use from several threads.</summary>
/// <remarks>Documentation: faqs/api_key_types.md; rest-api.md and web-socket-api.md, "SIGNED request
/// examples".</remarks>
internal abstract class RequestSigner : IDisposable
{
    /// <summary>ASCII characters of a signature.</summary>
    public abstract int Length { get; }

    /// <summary>The most characters of a signature percent-encoded: what base64 has beside letters and digits takes
    /// three.</summary>
    public virtual int LongestEncoded => 3 * Length;

    /// <summary>Signs a payload.</summary>
    /// <param name="payload">Exactly the bytes that are sent or stand for what is sent.</param>
    /// <param name="signature">At least <see cref="Length"/> bytes; the first that many become the signature in ASCII:
    /// hexadecimal for HMAC, base64 for the others.</param>
    public abstract void Sign(ReadOnlySpan<byte> payload, Span<byte> signature);

    public abstract void Dispose();
}
