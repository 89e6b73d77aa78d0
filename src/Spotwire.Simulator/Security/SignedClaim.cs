using System.Text;
using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Security;

/// <summary>Whose a request claims to be.</summary>
/// <param name="ApiKey">The key that it names; null for none.</param>
/// <param name="Payload">What has been signed; null where it is nothing that can be.</param>
/// <param name="Security">What the call asks for.</param>
/// <param name="Address">The caller's address.</param>
internal readonly record struct SignedClaim(
    string? ApiKey, ReadOnlyMemory<byte>? Payload, EndpointSecurity Security, string Address)
{
    /// <summary>The claim of a REST request: query and body as they came, without the signature.</summary>
    public static SignedClaim Of(in ExchangeRequest request, EndpointSecurity security)
    {
        // Binance wants everything encoded before it is signed.
        var payload = WithoutSignature(request.Query) + WithoutSignature(request.Body);
        return new SignedClaim(
            request.ApiKey,
            Ascii.IsValid(payload) ? (ReadOnlyMemory<byte>?)Encoding.ASCII.GetBytes(payload) : null,
            security,
            request.RemoteAddress);
    }

    private static string WithoutSignature(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Contains("signature=", StringComparison.Ordinal))
        {
            return text ?? "";
        }

        return string.Join(
            '&', text.Split('&').Where(pair => !pair.StartsWith("signature=", StringComparison.Ordinal)));
    }
}
