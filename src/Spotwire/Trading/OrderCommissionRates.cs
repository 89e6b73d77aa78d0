namespace Spotwire.Trading;

/// <summary>Commission rates of one order, as fractions: 0.001 is 0.1 %.</summary>
/// <remarks>Documentation: faqs/commission_faq.md.</remarks>
public sealed record OrderCommissionRates
{
    /// <summary>When the order rests.</summary>
    public required decimal Maker { get; init; }

    /// <summary>When the order takes.</summary>
    public required decimal Taker { get; init; }
}
