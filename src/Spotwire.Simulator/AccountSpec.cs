using System.Collections.Immutable;
using System.Globalization;

namespace Spotwire.Simulator;

/// <summary>An account of the simulated exchange and what it is funded with.</summary>
public sealed record AccountSpec
{
    /// <summary>Describes an account.</summary>
    /// <param name="name">1 to 64 characters without white space; the keys depend on it and on the seed only.</param>
    /// <param name="balances">What it owns at the start: positive amounts of at most 8 decimals, an asset at most
    /// once.</param>
    /// <exception cref="ArgumentException">The name or a balance breaks these rules.</exception>
    public AccountSpec(string name, params IEnumerable<KeyValuePair<Asset, decimal>> balances)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(balances);
        if (name.Length > 64 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw new ArgumentException("An account's name has 1 to 64 characters and no white space.", nameof(name));
        }

        Name = name;
        Balances = [.. balances];
        if (Balances.Select(balance => balance.Key).Distinct().Count() != Balances.Count)
        {
            throw new ArgumentException("An account names an asset at most once.", nameof(balances));
        }

        foreach (var (asset, amount) in Balances)
        {
            if (asset.IsEmpty || amount <= 0 || amount > 1_000_000_000_000m || decimal.Round(amount, 8) != amount)
            {
                throw new ArgumentException(
                    $"The amount of {asset} is not above zero, above 10^12 or has more than 8 decimals.",
                    nameof(balances));
            }
        }
    }

    /// <summary>The account that there is when none is named: <c>demo</c> with 10 BTC, 100 ETH, 100 BNB and 1,000,000
    /// USDT.</summary>
    public static AccountSpec Demo { get; } = Parse("demo:BTC=10,ETH=100,BNB=100,USDT=1000000");

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>What it owns at the start, in the order given.</summary>
    public IReadOnlyList<KeyValuePair<Asset, decimal>> Balances { get; }

    /// <summary>Public keys that also open the account, as PEM texts (<c>BEGIN PUBLIC KEY</c>): Ed25519, or RSA of 2048
    /// to 4096 bits. Default none.</summary>
    public IReadOnlyList<string> PublicKeys { get; init; } = [];

    /// <summary>Accounts of one group do not trade with each other where self-trade prevention is on; −1 (the default)
    /// for none, else zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below −1.</exception>
    public int TradeGroup
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1);
            field = value;
        }
    }

    = -1;

    /// <summary>Whether commissions are paid in the discount asset where the market takes it and there is enough of it.
    /// Default false.</summary>
    public bool UsesDiscount { get; init; }

    /// <summary>The most of an asset that one order may trade, the filter MAX_ASSET; above zero, an asset at most once.
    /// Default none.</summary>
    /// <exception cref="ArgumentException">An amount is not above zero, or an asset is there twice.</exception>
    public IReadOnlyList<KeyValuePair<Asset, decimal>> MaxAssets
    {
        get;
        init => field = value.All(limit => limit.Value > 0m)
            && value.DistinctBy(limit => limit.Key).Count() == value.Count
            ? value
            : throw new ArgumentException("The most of an asset is above zero, and told once.", nameof(value));
    }

    = [];

    /// <summary>What the account may trade; a market asks for one of each of its
    /// <see cref="MarketRules.PermissionSets"/>. Default SPOT.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = ["SPOT"];

    /// <summary>Reads <c>NAME:ASSET=AMOUNT,…</c>; an account with nothing is <c>NAME:</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static AccountSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            throw new FormatException($"'{text}' is no account: write NAME:ASSET=AMOUNT,…");
        }

        var balances = ImmutableArray.CreateBuilder<KeyValuePair<Asset, decimal>>();
        foreach (var part in text[(colon + 1)..].Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !decimal.TryParse(
                part.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                throw new FormatException($"'{part}' is no balance: write ASSET=AMOUNT.");
            }

            balances.Add(new KeyValuePair<Asset, decimal>(new Asset(part[..equals].Trim()), amount));
        }

        try
        {
            return new AccountSpec(text[..colon].Trim(), balances);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"'{text}' is no account: {exception.Message}", exception);
        }
    }
}
