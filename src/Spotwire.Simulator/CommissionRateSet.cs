namespace Spotwire.Simulator;

/// <summary>One set of commission rates: a fill costs the maker's or the taker's rate plus the buyer's or the
/// seller's.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
public sealed record CommissionRateSet
{
    /// <summary>All rates zero.</summary>
    public static CommissionRateSet Zero { get; } = new();

    /// <summary>Rate of an order that was resting, as a part of what is received: 0 to 1, default 0.</summary>
    public decimal Maker { get; init; }

    /// <summary>Rate of an order that takes, as a part of what is received: 0 to 1, default 0.</summary>
    public decimal Taker { get; init; }

    /// <summary>Rate of whoever buys, as a part of what is received: 0 to 1, default 0.</summary>
    public decimal Buyer { get; init; }

    /// <summary>Rate of whoever sells, as a part of what is received: 0 to 1, default 0.</summary>
    public decimal Seller { get; init; }

    /// <summary>Whether no rate is below zero.</summary>
    internal bool IsPositive => Maker >= 0m && Taker >= 0m && Buyer >= 0m && Seller >= 0m;

    /// <summary>The rate of the dearest fill.</summary>
    internal decimal Most => Math.Max(Maker, Taker) + Math.Max(Buyer, Seller);

    /// <summary>The rate of one fill.</summary>
    internal decimal Of(bool isMaker, bool isBuyer) => (isMaker ? Maker : Taker) + (isBuyer ? Buyer : Seller);
}
