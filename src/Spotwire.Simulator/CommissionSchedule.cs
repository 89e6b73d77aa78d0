namespace Spotwire.Simulator;

/// <summary>What fills on a market cost.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
public sealed record CommissionSchedule
{
    /// <summary>Standard rates of 8 basis points for makers and 10 for takers, and nothing else.</summary>
    public static CommissionSchedule Default { get; } = new();

    /// <summary>Standard rates. Default 0.0008 for makers and 0.0010 for takers, so that they cannot be mixed up
    /// unseen.</summary>
    public CommissionRateSet Standard { get; init; } = new() { Maker = 0.0008m, Taker = 0.0010m };

    /// <summary>Special rates, charged on top. Default zero.</summary>
    public CommissionRateSet Special { get; init; } = CommissionRateSet.Zero;

    /// <summary>Tax rates, charged on top. Default zero.</summary>
    public CommissionRateSet Tax { get; init; } = CommissionRateSet.Zero;

    /// <summary>Whether the standard part may be paid in the discount asset at a discount; the account must want it
    /// too. Default true.</summary>
    public bool DiscountEnabled { get; init; } = true;

    /// <summary>What the standard part is multiplied by where it is paid in the discount asset: 0 to 1, default
    /// 0.75.</summary>
    public decimal Discount { get; init; } = 0.75m;

    /// <summary>In what the discount is paid. Default BNB.</summary>
    public Asset DiscountAsset { get; init; } = new("BNB");

    /// <summary>Whether no rate is below zero, and the dearest fill costs no more than what is received.</summary>
    internal bool IsWithinOne => Discount is >= 0m and <= 1m
        && Standard.IsPositive && Special.IsPositive && Tax.IsPositive
        && Standard.Most + Special.Most + Tax.Most <= 1m;
}
