namespace Spotwire.Trading;

/// <summary>What a test order would have cost. All members are null unless the rates were asked for.</summary>
/// <remarks>Documentation: rest-api.md, "Test new order".</remarks>
public sealed record TestOrderResult
{
    /// <summary>Standard rates for the order.</summary>
    public OrderCommissionRates? StandardCommission { get; init; }

    /// <summary>Special rates for the order, added to the standard ones.</summary>
    public OrderCommissionRates? SpecialCommission { get; init; }

    /// <summary>Tax rates for the order.</summary>
    public OrderCommissionRates? TaxCommission { get; init; }

    /// <summary>The discount when the fee is paid in the discount asset.</summary>
    public CommissionDiscount? Discount { get; init; }
}
