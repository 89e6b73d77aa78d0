using Spotwire.Simulator.Endpoints;

namespace Spotwire.Simulator.Security;

/// <summary>An API key as the exchange keeps it.</summary>
/// <param name="Account">The account that it opens.</param>
/// <param name="ApiKey">Its name on the wire.</param>
/// <param name="Signature">What its signatures are verified with.</param>
internal sealed record ApiKeyRecord(int Account, string ApiKey, SignatureKey Signature)
{
    /// <summary>When it was made: all keys of this exchange at the start of 2020.</summary>
    public long CreatedMicros { get; } = 1_577_836_800_000_000;

    /// <summary>What it may do.</summary>
    public SimulatedKeyPermissions Permissions { get; set; } = new();

    /// <summary>Whether it has been deleted.</summary>
    public bool IsRevoked { get; set; }

    /// <summary>Whether it is good for a call, at this moment.</summary>
    /// <param name="security">What the call asks for.</param>
    /// <param name="address">The caller's address.</param>
    public bool Opens(EndpointSecurity security, string address) => !IsRevoked
        && (Permissions.TrustedAddresses.Count == 0
            || Permissions.TrustedAddresses.Contains(address, StringComparer.Ordinal))
        && security switch
        {
            EndpointSecurity.None => true,
            EndpointSecurity.Trade => Permissions.SpotAndMarginTrading,
            _ => Permissions.Reading,
        };
}
