using Spotwire.Signing;

namespace Spotwire.Wire;

/// <summary>What the sender adds to a call's own parameters at the moment it is sent.</summary>
/// <remarks>Documentation: web-socket-api.md, "SIGNED request security".</remarks>
internal readonly record struct RequestStamp
{
    /// <summary>How long the request stays valid, as it is written; null for a request without a time.</summary>
    public byte[]? RecvWindow { get; init; }

    /// <summary>When it was made, on the exchange's clock and in the unit that it is written in; of use with
    /// <see cref="RecvWindow"/>.</summary>
    public long Timestamp { get; init; }

    /// <summary>Whose request it is, in ASCII; null where the request does not say so itself.</summary>
    public byte[]? ApiKey { get; init; }

    /// <summary>Signs it; null for a request without a signature.</summary>
    public RequestSigner? Signer { get; init; }
}
