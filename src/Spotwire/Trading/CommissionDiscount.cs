namespace Spotwire.Trading;

/// <summary>The discount on standard commission when it is paid in the discount asset.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
public sealed record CommissionDiscount
{
    /// <summary>Whether the account has it on.</summary>
    public bool IsEnabledForAccount { get; init; }

    /// <summary>Whether the symbol has it on.</summary>
    public bool IsEnabledForSymbol { get; init; }

    /// <summary>The asset to pay with, e.g. BNB; null where there is none.</summary>
    public Asset? DiscountAsset { get; init; }

    /// <summary>Factor on the standard rate when it is paid in that asset.</summary>
    public decimal Discount { get; init; }
}
