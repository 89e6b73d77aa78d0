namespace Spotwire.Simulator;

/// <summary>An account of the simulated exchange with the keys that open it. The keys depend on seed and name
/// only.</summary>
public sealed class SimulatedAccount
{
    internal SimulatedAccount(string name, string apiKey, string secretKey)
    {
        Name = name;
        ApiKey = apiKey;
        SecretKey = secretKey;
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>Its API key: 64 letters and digits.</summary>
    public string ApiKey { get; }

    /// <summary>The key's HMAC-SHA-256 secret: 64 letters and digits.</summary>
    public string SecretKey { get; }

    /// <summary>The name; never a key.</summary>
    public override string ToString() => Name;
}
