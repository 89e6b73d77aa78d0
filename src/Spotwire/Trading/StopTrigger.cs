namespace Spotwire.Trading;

/// <summary>What makes a stop-loss or take-profit order become one that trades: a stop price, a distance that trails
/// the last price, or both. A decimal is a stop price. The default value is none, and no order may carry it.</summary>
/// <remarks>Documentation: faqs/trailing-stop-faq.md.</remarks>
public readonly record struct StopTrigger
{
    private StopTrigger(decimal? stopPrice, int? trailingDelta)
    {
        StopPrice = stopPrice;
        TrailingDelta = trailingDelta;
    }

    /// <summary>Quote asset per base asset; null where the order trails from the start.</summary>
    public decimal? StopPrice { get; }

    /// <summary>Trailing distance in basis points (100 is 1 %); null where the order does not trail.</summary>
    public int? TrailingDelta { get; }

    /// <summary>Triggers when the last price reaches a stop price, in quote asset per base asset.</summary>
    public static implicit operator StopTrigger(decimal stopPrice) => new(stopPrice, null);

    /// <summary>Follows the last price from the start, and triggers when it turns back by the distance.</summary>
    /// <param name="basisPoints">Distance; 100 is 1 %. The symbol's TRAILING_DELTA filter bounds it.</param>
    public static StopTrigger Trailing(int basisPoints) => new(null, basisPoints);

    /// <summary>Follows the last price once that has reached the stop price, and triggers when it turns back by the
    /// distance.</summary>
    /// <param name="stopPrice">Quote asset per base asset.</param>
    /// <param name="basisPoints">Distance; 100 is 1 %. The symbol's TRAILING_DELTA filter bounds it.</param>
    public static StopTrigger TrailingFrom(decimal stopPrice, int basisPoints) => new(stopPrice, basisPoints);

    /// <summary>What is wrong with the trigger whatever the order is; null when nothing is.</summary>
    internal string? FindFault() => this switch
    {
        { StopPrice: null, TrailingDelta: null } => "The order names neither a stop price nor a trailing distance.",
        { StopPrice: <= 0 } => "The stop price must be above zero.",
        { TrailingDelta: <= 0 } => "The trailing distance must be above zero.",
        _ => null,
    };
}
