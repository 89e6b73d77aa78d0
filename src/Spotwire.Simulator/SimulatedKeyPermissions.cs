namespace Spotwire.Simulator;

/// <summary>What an API key of the simulated exchange may do, as <c>GET /sapi/v1/account/apiRestrictions</c> tells it.
/// Reading and trading decide over calls, and so does the address; the rest is only told.</summary>
public sealed record SimulatedKeyPermissions
{
    /// <summary>Whether the account may be read (USER_DATA, USER_STREAM). Default true.</summary>
    public bool Reading { get; init; } = true;

    /// <summary>Whether orders may be placed and cancelled (TRADE). Default true.</summary>
    public bool SpotAndMarginTrading { get; init; } = true;

    /// <summary>Addresses that the key works from; empty (the default) for all.</summary>
    public IReadOnlyList<string> TrustedAddresses { get; init; } = [];

    /// <summary>Told as <c>enableWithdrawals</c>. Default false.</summary>
    public bool Withdrawals { get; init; }

    /// <summary>Told as <c>enableInternalTransfer</c>. Default false.</summary>
    public bool InternalTransfer { get; init; }

    /// <summary>Told as <c>enableMargin</c>. Default false.</summary>
    public bool Margin { get; init; }

    /// <summary>Told as <c>enableFutures</c>. Default false.</summary>
    public bool Futures { get; init; }

    /// <summary>Told as <c>permitsUniversalTransfer</c>. Default false.</summary>
    public bool UniversalTransfer { get; init; }

    /// <summary>Told as <c>enableVanillaOptions</c>. Default false.</summary>
    public bool VanillaOptions { get; init; }

    /// <summary>Told as <c>enableFixApiTrade</c>. Default false.</summary>
    public bool FixApiTrade { get; init; }

    /// <summary>Told as <c>enableFixReadOnly</c>. Default false.</summary>
    public bool FixReadOnly { get; init; }

    /// <summary>Told as <c>enablePortfolioMarginTrading</c>. Default false.</summary>
    public bool PortfolioMarginTrading { get; init; }
}
