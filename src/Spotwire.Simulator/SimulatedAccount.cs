namespace Spotwire.Simulator;

/// <summary>An account of the simulated exchange with the keys that open it. The keys depend on seed, name and public
/// keys only.</summary>
public sealed class SimulatedAccount
{
    internal SimulatedAccount(string name, string secretKey, IReadOnlyList<SimulatedKey> keys)
    {
        Name = name;
        SecretKey = secretKey;
        Keys = keys;
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>Its API key for HMAC: 64 letters and digits.</summary>
    public string ApiKey => Keys[0].ApiKey;

    /// <summary>The HMAC-SHA-256 secret of <see cref="ApiKey"/>: 64 letters and digits.</summary>
    public string SecretKey { get; }

    /// <summary>All its keys: first the one for HMAC, then one for each of
    /// <see cref="AccountSpec.PublicKeys"/>.</summary>
    public IReadOnlyList<SimulatedKey> Keys { get; }

    /// <summary>What the keys after the first are verified with, in their order.</summary>
    internal IReadOnlyList<Security.SignatureKey> PublicKeys { get; init; } = [];

    /// <summary>The name; never a key.</summary>
    public override string ToString() => Name;
}
