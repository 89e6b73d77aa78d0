namespace Spotwire.Account;

/// <summary>What an account has of one asset.</summary>
/// <remarks>Documentation: rest-api.md, "Account information".</remarks>
public sealed record Balance
{
    /// <summary>The asset.</summary>
    public required Asset Asset { get; init; }

    /// <summary>At disposal.</summary>
    public required decimal Free { get; init; }

    /// <summary>Held for open orders.</summary>
    public required decimal Locked { get; init; }

    /// <summary>Free and locked together.</summary>
    public decimal Total => Free + Locked;
}
