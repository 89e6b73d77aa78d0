namespace Spotwire.Account;

/// <summary>Commission rates, as fractions: 0.001 is 0.1 %.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
public sealed record CommissionRates
{
    /// <summary>For the resting side.</summary>
    public required decimal Maker { get; init; }

    /// <summary>For the taking side.</summary>
    public required decimal Taker { get; init; }

    /// <summary>Added for the buyer.</summary>
    public decimal Buyer { get; init; }

    /// <summary>Added for the seller.</summary>
    public decimal Seller { get; init; }
}
