namespace Spotwire.Trading;

/// <summary>A match that self-trade prevention stopped.</summary>
/// <remarks>Documentation: faqs/stp_faq.md.</remarks>
public sealed record PreventedMatch
{
    /// <summary>Its number.</summary>
    public required long PreventedMatchId { get; init; }

    /// <summary>Symbol of the resting order; null where the answer does not say.</summary>
    public Symbol? MakerSymbol { get; init; }

    /// <summary>The resting order.</summary>
    public required OrderId MakerOrderId { get; init; }

    /// <summary>Price at which it would have happened.</summary>
    public required decimal Price { get; init; }

    /// <summary>What the taker lost, in the base asset; null when nothing.</summary>
    public decimal? TakerPreventedQuantity { get; init; }

    /// <summary>What the maker lost, in the base asset; null when nothing.</summary>
    public decimal? MakerPreventedQuantity { get; init; }
}
