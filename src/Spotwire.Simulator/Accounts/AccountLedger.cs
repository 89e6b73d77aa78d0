namespace Spotwire.Simulator.Accounts;

/// <summary>Who owns what. Every unit that an account was funded with and has not withdrawn is free, locked or
/// collected as commission, to the last decimal, after every call.</summary>
/// <remarks>Amounts have at most <see cref="AmountDecimals"/> decimals and an asset is funded with at most
/// <see cref="MaxFunded"/> in all: within that a <see cref="decimal"/> adds and subtracts without rounding. A call that
/// would break a rule throws and changes nothing.</remarks>
internal sealed class AccountLedger
{
    /// <summary>Decimals that an amount may have. Price times quantity needs more than an asset's own 8: a tick of
    /// 0.00001 and a step of 0.0001 make 9.</summary>
    public const int AmountDecimals = 12;

    /// <summary>Decimals of a commission; what is beyond is not collected.</summary>
    public const int CommissionDecimals = 8;

    /// <summary>What may be given out of one asset in all.</summary>
    public const decimal MaxFunded = 10_000_000_000_000_000m;

    private readonly List<Dictionary<Asset, AccountEntry>> _accounts = [];
    private readonly Dictionary<Asset, AssetTotal> _totals = [];

    /// <summary>How many accounts there are; their numbers are 0 and up.</summary>
    public int AccountCount => _accounts.Count;

    /// <summary>Opens an account with nothing in it.</summary>
    /// <returns>Its number.</returns>
    public int Open()
    {
        _accounts.Add([]);
        return _accounts.Count - 1;
    }

    /// <summary>Is told of every account and asset that a call has changed; null for nobody.</summary>
    public Action<int, Asset>? Touched { get; set; }

