using Spotwire.Trading;

namespace Spotwire.Account;

/// <summary>What the account pays for trades of a symbol. A fill costs the sum of all three sets, the discount taken
/// off the standard one.</summary>
/// <remarks>Documentation: rest-api.md, "Query Commission Rates"; faqs/commission_faq.md.</remarks>
public sealed record SymbolCommissionRates
{
    /// <summary>The market.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Standard rates.</summary>
    public required CommissionRates StandardCommission { get; init; }

    /// <summary>Special rates, added to the standard ones; null where the answer leaves them out.</summary>
    public CommissionRates? SpecialCommission { get; init; }

    /// <summary>Tax rates; null where the answer leaves them out.</summary>
    public CommissionRates? TaxCommission { get; init; }

    /// <summary>The discount when the fee is paid in the discount asset; null where the answer leaves it out.</summary>
    public CommissionDiscount? Discount { get; init; }
}
