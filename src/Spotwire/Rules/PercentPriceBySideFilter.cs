namespace Spotwire.Rules;

/// <summary>Price in relation to an average of earlier prices, for each side. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "PERCENT_PRICE_BY_SIDE".</remarks>
public sealed record PercentPriceBySideFilter : Filter
{
    /// <summary>Largest price ÷ average of a buy.</summary>
    public decimal BidMultiplierUp { get; init; }

    /// <summary>Smallest price ÷ average of a buy.</summary>
    public decimal BidMultiplierDown { get; init; }

    /// <summary>Largest price ÷ average of a sell.</summary>
    public decimal AskMultiplierUp { get; init; }

    /// <summary>Smallest price ÷ average of a sell.</summary>
    public decimal AskMultiplierDown { get; init; }

    /// <summary>Length of the average in minutes; 0 takes the last price.</summary>
    public int AveragePriceMinutes { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "PERCENT_PRICE_BY_SIDE";
}