    /// <summary>Gives an account something out of nowhere.</summary>
    public void Fund(int account, Asset asset, decimal amount)
    {
        RequireAmount(amount);
        var total = Total(asset);
        if (total.Funded + amount > MaxFunded)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), "More than the ledger can count exactly.");
        }

        Entry(account, asset).Free += amount;
        total.Funded += amount;
    }

    /// <summary>Takes something out of the ledger for good.</summary>
    /// <returns>False, and nothing is changed, if not so much is free.</returns>
    public bool TryWithdraw(int account, Asset asset, decimal amount)
    {
        RequireAmount(amount);
        if (amount > GetBalance(account, asset).Free)
        {
            return false;
        }

        Entry(account, asset).Free -= amount;
        Total(asset).Funded -= amount;
        return true;
    }

    /// <summary>Takes a commission out of what is free.</summary>
    /// <returns>False, and nothing is changed, if not so much is free.</returns>
    public bool TryCharge(int account, Asset asset, decimal amount)
    {
        RequireAmount(amount);
        if (amount > GetBalance(account, asset).Free)
        {
            return false;
        }

        Entry(account, asset).Free -= amount;
        Total(asset).Commissions += amount;
        return true;
    }

    /// <summary>What an account has of an asset; zero where it never had any.</summary>
    public AccountBalance GetBalance(int account, Asset asset) =>
        _accounts[account].TryGetValue(asset, out var entry) ? new AccountBalance(entry.Free, entry.Locked) : default;

    /// <summary>All assets that an account has ever had, by name.</summary>
    public IReadOnlyList<KeyValuePair<Asset, AccountBalance>> ListBalances(int account) =>
    [
        .. _accounts[account]
            .OrderBy(pair => pair.Key)
            .Select(pair => KeyValuePair.Create(pair.Key, new AccountBalance(pair.Value.Free, pair.Value.Locked))),
    ];

    /// <summary>Holds an amount for an open order.</summary>
    /// <returns>False, and nothing is changed, if not so much is free.</returns>
    public bool TryLock(int account, Asset asset, decimal amount)
    {
        RequireAmount(amount);
        if (amount > GetBalance(account, asset).Free)
        {
            return false;
        }

        var entry = Entry(account, asset);
        entry.Free -= amount;
        entry.Locked += amount;
        return true;
    }

    /// <summary>Gives back what was held.</summary>
    /// <exception cref="InvalidOperationException">Not so much is locked.</exception>
    public void Unlock(int account, Asset asset, decimal amount)
    {
        RequireAmount(amount);
        if (amount > GetBalance(account, asset).Locked)
        {
            throw new InvalidOperationException("More to unlock than is locked.");
        }

        var entry = Entry(account, asset);
        entry.Locked -= amount;
        entry.Free += amount;
    }

    /// <summary>A commission as it is collected: cut to <see cref="CommissionDecimals"/>.</summary>
    public static decimal CutCommission(decimal commission) =>
        decimal.Round(commission, CommissionDecimals, MidpointRounding.ToZero);

    /// <summary>Books a trade: each side pays and receives. Commissions are charged apart.</summary>
    /// <exception cref="InvalidOperationException">A side cannot pay, or has not locked what is to be
    /// released.</exception>
    public void Settle(in TradeSettlement trade)
    {
        RequireAmount(trade.Quantity);
        RequireAmount(trade.QuoteQuantity);
        if (trade.BaseAsset == trade.QuoteAsset)
        {
            throw new ArgumentException("A trade is between two assets.", nameof(trade));
        }

        RequireParty(trade.Buyer, trade.QuoteAsset, trade.QuoteQuantity);
        RequireParty(trade.Seller, trade.BaseAsset, trade.Quantity);
        Pay(trade.Buyer, trade.QuoteAsset, trade.QuoteQuantity);
        Pay(trade.Seller, trade.BaseAsset, trade.Quantity);
        Entry(trade.Buyer.Account, trade.BaseAsset).Free += trade.Quantity;
        Entry(trade.Seller.Account, trade.QuoteAsset).Free += trade.QuoteQuantity;
    }

    /// <summary>What the exchange has collected of an asset.</summary>
    public decimal CollectedCommission(Asset asset) =>
        _totals.TryGetValue(asset, out var total) ? total.Commissions : 0m;

    /// <summary>Where every unit is, an entry per asset, by name. Adds the accounts up afresh.</summary>
    public IReadOnlyList<AuditedBalance> Audit()
    {
        var sums = new Dictionary<Asset, AccountBalance>();
        foreach (var (asset, entry) in _accounts.SelectMany(account => account))
        {
            var sum = sums.GetValueOrDefault(asset);
            sums[asset] = new AccountBalance(sum.Free + entry.Free, sum.Locked + entry.Locked);
        }

        return
        [
            .. sums.Keys.Union(_totals.Keys).Order().Select(asset => new AuditedBalance
            {
                Asset = asset,
                Funded = _totals.TryGetValue(asset, out var total) ? total.Funded : 0m,
                Free = sums.GetValueOrDefault(asset).Free,
                Locked = sums.GetValueOrDefault(asset).Locked,
                Commissions = CollectedCommission(asset),
            }),
        ];
    }

    private void Pay(in SettlementParty party, Asset asset, decimal amount)
    {
        var entry = Entry(party.Account, asset);
        entry.Locked -= party.Released;
        entry.Free += party.Released - amount;
    }

    private void RequireParty(in SettlementParty party, Asset pays, decimal amount)
    {
        RequireAmount(party.Released);
        var balance = GetBalance(party.Account, pays);
        if (balance.Locked < party.Released || balance.Free + party.Released < amount)
        {
            throw new InvalidOperationException("A side of the trade cannot pay.");
        }
    }

    private static void RequireAmount(decimal amount)
    {
        if (amount < 0m || amount > MaxFunded || decimal.Round(amount, AmountDecimals) != amount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(amount), "An amount is not below zero, not too large, and has at most 12 decimals.");
        }
    }

    private AccountEntry Entry(int account, Asset asset)
    {
        Touched?.Invoke(account, asset);
        var entries = _accounts[account];
        if (!entries.TryGetValue(asset, out var entry))
        {
            entry = new AccountEntry();
            entries.Add(asset, entry);
        }

        return entry;
    }

    private AssetTotal Total(Asset asset)
    {
        if (!_totals.TryGetValue(asset, out var total))
        {
            total = new AssetTotal();
            _totals.Add(asset, total);
        }

        return total;
    }
}
