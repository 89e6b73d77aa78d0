namespace Spotwire.Simulator;

/// <summary>How far from a basis a price may lie, for each side as multiples of the basis, bounds included.</summary>
/// <remarks>Documentation: filters.md, PERCENT_PRICE_BY_SIDE; faqs/price_range_execution_rules.md.</remarks>
public sealed record PriceMultipliers
{
    /// <summary>Highest price of a buyer as a multiple of the basis; above zero, null for no bound.</summary>
    public decimal? BidUp { get; init; }

    /// <summary>Lowest price of a buyer as a multiple of the basis; above zero, null for no bound.</summary>
    public decimal? BidDown { get; init; }

    /// <summary>Highest price of a seller as a multiple of the basis; above zero, null for no bound.</summary>
    public decimal? AskUp { get; init; }

    /// <summary>Lowest price of a seller as a multiple of the basis; above zero, null for no bound.</summary>
    public decimal? AskDown { get; init; }

    /// <summary>Whether all bounds that there are lie above zero.</summary>
    internal bool IsPositive => BidUp is null or > 0m && BidDown is null or > 0m && AskUp is null or > 0m
        && AskDown is null or > 0m;

    /// <summary>The same bounds for both sides.</summary>
    /// <param name="down">Lowest price as a multiple of the basis.</param>
    /// <param name="up">Highest price as a multiple of the basis.</param>
    public static PriceMultipliers Both(decimal down, decimal up) =>
        new() { BidUp = up, BidDown = down, AskUp = up, AskDown = down };
}
