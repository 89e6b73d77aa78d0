namespace Spotwire.Rules;

/// <summary>Price in relation to an average of earlier prices. Checked by the exchange only.</summary>
/// <remarks>Documentation: filters.md, "PERCENT_PRICE".</remarks>
public sealed record PercentPriceFilter : Filter
{
    /// <summary>Largest price ÷ average.</summary>
    public decimal MultiplierUp { get; init; }

    /// <summary>Smallest price ÷ average.</summary>
    public decimal MultiplierDown { get; init; }

    /// <summary>Length of the average in minutes; 0 takes the last price.</summary>
    public int AveragePriceMinutes { get; init; }

    /// <inheritdoc/>
    public override string FilterType => "PERCENT_PRICE";
}
