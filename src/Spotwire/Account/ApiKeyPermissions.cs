namespace Spotwire.Account;

/// <summary>What the API key may do. Null where the answer does not say, which is not the same as no.</summary>
/// <remarks>Documentation: GET /sapi/v1/account/apiRestrictions of the wallet API; live only, testnet and demo have no
/// such path.</remarks>
public sealed record ApiKeyPermissions
{
    /// <summary>Whether only some addresses may use the key.</summary>
    public bool? IsIpRestricted { get; init; }

    /// <summary>When the key was made; null where the answer does not say.</summary>
    public ExchangeTime? CreationTime { get; init; }

    /// <summary>Whether it may read the account.</summary>
    public bool? CanRead { get; init; }

    /// <summary>Whether it may trade on spot and margin.</summary>
    public bool? CanTradeSpotAndMargin { get; init; }

    /// <summary>Whether it may withdraw.</summary>
    public bool? CanWithdraw { get; init; }

    /// <summary>Whether it may transfer between accounts of Binance.</summary>
    public bool? CanTransferInternally { get; init; }

    /// <summary>Whether it may borrow and repay.</summary>
    public bool? CanUseMargin { get; init; }

    /// <summary>Whether it may trade futures.</summary>
    public bool? CanTradeFutures { get; init; }

    /// <summary>Whether it may transfer between the account's own wallets.</summary>
    public bool? CanTransferUniversally { get; init; }

    /// <summary>Whether it may trade options.</summary>
    public bool? CanTradeVanillaOptions { get; init; }

    /// <summary>Whether it may trade over FIX.</summary>
    public bool? CanTradeByFix { get; init; }

    /// <summary>Whether it may read over FIX.</summary>
    public bool? CanReadByFix { get; init; }

    /// <summary>Whether it may trade on portfolio margin.</summary>
    public bool? CanTradePortfolioMargin { get; init; }
}
