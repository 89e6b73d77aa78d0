namespace Spotwire.Account;

/// <summary>The account: permissions, rates and balances.</summary>
/// <remarks>Documentation: rest-api.md, "Account information".</remarks>
public sealed record AccountInfo
{
    /// <summary>Old form of the maker rate, in basis points; see <see cref="CommissionRates"/>.</summary>
    public int MakerCommissionBasisPoints { get; init; }

    /// <summary>Old form of the taker rate, in basis points.</summary>
    public int TakerCommissionBasisPoints { get; init; }

    /// <summary>Old form of the buyer's rate, in basis points.</summary>
    public int BuyerCommissionBasisPoints { get; init; }

    /// <summary>Old form of the seller's rate, in basis points.</summary>
    public int SellerCommissionBasisPoints { get; init; }

    /// <summary>Standard commission rates; null where the exchange did not say.</summary>
    public CommissionRates? CommissionRates { get; init; }

    /// <summary>Whether the account may trade.</summary>
    public required bool CanTrade { get; init; }

    /// <summary>Whether the account may withdraw.</summary>
    public bool CanWithdraw { get; init; }

    /// <summary>Whether the account may deposit.</summary>
    public bool CanDeposit { get; init; }

    /// <summary>Whether the account belongs to a broker.</summary>
    public bool IsBrokered { get; init; }

    /// <summary>Whether orders must name a self-trade prevention mode.</summary>
    public bool RequiresSelfTradePrevention { get; init; }

    /// <summary>Whether the account may not use smart order routing.</summary>
    public bool PreventsSmartOrderRouting { get; init; }

    /// <summary>When the account last changed.</summary>
    public ExchangeTime UpdateTime { get; init; }

    /// <summary>Type of the account, e.g. <c>SPOT</c>.</summary>
    public string AccountType { get => field ?? ""; init; }

    /// <summary>Balance of each asset.</summary>
    public required IReadOnlyList<Balance> Balances { get; init; }

    /// <summary>What the account may trade, e.g. <c>SPOT</c>.</summary>
    public IReadOnlyList<string> Permissions { get => field ?? []; init; }

    /// <summary>The exchange's number of the user; null where it did not say.</summary>
    public long? UserId { get; init; }
}
